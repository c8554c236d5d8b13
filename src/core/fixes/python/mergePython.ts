import { parsePython, type PythonModule } from '../../python/parsePython.js';
import type { TextEdit } from '../../model/range.js';
import { applyEdits } from '../../text/applyEdits.js';
import { LineIndex } from '../../text/LineIndex.js';
import { withLineEnd } from '../lines.js';
import { toTextEdits } from '../offsetEdits.js';
import { blockItems } from './blockItems.js';
import { compareBlock, refuseDoubles } from './compareBlock.js';
import { isImportGroup, isTypeCheckingBlock } from './importGroups.js';
import { mergeClass } from './mergeClass.js';
import { MergeState } from './MergeState.js';
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
  const module = parsed(target, 'The file');
  const template = parsed(code, 'The template');
  if (template.statements.length === 0) return { kind: 'nothing', reason: 'The template holds no code.' };
  const items = blockItems(template.statements);
  refuseDoubles(items);
  if (target.trim() === '') {
    const all = {
      start: target.charCodeAt(0) === 0xfeff ? 1 : 0,
      end: target.length,
      newText: `${code.trimEnd()}\n`,
    };
    return { kind: 'change', edits: toTextEdits(target, [all]), notes: [] };
  }
  const state = new MergeState(module, template, options);
  if (items.some(({ kind }) => kind === 'main')) {
    state.notes.push('The `if __name__ == "__main__"` of the template is left out.');
  }
  mergeModule(state);
  const edits = toTextEdits(target, [...state.edits, ...state.insertions.edits(target)]);
  const kept = keptNotes(state);
  if (edits.length === 0) {
    const reason = kept.length > 0 ? 'There is nothing to add.' : 'All of the template is there already.';
    return { kind: 'nothing', reason: [reason, ...kept].join(' ') };
  }
  parsed(applyEdits(target, edits), 'The file after the merge');
  return { kind: 'change', edits, notes: [...changeNotes(state), ...kept, ...state.notes] };
}

function parsed(text: string, what: string): PythonModule {
  const module = parsePython(text);
  const error = module.errors[0];
  if (!error) return module;
  const line = new LineIndex(text).position(error.start).line + 1;
  throw new Refusal(`${what} cannot be read as Python, line ${line}: ${error.message}.`);
}

function mergeModule(state: MergeState): void {
  const items = blockItems(state.template.statements);
  const block = { items, target: state.target.statements, path: '', unit: state.unit };
  const { missing, classes } = compareBlock(state, block);
  for (const pair of classes) mergeClass(state, pair.template, pair.target);
  placeTopLevel(
    state,
    missing.filter((item) => !isImportGroup(item) && !isTypeCheckingBlock(item)),
  );
}

function changeNotes({ added, replaced }: MergeState): string[] {
  const notes: string[] = [];
  if (added.length > 0) notes.push(`Added: ${list(added)}.`);
  if (replaced.length > 0) notes.push(`Replaced: ${list(replaced)}.`);
  return notes;
}

function keptNotes({ kept, keptValues }: MergeState): string[] {
  const notes: string[] = [];
  if (kept.length > 0) notes.push(`Kept as in the file: ${list(kept)}.`);
  if (keptValues.length > 0) notes.push(`Kept, with another value: ${list(keptValues)}.`);
  return notes;
}

function list(names: readonly string[]): string {
  return [...new Set(names)].map((name) => `\`${name}\``).join(', ');
}
