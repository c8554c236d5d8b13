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
}

const emptyInventory = 'version: 1\n';

/** Writes a defect to the inventory of the workspace, which is made when there is none. */
export async function newDefectPlan(ledger: Ledger, files: FileAccess, wanted: NewDefect): Promise<FixPlan> {
  const found = await findInventory(ledger, files);
  const path = found.natives.includes(found.path) ? found.path : (found.natives[0] ?? found.path);
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
    notes: [],
  };
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
