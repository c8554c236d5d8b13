import * as l10n from '@vscode/l10n';
import type { JsonValue } from '../../../sources/valueTree.js';
import { applyEdits } from '../../../text/applyEdits.js';
import { lineEndAt, lineStartAbove, lineStartAt, withLineEnd } from '../../lines.js';
import type { TextMerge } from '../../Merger.js';
import { toTextEdits, type OffsetEdit } from '../../offsetEdits.js';
import { Refusal } from '../../python/Refusal.js';
import { notTogether } from '../../refusals.js';
import { DataMerge } from '../DataMerge.js';
import { plainOf, sameData, type DataNode } from '../DataNode.js';
import { mergedData } from '../mergedData.js';
import { outcome, rootMerge } from '../rootMerge.js';
import { documentName, matchDocuments } from './matchDocuments.js';
import { readYamlData } from './readYamlData.js';
import { YamlWriter } from './YamlWriter.js';

export interface YamlMergeOptions {
  replace?: boolean;
}

/** Merges YAML by its data; only what is added or replaced is written, all other bytes stay. Throws `Refusal`. */
export function mergeYaml(target: string, written: string, options: YamlMergeOptions = {}): TextMerge {
  const replace = options.replace ?? false;
  // Columns are counted without the byte order mark.
  const base = target.charCodeAt(0) === 0xfeff ? 1 : 0;
  const text = target.slice(base);
  const template = withLineEnd(written.replace(/^\uFEFF/u, ''), '\n');
  const templates = readYamlData(template, 'template');
  const targets = readYamlData(text, 'file');
  if (templates.length === 0) return { kind: 'nothing', reason: l10n.t('The template holds no value.') };
  if (targets.length === 0) {
    const edits = toTextEdits(target, shifted(fillBlank(text, template), base));
    verify(applyEdits(target, edits).slice(base), templates.map(plainOf));
    return { kind: 'change', edits, notes: [] };
  }
  if (
    targets.length === templates.length &&
    targets.every((each, i) => sameData(plainOf(each), plainOf(templates[i]!)))
  )
    return { kind: 'nothing', reason: l10n.t('All of the template is there already.') };
  const merge = new DataMerge(replace);
  const writer = new YamlWriter(text, template, targets, templates);
  const expected = new Map<DataNode, JsonValue>(targets.map((each) => [each, plainOf(each)]));
  const edits: OffsetEdit[] = [];
  const appended: DataNode[] = [];
  for (const pair of matchDocuments(targets, templates)) {
    if (!pair.target) {
      appended.push(pair.template);
      continue;
    }
    const { whole } = rootMerge(merge, pair.target, pair.template, replace);
    if (whole) {
      const { start, end } = pair.template;
      edits.push({ start: pair.target.start, end: pair.target.end, newText: template.slice(start, end) });
    }
    expected.set(pair.target, mergedData(pair.target, pair.template, replace));
  }
  edits.push(
    ...merge.changes.flatMap((change) => writer.edits(change)),
    ...appendDocuments(text, template, appended),
  );
  const textEdits = toTextEdits(target, shifted(edits, base));
  verify(applyEdits(target, textEdits).slice(base), [...expected.values(), ...appended.map(plainOf)]);
  const notes = appended.map((node) => l10n.t('Added as another document: `{0}`.', documentName(node)));
  return outcome(merge, textEdits, notes);
}

function verify(after: string, expected: readonly JsonValue[]): void {
  const found = readYamlData(after, 'result').map(plainOf);
  if (found.length !== expected.length || !found.every((value, i) => sameData(value, expected[i]!)))
    throw /(?:^|\s)[&*][^\s,[\]{}]/u.test(after)
      ? new Refusal(l10n.t('An anchor would carry the change to other places of the file.'))
      : notTogether();
}

function shifted(edits: readonly OffsetEdit[], by: number): OffsetEdit[] {
  return edits.map(({ start, end, newText }) => ({ start: start + by, end: end + by, newText }));
}

/** A file of blanks becomes the template; one of comments gets it below them. */
function fillBlank(text: string, template: string): OffsetEdit[] {
  const content = text.trimEnd().length;
  const code = template.trim() === '' ? '' : `${template.replace(/^\s*\n/u, '').trimEnd()}\n`;
  if (content === 0) return [{ start: 0, end: text.length, newText: code }];
  const gap = /(?:^|\n)---[ \t]*$/u.test(text.slice(0, content)) ? '\n' : '\n\n';
  return [{ start: content, end: text.length, newText: gap + code }];
}

/** Below all the rest, each after its `---`. */
function appendDocuments(text: string, template: string, documents: readonly DataNode[]): OffsetEdit[] {
  if (documents.length === 0) return [];
  const start = text.trimEnd().length;
  const newText = documents.map((node) => {
    const from = lineStartAt(template, node.start);
    return `\n---\n${commentsOver(template, from)}${template.slice(from, lineEndAt(template, node.end))}`;
  });
  return [{ start, end: start, newText: newText.join('') }];
}

/** The comment lines directly above a document. */
function commentsOver(text: string, start: number): string {
  let from = start;
  while (from > 0) {
    const above = lineStartAbove(text, from);
    if (text[above] !== '#') break;
    from = above;
  }
  return text.slice(from, start);
}
