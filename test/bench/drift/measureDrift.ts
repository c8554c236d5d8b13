import { outlineOf, trackingOf } from './baselines.js';
import { storedContext, takeBaseline, writeBaseline } from '../../../src/core/evidence/tracking/Baseline.js';
import { silentLogger } from '../../../src/core/files/FileAccess.js';
import type { History } from '../../../src/core/history/History.js';
import { LedgerEngine } from '../../../src/core/LedgerEngine.js';
import type { Occurrence } from '../../../src/core/model/ledger.js';
import { MemoryFiles } from '../../unit/support/MemoryFiles.js';
import { CodeHistory, type TracedLine } from './CodeHistory.js';
import { Random } from './Random.js';

/** What an anchor knows of the code that it was written for. */
export type Knowledge = 'hash' | 'hash and text' | 'git';

/** How many anchors came out how. `right`: at the very line; `wrong`: elsewhere, or at some line though the code is gone. */
export interface DriftCounts {
  anchors: number;
  /** The code still exists somewhere. */
  existing: number;
  exactRight: number;
  movedRight: number;
  similarRight: number;
  similarWrong: number;
  /** Said to be `exact` or `moved`, and is not. */
  wrong: number;
  lostWrongly: number;
  lostRightly: number;
  /** Wrong ones in words, for whoever mends them. */
  faults: string[];
}

interface Anchored {
  id: string;
  path: string;
  first: number;
  last: number;
  ids: number[];
}

/** One history: anchors are set, so many edits are made, and what the engine says is held against where the lines really went. */
export async function measureDrift(
  texts: Readonly<Record<string, string>>,
  seed: number,
  edits: number,
  knowledge: Knowledge,
): Promise<DriftCounts> {
  const random = new Random(seed);
  const history = new CodeHistory(texts, random);
  const before = history.texts();
  const anchored = setAnchors(history, random);
  const original = new Map([...history.files.values()].flat().map(({ id, text }) => [id, text]));
  history.edit(edits);
  const inventory = {
    version: 1,
    defects: anchored.map((each) => ({
      id: each.id,
      title: each.id,
      anchors: [anchorOf(each, before, knowledge)],
    })),
  };
  const source = JSON.stringify(inventory, null, 1);
  const engine = new LedgerEngine(
    new MemoryFiles({ ...history.texts(), 'defects.json': source }),
    { include: ['defects.json'] },
    silentLogger,
    knowledge === 'git' ? { history: historyOf(source, before, history.renamed) } : {},
  );
  const ledger = await engine.load();
  const refused = ledger.problems.find(({ severity }) => severity !== 'information');
  if (refused) throw new Error(refused.message);
  const counts = emptyCounts();
  const places = new Map(ledger.defects.map((defect) => [defect.id, defect.occurrences[0]]));
  const judge = new Judge(history, original);
  for (const each of anchored)
    judge.count(each, places.get(each.id), counts, `${seed}/${edits}/${knowledge}`, before);
  return counts;
}

export function emptyCounts(): DriftCounts {
  return {
    anchors: 0,
    existing: 0,
    exactRight: 0,
    movedRight: 0,
    similarRight: 0,
    similarWrong: 0,
    wrong: 0,
    lostWrongly: 0,
    lostRightly: 0,
    faults: [],
  };
}

export function addCounts(a: DriftCounts, b: DriftCounts): DriftCounts {
  const sum = emptyCounts();
  for (const key of Object.keys(sum) as (keyof DriftCounts)[]) {
    if (key !== 'faults') sum[key] = a[key] + b[key];
  }
  return { ...sum, faults: [...a.faults, ...b.faults] };
}

/** Of the anchors whose code still exists, how many are shown at the very line. */
export function foundShare({ existing, exactRight, movedRight, similarRight }: DriftCounts): number {
  return (exactRight + movedRight + similarRight) / existing;
}

/** On every fifth line or so that says something; one in four spans several lines. */
function setAnchors(history: CodeHistory, random: Random): Anchored[] {
  const anchored: Anchored[] = [];
  for (const [path, lines] of history.files) {
    for (let first = random.int(3); first < lines.length; first += random.between(2, 7)) {
      if (!/\w/u.test(lines[first]!.text)) continue;
      const size = random.int(4) === 0 ? random.between(2, 8) : 1;
      let last = Math.min(lines.length - 1, first + size - 1);
      while (!/\S/u.test(lines[last]!.text)) last -= 1;
      const ids = lines.slice(first, last + 1).map(({ id }) => id);
      anchored.push({ id: `A-${anchored.length}`, path, first, last, ids });
    }
  }
  return anchored;
}

function anchorOf(
  { path, first, last }: Anchored,
  before: Record<string, string>,
  knowledge: Knowledge,
): object {
  const range = { start: { line: first, character: 0 }, end: { line: last + 1, character: 0 } };
  if (knowledge === 'git') return { kind: 'range', path, range };
  const text = before[path]!;
  const baseline = takeBaseline(trackingOf(text), first, last, outlineOf(path, text), storedContext)!;
  const { text: line, ...rest } = writeBaseline(baseline);
  return { kind: 'range', path, range, ...rest, ...(knowledge === 'hash' ? {} : { text: line }) };
}

function historyOf(
  source: string,
  before: Record<string, string>,
  renamed: ReadonlyMap<string, string>,
): History {
  const commit = 'c'.repeat(40);
  const lines = source.split('\n').map(() => ({ commit, time: 1 }));
  return {
    lastCommitted: (path) => Promise.resolve(path === 'defects.json' ? { text: source, lines } : undefined),
    textAt: (_, path) => Promise.resolve(before[path]),
    changesOf: () => Promise.resolve([]),
    renamesSince: () => Promise.resolve(renamed),
    forget: () => {},
  };
}

/** Where the lines really went. */
class Judge {
  private readonly placeOf = new Map<number, { path: string; line: number }>();
  private readonly copies = new Map<number, { path: string; line: number }[]>();

  constructor(
    private readonly history: CodeHistory,
    private readonly original: ReadonlyMap<number, string>,
  ) {
    for (const [path, lines] of history.files) {
      for (const [line, { id, copyOf }] of lines.entries()) {
        this.placeOf.set(id, { path, line });
        if (copyOf !== undefined)
          this.copies.set(copyOf, [...(this.copies.get(copyOf) ?? []), { path, line }]);
      }
    }
  }

  count(
    { ids, path, first, last }: Anchored,
    place: Occurrence | undefined,
    counts: DriftCounts,
    run: string,
    before: Record<string, string>,
  ): void {
    const head = this.placeOf.get(ids[0]!);
    const survivors = ids.filter((id) => this.placeOf.has(id));
    const found = place && place.confidence !== 'lost' ? place : undefined;
    // The first line is gone and others are not: neither answer is wrong, but a sure one.
    if (!head && survivors.length > 0 && found?.confidence !== 'exact' && found?.confidence !== 'moved')
      return;
    counts.anchors += 1;
    if (head) counts.existing += 1;
    if (!found) {
      if (head) counts.lostWrongly += 1;
      else counts.lostRightly += 1;
      return;
    }
    const at = { path: found.path, line: found.range.start.line };
    const sure = found.confidence !== 'similar';
    // Deleted, and a copy of it is still there: the copy is that code now.
    const right = head
      ? same(head, at)
      : this.isRestored(ids[0]!, at) || (this.copies.get(ids[0]!) ?? []).some((copy) => same(copy, at));
    const end = this.placeOf.get(ids.at(-1)!);
    const endRight =
      !sure ||
      !head ||
      (end?.path === at.path && end.line === found.range.end.line) ||
      // A copy took the place of the end: the text is what it was, and nobody can tell.
      this.textAt({ ...at, line: found.range.end.line }).trim() === before[path]!.split('\n')[last]!.trim();
    if (right && endRight) {
      if (found.confidence === 'exact') counts.exactRight += 1;
      else if (sure) counts.movedRight += 1;
      else counts.similarRight += 1;
      return;
    }
    if (sure) counts.wrong += 1;
    else counts.similarWrong += 1;
    const text = before[path]!.split('\n')
      .slice(first, last + 1)
      .join(' / ');
    const went = head ? `${head.path}:${head.line + 1}` : 'gone';
    counts.faults.push(
      `${run} ${found.confidence}: ${path}:${first + 1} "${text}" said ${at.path}:${at.line + 1}-${found.range.end.line + 1} "${this.textAt(at)}", is ${went}-${(end?.line ?? -1) + 1}${head ? ` "${this.textAt(head)}"` : ''}`,
    );
  }

  /** Between the same two lines as ever stands the same text again: nobody can tell it from the one that was there. */
  private isRestored(id: number, { path, line }: { path: string; line: number }): boolean {
    const lines = this.history.files.get(path) ?? [];
    return (
      lines[line - 1]?.id === id - 1 &&
      lines[line + 1]?.id === id + 1 &&
      lines[line]?.text.trim() === this.original.get(id)?.trim()
    );
  }

  private textAt({ path, line }: { path: string; line: number }): string {
    return (this.history.files.get(path) ?? ([] as TracedLine[]))[line]?.text ?? '';
  }
}

function same(a: { path: string; line: number }, b: { path: string; line: number }): boolean {
  return a.path === b.path && a.line === b.line;
}
