import assert from 'node:assert/strict';
import fc from 'fast-check';
import { RANKS, type Fragment } from '../../../src/core/sources/fragment.js';
import { readSource, rereadingSource } from '../../../src/core/sources/readSource.js';
import type { LastRead } from '../../../src/core/sources/reread/rereadingSource.js';
import { atOnce } from '../../../src/core/steps.js';

type Entry = Record<string, unknown>;

const word = fc.constantFrom(
  'cache',
  'socket',
  'index',
  'Größe',
  'a "quoted" word',
  'x\ny',
  '{[',
  'src/a.py:3',
);
const text = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
const anchors = fc.constantFrom(
  { kind: 'file', path: 'src/a.py' },
  { kind: 'missing-file', path: '../out.txt' },
  { kind: 'symbol', path: 'src/b.py', name: 'f' },
);
const found = fc.record(
  {
    id: fc.constantFrom('A-1', 'A-2', 'B-3', 'C-4'),
    title: text,
    severity: fc.constantFrom('HIGH', 'low', 'nobody knows'),
    status: fc.constantFrom('OPEN', 'FIXED'),
    description: text,
    files: fc.array(fc.constantFrom('src/a.py', 'src/b.py:12', '../leaves.py', 't/t.py::test_x'), {
      maxLength: 3,
    }),
    checklist: fc.array(text, { maxLength: 2 }),
    sub_issues: fc.constantFrom(...['none', 'none', 'none', 'none', 'none'], [
      { id: 'S-1', title: 'beneath', severity: 'low' },
    ]),
    anchors: fc.array(anchors, { maxLength: 2 }),
  },
  { requiredKeys: ['title', 'severity'] },
);
const native = fc.record(
  {
    id: fc.constantFrom('A-1', 'A-2', 'B-3'),
    title: text,
    severity: fc.constantFrom('high', 'low', 'wrong'),
    status: fc.constantFrom('open', 'resolved'),
    checklist: fc.array(fc.record({ text, done: fc.boolean() }), { maxLength: 2 }),
    anchors: fc.array(anchors, { maxLength: 2 }),
  },
  { requiredKeys: ['id', 'title'] },
);
/** Most entries are alike, so that long lists are cheap to draw. */
const list = (entry: fc.Arbitrary<Entry>): fc.Arbitrary<Entry[]> =>
  fc
    .tuple(fc.integer({ min: 14, max: 40 }), fc.array(entry, { minLength: 1, maxLength: 4 }))
    .map(([count, kinds]) => Array.from({ length: count }, (_, i) => ({ ...kinds[i % kinds.length]! })));

interface Drawn {
  path: string;
  root: unknown;
  /** Those that are edited. */
  lists: Entry[][];
}
const drawn: fc.Arbitrary<Drawn> = fc.oneof(
  list(found).map((defects) => ({ path: 'a.json', root: { date: '2026-01-02', defects }, lists: [defects] })),
  list(found).map((defects) => ({ path: 'a.json', root: defects, lists: [defects] })),
  fc.tuple(list(found), list(found)).map(([p0, p1]) => ({
    path: 'a.json',
    root: {
      issues: { p0_gaps: p0, known: { k: { title: 'one more', severity: 'low' } }, critical: p1 },
      production_readiness: { current: '55%' },
      phases: [{ name: 'first', tasks: ['do it'] }],
    },
    lists: [p0, p1],
  })),
  list(native).map((defects) => ({
    path: 'defects.json',
    root: { version: 1, defects, phases: [{ id: 'p', title: 'P', tasks: [{ title: 't' }] }] },
    lists: [defects],
  })),
  list(native).map((defects) => ({ path: 'defects.json', root: { defects }, lists: [defects] })),
);

/** What a tool does to the data, or a person to the text. */
type Edit =
  | { do: 'change' | 'insert' | 'delete' | 'repeat' | 'slide' | 'several'; at: number; entry: Entry }
  | { do: 'type'; at: number; length: number; text: string };
const at = fc.nat(10_000);
const edit = (entry: fc.Arbitrary<Entry>): fc.Arbitrary<Edit> =>
  fc.oneof(
    fc.record({ do: fc.constantFrom('change', 'insert', 'delete', 'repeat', 'slide', 'several'), at, entry }),
    fc.record({
      do: fc.constant('type' as const),
      at,
      length: fc.constantFrom(0, 0, 1, 2, 30),
      text: fc.constantFrom(
        '',
        'x',
        ' ',
        '\n',
        '\r\n',
        '\r',
        '"',
        ',',
        '}',
        ']',
        '{',
        '\\',
        'ï',
        'Ã¤',
        '\n\n  ',
        '},{',
      ),
    }),
  );

const layouts = [undefined, 1, 2, '\t'] as const;

function same(path: string, text: string, encoding: string, last: LastRead): LastRead & { reread: boolean } {
  const file = { text, encoding };
  const whole = readSource(path, file);
  const part = atOnce(rereadingSource(path, file, last));
  if (!part) return { text, fragment: whole, reread: false };
  assert.deepEqual(plain(part.fragment), plain(whole));
  return { text, ...part, reread: true };
}

/** Places of fields are made where they are asked for. */
function plain(fragment: Fragment): unknown {
  return JSON.parse(JSON.stringify(fragment));
}

suite('a source of which the change alone is read', () => {
  test('says what it says when it is read whole', function () {
    this.timeout(120_000);
    let reread = 0;
    let ranks = 0;
    fc.assert(
      fc.property(
        drawn,
        fc.constantFrom(...layouts),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.array(fc.oneof(edit(found), edit(native)), { minLength: 1, maxLength: 6 }),
        ({ path, root, lists }, indent, lineEnd, edits) => {
          const write = (): string => JSON.stringify(root, null, indent).replaceAll('\n', lineEnd);
          let now = write();
          let last: LastRead = { text: now, fragment: readSource(path, { text: now, encoding: 'utf-8' }) };
          for (const each of edits) {
            if (each.do === 'type') {
              const from = Math.floor((each.at / 10_000) * now.length);
              now = now.slice(0, from) + each.text + now.slice(from + each.length);
            } else {
              const of = lists[each.at % lists.length]!;
              const place = each.at % (of.length + 1);
              if (each.do === 'change') Object.assign(of[place] ?? {}, each.entry);
              else if (each.do === 'insert') of.splice(place, 0, each.entry);
              else if (each.do === 'delete') of.splice(place, 1);
              else if (each.do === 'repeat') of.splice(place, 0, { ...of[place] });
              else if (each.do === 'several') {
                for (let i = place % 5; i < of.length; i += 5) Object.assign(of[i]!, each.entry);
                of.splice(place, 1);
              } else {
                of.splice(place % 3, 0, each.entry);
                of.pop();
              }
              now = write();
            }
            const read = same(path, now, 'utf-8', last);
            if (read.reread) reread++;
            if (read.reread && read.fragment.rank === RANKS.native) ranks++;
            last = read;
          }
        },
      ),
      { numRuns: 700 },
    );
    assert.ok(reread > 500, `only ${reread} were read in part`);
    assert.ok(ranks > 100, `only ${ranks} of them are native`);
  });
});
