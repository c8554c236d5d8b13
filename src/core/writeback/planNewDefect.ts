import * as l10n from '@vscode/l10n';
import { emptyLedger } from '../ledger/emptyLedger.js';
import { defectValue } from '../export/inventory/entryValues.js';
import { planInventory } from '../export/inventory/planInventory.js';
import type { FileText } from '../files/FileAccess.js';
import { appendToBrackets, bracketLayout, fillBrackets } from '../fixes/data/bracketEdits.js';
import type { OffsetEdit } from '../fixes/offsetEdits.js';
import type { Defect, Ledger } from '../model/ledger.js';
import { RANKS } from '../sources/fragment.js';
import { entryOf, toValue } from '../sources/valueTree.js';
import { spaced } from './appendedItem.js';
import { changedPaths } from './changedPaths.js';
import { planFoundDefect } from './planFoundDefect.js';
import { Proof } from './Proof.js';
import { refused, type WritePlan } from './WritePlan.js';

/**
 * A new defect at the end of an inventory, YAML or JSON, in the style of its list, or as a row of the table of a report. Every byte that is there
 * stays. Never throws.
 * @param source the inventory's text of now
 * @param path of the inventory
 * @param defect its id is not in the inventory yet
 */
export function planNewDefect(source: FileText | Proof, path: string, defect: Defect): WritePlan {
  const proof = Proof.of(path, source);
  const { before, format, root, work } = proof;
  if (proof.obstacle !== undefined) return refused(proof.obstacle);
  if (before.defects.some(({ id }) => id === defect.id))
    return refused(l10n.t('{0} has a defect {1} already.', path, defect.id));
  if (before.rank !== RANKS.native && before.defects.length > 0) return planFoundDefect(proof, defect);
  if (format === 'yaml') return inYaml(proof.file, path, defect);
  const list = root?.kind === 'map' ? entryOf(root, 'defects')?.value : undefined;
  if (format !== 'json' || before.rank !== RANKS.native || list?.kind !== 'list')
    return refused(
      before.rank === RANKS.native
        ? l10n.t('{0} is no inventory of Defect Ledger’s own format with a list `defects`.', path)
        : l10n.t(
            '{0} has no defect yet that a new one could be written like; write the first one by hand.',
            path,
          ),
    );
  const value = defectValue(defect, (id) => id, defect.templates);
  const expected = JSON.stringify([...list.items.map((item) => toValue(item)), value]);
  const { text } = work;
  const brackets = { text, start: list.start, end: list.end, items: list.items, lineComment: '//' };
  const layout = bracketLayout(brackets);
  const item = layout?.lines ? inLines(value, layout.indent, text, list.items[0]!) : spaced(value);
  const edits: readonly OffsetEdit[] = layout
    ? appendToBrackets(brackets, layout, [item])
    : fillBrackets(brackets, { lines: false }, '', [item]);
  const plan = proof.first([edits], {
    says: (after) => after.defects.length === before.defects.length + 1,
    mayChange: (changed) => changed.length === 1 && changed[0] === 'defects',
    dataMayChange: (changed, after) =>
      changed.length === 1 &&
      changedPaths((after as { defects: never }).defects, JSON.parse(expected) as never).length === 0,
  });
  return (
    plan ??
    refused(l10n.t('{0} cannot be extended safely in the way it is written; nothing was changed.', path))
  );
}

function inYaml(file: FileText, path: string, defect: Defect): WritePlan {
  const ledger: Ledger = { ...emptyLedger(), defects: [{ ...defect, mentions: [] }] };
  const chosen = { defects: [defect.id], phases: false, criteria: false };
  const plan = planInventory({ ledger, chosen, path, existing: file.text });
  if ('refused' in plan) return refused(plan.refused);
  return plan.edits.length === 0 ? { kind: 'nothing' } : { kind: 'change', edits: plan.edits };
}

/** Like the first item: on one line, or with a line a field. */
function inLines(value: object, indent: string, text: string, first: { start: number; end: number }): string {
  const written = text.slice(first.start, first.end);
  if (!/[\r\n]/u.test(written)) return spaced(value);
  const deeper = /[\r\n]([ \t]+)\S/u.exec(written)?.[1] ?? '';
  const unit =
    deeper.startsWith(indent) && deeper.length > indent.length ? deeper.slice(indent.length) : '  ';
  return JSON.stringify(value, null, unit).replaceAll('\n', `\n${indent}`);
}
