import * as l10n from '@vscode/l10n';
import type { TextEdit } from '../../model/range.js';
import type { SyntaxParsers } from '../../syntax/SyntaxParsers.js';
import { applyEdits } from '../../text/applyEdits.js';
import { LineIndex } from '../../text/LineIndex.js';
import { withLineEnd } from '../lines.js';
import type { TextMerge } from '../Merger.js';
import { changeNotes, keptNotes, nothingToDo } from '../mergeNotes.js';
import type { MergeText } from '../MergeText.js';
import { toTextEdits, type OffsetEdit } from '../offsetEdits.js';
import { Refusal } from '../python/Refusal.js';
import { onlyDeclares } from '../refusals.js';
import { compareItems } from './compareItems.js';
import { mergeMembers, refuseDoubles } from './mergeMembers.js';
import { placeScriptItems } from './placeScriptItems.js';
import { parseScript, type Script } from './Script.js';
import { ScriptMerge } from './ScriptMerge.js';

export type ScriptMergeResult =
  | Exclude<TextMerge, { kind: 'refused' }>
  /** `importedFrom`: the module that the file has the definition from that the template supposes in it. */
  | { kind: 'refused'; reason: string; importedFrom?: string };

export interface ScriptMergeOptions {
  /** Replace definitions that have a body of their own. Default: false. */
  readonly replace?: boolean;
}

/**
 * Merges a template into TypeScript or JavaScript text by structure: what is missing is added, stubs are replaced, real code is
 * kept and named. `path` says which language it is. Never throws for any text. Merging into the result again has nothing to do.
 */
export async function mergeScript(
  { path, target, template }: { path: string; target: string; template: string },
  parsers: SyntaxParsers,
  { replace = false }: ScriptMergeOptions = {},
): Promise<ScriptMergeResult> {
  const code = withLineEnd(template.replace(/^\uFEFF/u, ''), '\n');
  const open: Script[] = [];
  const parse = async (text: string, which: MergeText): Promise<Script> => {
    const script = await parseScript(path, text, parsers, which);
    open.push(script);
    return script;
  };
  try {
    const inFile = await parse(target, 'file');
    const given = await parseTemplate(path, code, parsers, parse);
    if (given.root.namedChildren.every(({ type }) => type.endsWith('comment')))
      return { kind: 'nothing', reason: l10n.t('The template holds no code.') };
    const { edits, notes, kept } = computed(inFile, given, replace);
    if (edits.length === 0) return nothingToDo(kept);
    const changes = toTextEdits(target, edits);
    const after = await parse(applyEdits(target, changes), 'result');
    refuseRunningTogether(inFile, after, changes);
    return { kind: 'change', edits: changes, notes };
  } catch (error) {
    if (error instanceof RangeError && /call stack/u.test(error.message))
      return { kind: 'refused', reason: l10n.t('The text is nested too deeply to be merged.') };
    if (!(error instanceof Refusal)) throw error;
    const { message: reason, importedFrom } = error;
    return { kind: 'refused', reason, ...(importedFrom ? { importedFrom: importedFrom.module } : {}) };
  } finally {
    for (const script of open) script.dispose();
  }
}

async function parseTemplate(
  path: string,
  code: string,
  parsers: SyntaxParsers,
  parse: (text: string, which: MergeText) => Promise<Script>,
): Promise<Script> {
  try {
    return await parse(code, 'template');
  } catch (error) {
    const members = await parsers.parse(path, `class Template {\n${code}\n}`);
    const fits = members !== undefined && !members.root.hasError;
    members?.dispose();
    if (!fits || !(error instanceof Refusal)) throw error;
    throw new Refusal(l10n.t('The template has members of a class, and does not say of which class.'));
  }
}

interface Computed {
  readonly edits: readonly OffsetEdit[];
  readonly notes: string[];
  readonly kept: string[];
}

function computed(target: Script, template: Script, replace: boolean): Computed {
  const merge = new ScriptMerge(target, template, replace);
  const { templateItems, targetItems } = merge;
  refuseDoubles(templateItems, '');
  if (target.text.replace(/^\uFEFF/u, '').trim() === '') {
    const start = target.text.charCodeAt(0) === 0xfeff ? 1 : 0;
    return {
      edits: [{ start, end: target.text.length, newText: `${template.text.trimEnd()}\n` }],
      notes: [],
      kept: [],
    };
  }
  if (templateItems.some(({ kind }) => kind === 'main')) {
    merge.notes.push(l10n.t('The part of the template that runs when the file is the program is left out.'));
  }
  const items = templateItems.filter(({ kind }) => kind !== 'moduleExports');
  const block = { items, target: targetItems, path: '', bound: new Set<string>(), anchor: undefined };
  const { missing, pairs } = compareItems(merge, block);
  for (const pair of pairs) mergeMembers(merge, pair.template, pair.target);
  if (target.declares && missing.some(({ kind, body }) => kind === 'function' && body)) {
    throw onlyDeclares(target.path);
  }
  placeScriptItems(merge, missing);
  const kept = keptNotes(merge);
  return { edits: merge.allEdits(), notes: [...changeNotes(merge), ...kept, ...merge.notes], kept };
}

/** Without semicolons, code can become one statement with what it is put next to: each statement of the file must still be one. */
function refuseRunningTogether(before: Script, after: Script, changes: readonly TextEdit[]): void {
  const lines = new LineIndex(before.text);
  const edits = changes.map(({ range, newText }) => ({
    start: lines.offset(range.start),
    end: lines.offset(range.end),
    newText,
  }));
  // The semicolon that ends a statement may be the first that is added.
  const codeEnd = (text: string, end: number): number => {
    let at = end;
    while (at > 0 && /[\s;]/u.test(text[at - 1]!)) at--;
    return at;
  };
  const whole = new Set(
    after.root.children.map(({ startIndex, endIndex }) => `${startIndex} ${codeEnd(after.text, endIndex)}`),
  );
  for (const { startIndex, endIndex } of before.root.namedChildren) {
    if (edits.some(({ start, end }) => end > startIndex && start < endIndex)) continue;
    const shift = edits
      .filter(({ end }) => end <= startIndex)
      .reduce((sum, { start, end, newText }) => sum + newText.length - (end - start), 0);
    if (whole.has(`${startIndex + shift} ${codeEnd(before.text, endIndex) + shift}`)) continue;
    throw new Refusal(
      l10n.t(
        'The added code would become one statement with the code next to it: a semicolon is missing there.',
      ),
    );
  }
}
