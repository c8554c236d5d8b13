import assert from 'node:assert/strict';
import { RANKS, type Fragment } from '../../../src/core/sources/fragment.js';
import { CountedBuilder } from './countedBuilder.js';
import { fragmentsOf, HandMade } from './handMadeFragments.js';
import { fragment } from './identityFragments.js';

const source = (path: string, count: number, line: (i: number) => string): Fragment =>
  fragment([path, ...Array.from({ length: count }, (_, i) => line(i))].join('\n'));
const two = (line: (i: number, part: number) => string) => (n: number) =>
  ['a.md', 'b.md'].map((path, part) => source(path, n / 2, (i) => line(i, part)));

/** Some 300 words, of which a title has five. */
const word = (n: number): string =>
  `w${'abcdefghij'[n % 10]}x${'klmnopqrst'[Math.floor(n / 10) % 10]}${n % 3}`;
const title = (i: number): string =>
  [i, i * 7 + 1, i * 13 + 5, i * 29 + 2, i * 31 + 9].map((n) => word(n % 300)).join(' ');

/** Two roadmaps of the same phases, with defects and tasks of common words, and one long phase of tasks that are alike. */
const roadmaps = (n: number): Fragment[] => {
  const big = new HandMade('big.json', { rank: RANKS.found });
  const other = new HandMade('other.md');
  const name = (i: number): string => `${i.toString(36)}x`;
  for (let i = 0; i < n; i++) big.defect(`D_${i}`, `Common words mail ${name(i)} of the post`);
  for (let i = 0; i < n / 5; i++) {
    const tasks = Array.from({ length: 5 }, (_, t) => `Repair common mail ${name(i * 5 + t)}`);
    for (const each of [big, other]) each.phase(i + 1, `Common work ${i.toString(36)}y`, tasks);
  }
  const alike = Array.from({ length: n }, () => 'Repair common mail');
  big.phase(99_999, 'One long phase', alike);
  other.phase(
    99_999,
    'One long phase',
    alike.map((each, i) => `${each} ${i.toString(36)}z`),
  );
  return fragmentsOf([big, other]);
};

/** By number of entries. */
const shapes: Record<string, (n: number) => Fragment[]> = {
  'one inventory with ids': (n) => [source('a.json', n, (i) => `entry | ${title(i)} | #ABC-${i} P1`)],
  'two reports without ids': two((i) => `row | ${title(i)} | P1`),
  'two inventories of the same ids': two((i) => `entry | ${title(i)} | #ABC-${i}`),
  'all titles the same': two(() => 'row | Unused import | P3'),
  'all titles alike, none the same': two((i, part) => `row | Slow cache socket ${part}x${i} | P1`),
  'one word shared by all': two((i, part) => `row | Shared t${part}x${i} u${i * 3} | P1`),
  'clusters of alike titles': two(
    (i) => `row | ${word(i >> 5)}${i >> 5} ${word(i >> 4)}${i >> 7} ${word(i)}${i >> 8} | P1`,
  ),
  'the same title in every source': (n) =>
    Array.from({ length: n }, (_, i) => source(`${i}.md`, 1, () => 'row | Cache key collision | P0')),
  'one id in every source': (n) =>
    Array.from({ length: n }, (_, i) => source(`${i}.json`, 1, () => 'entry | Cache | #ABC-1')),
  'one id again and again': (n) => [source('a.json', n, () => 'entry | Cache | #ABC-1')],
  'one anchor for all': two((i) => `row | ${title(i)} | range:a.py:1-2`),
};

suite('LedgerBuilder: work grows with the entries, not faster', function () {
  this.timeout(300_000);
  let counted: CountedBuilder | undefined;
  suiteSetup(async function () {
    // There is one count in a process, and it is somebody else's then.
    if (process.env.NODE_V8_COVERAGE !== undefined) {
      console.log('      skipped: coverage is measured in this process');
      this.skip();
    }
    counted = await CountedBuilder.create();
  });
  suiteTeardown(() => counted?.dispose());

  const cold = (fragments: readonly Fragment[]): number =>
    counted!.work(() => new counted!.Builder().build(fragments));

  for (const [name, make] of Object.entries(shapes)) {
    test(name, () => {
      cold(make(20));
      const [once, ten] = [cold(make(1000)), cold(make(10_000))];
      console.log(`      ${once} blocks for 1,000, ${(ten / once).toFixed(1)} times as many for 10,000`);
      assert.ok(ten <= 13 * once, `${once} blocks, then ${ten}: ${(ten / once).toFixed(2)} times`);
    });
  }

  test('roadmaps, their tasks and the defects that they deal with', () => {
    cold(roadmaps(20));
    const [once, ten] = [cold(roadmaps(500)), cold(roadmaps(5000))];
    console.log(`      ${once} blocks for 500, ${(ten / once).toFixed(1)} times as many for 5,000`);
    assert.ok(ten <= 13 * once, `${once} blocks, then ${ten}: ${(ten / once).toFixed(2)} times`);
  });

  for (const [name, make] of Object.entries(shapes)) {
    // What thousands of sources tell of one defect is joined in one piece.
    if (/(?:id|title) in every source/u.test(name)) continue;
    test(`in small steps: ${name}`, () => {
      const fragments = make(2400);
      const whole = cold(fragments);
      const longest = counted!.longest(new counted!.Builder().steps(fragments));
      console.log(`      ${longest} of ${whole} blocks at a stretch for 2,400`);
      assert.ok(longest <= 25_000, `${longest} blocks at a stretch`);
    });
  }

  test('one change costs little more among 40 sources than among 10', () => {
    const line = (part: number, changed?: number) => (i: number) =>
      i === changed
        ? `entry | Quite another title | #NEW-${part} P1`
        : i % 10 === 3
          ? `entry | ${title(i)} | #ABC-${i} P1`
          : `entry | ${title(i + 1000 * part)} | ${i % 3 === 0 ? 'P1' : `#S${part}-${i}`}`;
    const change = (sources: number): number => {
      const all = Array.from({ length: sources }, (_, part) => source(`${part}.json`, 100, line(part)));
      const builder = new counted!.Builder();
      builder.build(all);
      all[3] = source('3.json', 100, line(3, 42));
      return counted!.work(() => builder.build(all));
    };
    const [few, many] = [change(10), change(40)];
    const whole = cold(Array.from({ length: 40 }, (_, part) => source(`${part}.json`, 100, line(part))));
    console.log(`      ${few} blocks among 10 sources, ${many} among 40; ${whole} for all 40 anew`);
    // A glance at each entry remains: its place, and its defect.
    assert.ok(many <= few + 30 * 100 * 12, `${few} blocks, then ${many}`);
    assert.ok(many * 8 <= whole, `${many} blocks of ${whole}`);
  });
});
