import type { DefectGroup } from '../../../src/core/ledger/identity/groupDefects.js';
import type { Phase, Task } from '../../../src/core/model/ledger.js';
import type { Mention } from '../../../src/core/model/range.js';
import { emptyFragment, RANKS, type DefectEntry, type Fragment } from '../../../src/core/sources/fragment.js';

export interface FragmentOptions {
  date?: string;
  /** Default: of a report. */
  rank?: number;
}

/** One source, made by hand: each call places what it adds on a line of its own. */
export class HandMade {
  readonly fragment: Fragment;
  private line = 0;

  constructor(
    readonly path: string,
    { date, rank = RANKS.report }: FragmentOptions = {},
  ) {
    const kind = rank === RANKS.report ? 'report' : 'inventory';
    const source = { path, kind, encoding: 'utf-8', repaired: false } as const;
    this.fragment = emptyFragment(date === undefined ? source : { ...source, date }, rank);
  }

  readiness(min: number, max = min): this {
    this.fragment.readiness.push({ current: { min, max }, source: this.next() });
    return this;
  }

  total(subject: string, min: number, max = min): this {
    this.fragment.totals.push({ subject, value: min, span: { min, max }, source: this.next() });
    return this;
  }

  suite(name: string, passed: number, min: number, max = min): this {
    this.fragment.suites.push({ name, passed, total: min, totalSpan: { min, max }, source: this.next() });
    return this;
  }

  defect(id: string, title: string, fields: Partial<DefectEntry> = {}): this {
    const { range } = this.next();
    const fieldRanges: DefectEntry['fieldRanges'] = {
      ...(fields.rawStatus === undefined ? {} : { status: range }),
      ...(fields.severity === undefined ? {} : { severity: range }),
    };
    this.fragment.defects.push({
      id,
      title,
      kind: 'defect',
      status: 'open',
      fixOptions: [],
      checklist: [],
      dependsOn: [],
      details: {},
      hasOwnId: true,
      form: 'entry',
      siblings: 'all',
      mention: { path: this.path, range },
      anchors: [],
      templates: [],
      fieldRanges,
      ...fields,
    });
    return this;
  }

  /** A phase of two weeks at the place `order`, unless `fields` says otherwise; tasks by title. */
  phase(
    order: number,
    title: string,
    tasks: readonly (string | Partial<Task>)[] = [],
    fields: Partial<Phase> = {},
  ): this {
    const { start } = this.next().range;
    const made = tasks.map((task): Task => {
      const own = typeof task === 'string' ? { title: task } : task;
      return { title: '', done: false, defects: [], source: this.next(), ...own };
    });
    this.fragment.phases.push({
      id: `phase-${order}`,
      title,
      order,
      weeks: { start: order * 2 - 1, end: order * 2 },
      tasks: made,
      exitCriteria: [],
      mentions: [{ path: this.path, range: { start, end: { line: this.line, character: 0 } } }],
      ...fields,
    });
    return this;
  }

  private next(): Mention {
    const line = this.line++;
    return { path: this.path, range: { start: { line, character: 0 }, end: { line, character: 9 } } };
  }
}

export const fragmentsOf = (sources: readonly HandMade[]): Fragment[] =>
  sources.map(({ fragment }) => fragment);

/** Entries of one id are one defect: what identity finds is tested elsewhere. */
export function groupsOf(fragments: readonly Fragment[]): DefectGroup[] {
  const groups = new Map<string, DefectGroup['entries'][number][]>();
  for (const fragment of fragments) {
    for (const entry of fragment.defects) {
      const key = `${fragment.source.path}#${entry.id}`;
      groups.set(entry.id, [...(groups.get(entry.id) ?? []), { entry, fragment, key }]);
    }
  }
  return [...groups].map(([id, entries]) => ({ id, entries }));
}
