import * as l10n from '@vscode/l10n';
import { parsePython, type PythonModule } from '../../python/parsePython.js';
import type { TextEdit } from '../../model/range.js';
import { applyEdits } from '../../text/applyEdits.js';
import { LineIndex } from '../../text/LineIndex.js';
import { lineStartAt, nextLineStart, withLineEnd } from '../lines.js';
import { unreadable, type MergeText } from '../MergeText.js';
import { changeNotes, keptNotes, namesList, nothingToDo } from '../mergeNotes.js';
import { toTextEdits } from '../offsetEdits.js';
import { addImports } from './addImports.js';
import { bareMethods } from './bareMethods.js';
import { blockItems, type BlockItem } from './blockItems.js';
import { compareBlock, containsGroup, refuseDoubles } from './compareBlock.js';
import { dedented } from './dedented.js';
import { grammarError } from './grammar/grammarError.js';
import { isImportGroup, isTypeCheckingBlock } from './importGroups.js';
import { blockEnd, sharesLine } from './layout.js';
import { onlyRuns } from './looseCode.js';
import { mergeClass, mergeMembers, titlesOf } from './mergeClass.js';
import { MergeState } from './MergeState.js';
import { oddToken } from './oddToken.js';
import type { PythonMergeOptions } from './PythonMergeOptions.js';
import { placeTopLevel } from './placeTopLevel.js';
import { Refusal } from './Refusal.js';

export type { PythonMergeOptions } from './PythonMergeOptions.js';

export type PythonMerge =
  /** `edits`: sorted, not overlapping, ranges relative to the target. `notes`: short sentences for the user. */
  | { kind: 'change'; edits: TextEdit[]; notes: string[] }
  | { kind: 'nothing'; reason: string }
  /** `importedFrom`: where the file has the definition from that the template supposes in it. */
  | { kind: 'refused'; reason: string; importedFrom?: { level: number; module: string; name: string } };

/**
 * Merges a template into Python text by structure: what is missing is added, stubs are replaced, real code is kept and
 * named. Pure; never throws for any text. Merging into the result again has nothing to do.
 */
export function mergePython(target: string, template: string, options: PythonMergeOptions = {}): PythonMerge {
  try {
    return merge(target, withLineEnd(template.replace(/^\uFEFF/u, ''), '\n'), options);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { message: reason, importedFrom } = error;
    return { kind: 'refused', reason, ...(importedFrom ? { importedFrom } : {}) };
  }
}

function merge(target: string, code: string, options: PythonMergeOptions): PythonMerge {
  const module = parsed(target, 'file');
  const template = parsed(dedented(code), 'template');
  if (template.statements.length === 0)
    return { kind: 'nothing', reason: l10n.t('The template holds no code.') };
  const items = blockItems(template.statements);
  refuseDoubles(items);
  if (target.trim() === '') {
    const whole = completed(template, options);
    const start = target.charCodeAt(0) === 0xfeff ? 1 : 0;
    const all = { start, end: target.length, newText: `${whole.text.trimEnd()}\n` };
    return { kind: 'change', edits: toTextEdits(target, [all]), notes: whole.notes };
  }
  const state = new MergeState(module, template, options);
  mergeModule(state);
  const edits = toTextEdits(target, [...state.edits, ...state.insertions.edits(target)]);
  const kept = keptNotes(state);
  if (edits.length === 0) {
    const isMain = items.every(({ kind }) => kind === 'main' || kind === 'import');
    const notes = [...kept, ...state.leftOut, ...(isMain ? state.notes : [])];
    return nothingToDo(notes);
  }
  parsed(applyEdits(target, edits), 'result');
  return { kind: 'change', edits, notes: [...changeNotes(state), ...kept, ...state.notes, ...state.leftOut] };
}

/** The template as a module of its own: with the imports of the standard library that it lacks, without those of itself. */
function completed(template: PythonModule, options: PythonMergeOptions): { text: string; notes: string[] } {
  const state = new MergeState(template, template, options);
  for (const statement of template.statements) state.pieces.push({ statements: [statement] });
  addImports(state);
  const { text } = template;
  for (const { kind, level, module, statement } of template.imports) {
    const isOwn = kind === 'from' && !statement.parent && options.isItself?.(level, module) === true;
    if (!isOwn || sharesLine(statement)) continue;
    const lineEnd = blockEnd(text, statement);
    const end = nextLineStart(text, lineEnd) ?? lineEnd;
    state.edits.push({ start: lineStartAt(text, statement.start), end, newText: '' });
  }
  const edits = toTextEdits(text, [...state.edits, ...state.insertions.edits(text)]);
  return { text: applyEdits(text, edits), notes: state.notes };
}

function parsed(text: string, which: MergeText): PythonModule {
  const module = parsePython(text);
  const error = module.errors[0] ?? grammarError(module.tokens);
  const odd = error ? error.start : oddToken(module);
  if (odd === undefined) return module;
  const line = new LineIndex(text).position(odd).line + 1;
  throw new Refusal(unreadable(which, 'Python', line, error?.message ?? l10n.t('This does not fit here.')));
}

function mergeModule(state: MergeState): void {
  const all = blockItems(state.template.statements);
  leaveOut(state, all);
  const bare = bareMethods(state, all);
  const items = all.filter((item) => !onlyRuns(item) && !bare?.methods.includes(item));
  const block = { items, target: state.target.statements, path: '', unit: state.unit };
  const { missing, classes } = compareBlock(state, block);
  if (bare)
    mergeMembers(
      state,
      bare.methods.map((item) => item.statements[0]),
      bare.owner,
      bare.owner.name!,
    );
  for (const pair of classes) mergeClass(state, pair.template, pair.target);
  placeTopLevel(
    state,
    missing.filter((item) => !isImportGroup(item) && !isTypeCheckingBlock(item)),
  );
}

/** Names what of the template is not for a file that is there already. */
function leaveOut(state: MergeState, items: readonly BlockItem[]): void {
  const missing = items.filter(
    (item) => onlyRuns(item) && !containsGroup(state.target.statements, item.statements),
  );
  if (missing.length > 0) {
    const code = missing.flatMap(titlesOf);
    if (items.every((item) => item.kind === 'import' || item.kind === 'main' || onlyRuns(item))) {
      throw new Refusal(
        l10n.t('The template defines nothing that could be merged, it only runs {0}.', namesList(code)),
      );
    }
    state.leftOut.push(
      l10n.t('Left out, since it would run whenever the file is imported: {0}.', namesList(code)),
    );
  }
  if (items.some(({ kind }) => kind === 'main')) {
    state.notes.push(l10n.t('The `if __name__ == "__main__"` of the template is left out.'));
  }
}
