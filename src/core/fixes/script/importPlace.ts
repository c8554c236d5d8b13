import { lineStartAt } from '../lines.js';
import { blockEntries, tailEnd } from './blockEntries.js';
import type { ScriptMerge, ScriptPlace } from './ScriptMerge.js';
import { endOf, startOf } from './ScriptItem.js';

export interface SpacedScriptPlace {
  readonly place: ScriptPlace;
  readonly before: number;
  readonly after: number;
}

/** Below the last import of its group (packages, own files), else below or above the other group, else at the head. */
export function importPlace(merge: ScriptMerge, source: string): SpacedScriptPlace {
  const { targetImports, target } = merge;
  const isOwn = (each: string): boolean => each.startsWith('.');
  const same = targetImports.filter((each) => isOwn(each.source) === isOwn(source));
  const like = same[same.length - 1];
  const last = like ?? (isOwn(source) ? targetImports[targetImports.length - 1] : undefined);
  if (last) {
    const next = merge.targetItems.find((item) => startOf(item) >= last.node.endIndex);
    const after = next && next.kind !== 'import' ? 1 : 0;
    return { place: merge.below(last.node.endIndex), before: 0, after };
  }
  const [first] = targetImports;
  if (first)
    return { place: { above: lineStartAt(target.text, first.node.startIndex) }, before: 0, after: 0 };
  return headPlace(merge);
}

/** Below the interpreter line, the directives and the comments that are of the file rather than of its first statement. */
export function headPlace({ target, targetItems }: ScriptMerge): SpacedScriptPlace {
  const { root, text } = target;
  const directives = targetItems.slice(0, targetItems.findIndex(({ kind }) => kind !== 'directive') >>> 0);
  const directive = directives[directives.length - 1];
  if (directive)
    return { place: { below: tailEnd(text, endOf(directive)) ?? endOf(directive) }, before: 1, after: 1 };
  const [entry] = blockEntries(root, text);
  const limit = entry?.start ?? Infinity;
  const head = root.children.filter(
    ({ type, startIndex }) => startIndex < limit && (type.endsWith('comment') || type === 'hash_bang_line'),
  );
  let last = entry ? head.filter(({ endIndex }) => endIndex <= entry.lead) : head;
  if (entry && last.length < head.length && isOfFile(head[last.length]!.text)) last = head;
  const end = last[last.length - 1]?.endIndex;
  if (end !== undefined) return { place: { below: tailEnd(text, end) ?? end }, before: 1, after: 1 };
  return { place: { above: text.charCodeAt(0) === 0xfeff ? 1 : 0 }, before: 0, after: 1 };
}

function isOfFile(comment: string): boolean {
  return /^\/\*!|@(?:license|file|fileoverview|packageDocumentation|ts-|jest-environment|flow)|\bcopyright\b|\blicen[sc]e|SPDX-|eslint|@ts-/iu.test(
    comment,
  );
}
