import type { FileText } from '../files/FileAccess.js';
import type { FileFix } from '../fixes/FixPlan.js';
import { joinFixes } from '../fixes/joinFixes.js';
import type { DefectMention } from '../model/ledger.js';
import type { Mention, TextEdit } from '../model/range.js';
import type { DefectEntry, Fragment } from '../sources/fragment.js';
import { applyEdits } from '../text/applyEdits.js';
import type { ValuePath } from './changedPaths.js';
import { entryAt } from './entryAt.js';
import { ticksOf } from './planCheck.js';
import { Proof } from './Proof.js';
import { sameRange } from './sameRange.js';

/** Where a part of a fragment is after a write; undefined when it is gone. */
export type Shift = (path: ValuePath) => ValuePath | undefined;

/** One source while several writes into it are planned, each on what those before it leave. */
export class SourceDraft {
  private readonly original: Fragment;
  private readonly shifts: Shift[] = [];
  private made: FileFix | undefined;
  private now: Proof;

  constructor(
    readonly path: string,
    file: FileText,
  ) {
    this.now = new Proof(path, file);
    this.original = this.now.before;
  }

  /** The source as the writes so far leave it. */
  get proof(): Proof {
    return this.now;
  }

  get fragment(): Fragment {
    return this.now.before;
  }

  /** What all writes do together; undefined where they leave the text as it was. */
  get fix(): FileFix | undefined {
    return this.made?.after === this.made?.before ? undefined : this.made;
  }

  /** What the entry said, before any write, that a mention is of. */
  entry(mention: DefectMention): DefectEntry | undefined {
    return this.original.defects[entryAt(this.original, mention)];
  }

  /** The place among the defects of now of the entry that a mention, of the text as it was, is of. */
  indexOf(mention: DefectMention): number | undefined {
    const index = entryAt(this.original, mention);
    const at = index < 0 ? undefined : this.shifted(['defects', index]);
    return at && (at[1] as number);
  }

  /** Where a task, a criterion or a check of these words is now, by where it was. */
  check(mention: Mention, words: string | undefined): Mention | undefined {
    const found = ticksOf(this.original).find(
      ({ source, text }) => (words === undefined || text === words) && sameRange(source.range, mention.range),
    );
    const at = found && this.shifted(found.path);
    return at && ticksOf(this.fragment).find(({ path }) => path.join('/') === at.join('/'))?.source;
  }

  /** @param shift where what stood behind is now. Default: nothing moved */
  apply(edits: readonly TextEdit[], shift?: Shift): void {
    const before = this.now.file.text;
    const after = applyEdits(before, edits, this.now.work.lines);
    const fix: FileFix = { path: this.path, kind: 'edit', before, edits: [...edits], after };
    this.made = this.made ? joinFixes(this.made, fix) : fix;
    this.now = this.now.withText(after);
    if (shift) this.shifts.push(shift);
  }

  private shifted(path: ValuePath): ValuePath | undefined {
    let at: ValuePath | undefined = path;
    for (const shift of this.shifts) at = at && shift(at);
    return at;
  }
}

/** Entries from `index` on are now `by` places on; with -1 that one is gone. */
export function entriesShifted(index: number, by: 1 | -1): Shift {
  return (path) => {
    const [list, at, ...rest] = path;
    if (list !== 'defects' || typeof at !== 'number' || at < index) return path;
    return by < 0 && at === index ? undefined : [list, at + by, ...rest];
  };
}
