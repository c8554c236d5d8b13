import { findInventory } from '../export/inventory/findInventory.js';
import { outsideReason, type FileAccess } from '../files/FileAccess.js';
import type { FixPlan } from '../fixes/FixPlan.js';
import type { AnchorOf } from '../model/anchor.js';
import type { Defect, Ledger } from '../model/ledger.js';
import type { Priority, Severity } from '../model/vocabulary.js';
import { applyEdits } from '../text/applyEdits.js';
import { planNewDefect } from './planNewDefect.js';

/** What a person says of a new defect. */
export interface NewDefect {
  readonly id: string;
  readonly title: string;
  readonly priority?: Priority | undefined;
  readonly severity?: Severity | undefined;
  /** The code that it speaks of. */
  readonly place?: AnchorOf<'range'> | undefined;
  /** The source to write it to. Default: the inventory of our own format nearest to the top, which is made when there is none */
  readonly into?: string | undefined;
}

const emptyInventory = 'version: 1\n';

/** Writes a defect to an inventory, which is made when there is none, or to another source that has defects. */
export async function newDefectPlan(ledger: Ledger, files: FileAccess, wanted: NewDefect): Promise<FixPlan> {
  const path = wanted.into ?? (await ownInventory(ledger, files));
  if (await files.leadsOutside(path)) return { kind: 'refused', reason: outsideReason(path) };
  const file = await files.read(path);
  const made = planNewDefect(
    file ?? { text: emptyInventory, encoding: 'utf-8' },
    path,
    defectOf(wanted, path),
  );
  if (made.kind === 'refused') return made;
  if (made.kind === 'nothing') return { kind: 'nothing', reason: '' };
  const before = file?.text ?? '';
  const after = applyEdits(file?.text ?? emptyInventory, made.edits);
  return {
    kind: 'change',
    files: [{ path, kind: file ? 'edit' : 'create', before, edits: file ? made.edits : [], after }],
    notes: made.notes ?? [],
  };
}

async function ownInventory(ledger: Ledger, files: FileAccess): Promise<string> {
  const { path, natives } = await findInventory(ledger, files);
  return natives.includes(path) ? path : (natives[0] ?? path);
}

function defectOf({ id, title, priority, severity, place }: NewDefect, path: string): Defect {
  const start = { line: 0, character: 0 };
  const source = { path, range: { start, end: start } };
  return {
    id,
    title,
    kind: 'defect',
    ...(priority ? { priority } : {}),
    ...(severity ? { severity } : {}),
    status: 'open',
    fixOptions: [],
    checklist: [],
    dependsOn: [],
    details: {},
    evidence: 'unlocated',
    anchors: place ? [{ ...place, inferred: false, source, state: 'located' }] : [],
    occurrences: [],
    templates: [],
    phases: [],
    mentions: [],
  };
}
