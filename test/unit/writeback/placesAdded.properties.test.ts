import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Fragment } from '../../../src/core/sources/fragment.js';
import { applyEdits } from '../../../src/core/text/applyEdits.js';
import { decodeText } from '../../../src/core/text/decodeText.js';
import { mentionOfEntry } from '../../../src/core/writeback/entryAt.js';
import { planCheck, ticksOf } from '../../../src/core/writeback/planCheck.js';
import { planField } from '../../../src/core/writeback/planField.js';
import { Proof } from '../../../src/core/writeback/Proof.js';
import type { WritePlan } from '../../../src/core/writeback/WritePlan.js';
import { Tally } from './Tally.js';

const path = 'READINESS.md';
const values = {
  status: ['resolved', 'in-progress', 'blocked'],
  priority: ['P0', 'P3'],
  severity: ['critical', 'low'],
  owner: ['Ann Lee', "O'Neil"],
} as const;
type Field = keyof typeof values;
const fields = Object.keys(values) as Field[];
const names: Record<Field, string> = {
  status: 'Status',
  priority: 'Priority',
  severity: 'Severity',
  owner: 'Owner',
};
const written: Record<Field, readonly string[]> = {
  status: ['Open', 'Blocked', 'Open'],
  priority: ['P1', 'P2', 'P1'],
  severity: ['High', 'Medium', 'High'],
  owner: ['Cy', 'Di Ö', 'Cy'],
};
const titles = [
  'Locks are lost',
  'Queue drops jobs',
  'Clock `now` runs back',
  'Cache never expires — at all',
];

interface Entry {
  /** Of `written`. */
  look: number;
  /** Something stands beneath it. */
  extra: boolean;
  /** Something stands behind its title. */
  tail: boolean;
}

/** One shape a document, so that the others tell what is missing. */
interface Shape {
  entries: Entry[];
  has: Field[];
  variant: number;
  end: string;
  mark: string;
}

const shape: fc.Arbitrary<Shape> = fc.record({
  entries: fc.array(fc.record({ look: fc.nat({ max: 2 }), extra: fc.boolean(), tail: fc.boolean() }), {
    minLength: 2,
    maxLength: titles.length,
  }),
  has: fc.subarray(fields),
  variant: fc.nat({ max: 4 }),
  end: fc.constantFrom('\n', '\r\n'),
  mark: fc.constantFrom('', '\uFEFF'),
});

function report({ end, mark }: Shape, heading: string, body: string): string {
  const text = `# Readiness – what is left\n\nWords *above*.  \n\n## ${heading}\n\n${body}\n\nWords below it, | and - all.\n`;
  return mark + text.replaceAll('\n', end);
}

/** Defects as items, with or without ids and labels. */
function items({ entries, has, variant }: Shape): string {
  return entries
    .map(({ look, extra, tail }, i) => {
      const marker = ['-', '*', `${i + 1}.`, '-', `${i + 1})`][variant]!;
      const inner = ' '.repeat(marker.length + 1);
      const head = [`**[D-${i + 1}] ${titles[i]!}**`, `**D-${i + 1}: ${titles[i]!}**`, `**${titles[i]!}**`][
        variant % 3
      ]!;
      const labels = has.map((field) => `${inner}- **${names[field]}**: ${written[field][look]!}`);
      const more = extra ? [`${inner}- seen in May, twice`] : [];
      return [`${marker} ${head}${tail ? ' at night' : ''}`, ...labels, ...more].join('\n');
    })
    .join(variant === 3 ? '\n\n' : '\n');
}

/** Closed or open, aligned or tight. */
function table({ entries, has, variant }: Shape): string {
  const rows = [
    ['ID', 'Defect', ...has.map((field) => names[field])],
    ...entries.map(({ look }, i) => [`D-${i + 1}`, titles[i]!, ...has.map((field) => written[field][look]!)]),
  ];
  const isOpen = variant > 2;
  const widths = rows[0]!.map((_, at) => (variant % 2 ? Math.max(...rows.map((row) => row[at]!.length)) : 0));
  const line = (cells: readonly string[]): string => {
    const said = cells
      .map((cell, at) => cell.padEnd(widths[at]!))
      .join(' | ')
      .trimEnd();
    return isOpen ? said : `| ${said} |`;
  };
  const rule = rows[0]!.map((_, at) => (variant === 2 ? ':--' : '-'.repeat(Math.max(3, widths[at]!))));
  return [line(rows[0]!), line(rule), ...rows.slice(1).map(line)].join('\n');
}

/** Things to reach, as plain bullets. */
function bullets({ entries, variant }: Shape): string {
  return entries
    .map(({ look, extra }, i) => {
      const goal = ['Coverage', 'Uptime', 'Latency', 'Audit'][i]!;
      const marker = ['-', '*', '+', '-', `${i + 1}.`][variant]!;
      const said = [`**${goal}:** >${80 + i}%`, `${goal} above ${80 + i}%`, `${goal}: >${80 + i}%`][look]!;
      return `${marker} ${said}${extra ? `\n${' '.repeat(marker.length + 1)}- over a month` : ''}`;
    })
    .join('\n');
}

function proofOf(text: string): Proof {
  return new Proof(path, decodeText(new TextEncoder().encode(text))!);
}

function sayings({ defects }: Fragment): Record<string, unknown>[] {
  return defects.map(({ id, hasOwnId, title, status, severity, priority, owner, description }) => ({
    id: hasOwnId ? id : undefined,
    ...{ title, status, severity, priority, owner, description },
  }));
}

function ticksIn(fragment: Fragment): unknown[] {
  return ticksOf(fragment).map(({ text, done }) => [text, done]);
}

/** The text afterwards, read again; undefined when it was refused, or says so already. */
function afterwards(proof: Proof, plan: WritePlan): Proof | undefined {
  return plan.kind === 'change' ? proofOf(applyEdits(proof.file.text, plan.edits)) : undefined;
}

/** Writes a field of one entry; what comes of it says just that. */
function checkField(
  proof: Proof,
  at: number,
  field: Field,
  tally: Tally,
): { after: string; index: number } | undefined {
  const index = at % proof.before.defects.length;
  const value = values[field][at % values[field].length]!;
  const entry = proof.before.defects[index]!;
  const plan = planField(proof, mentionOfEntry(proof.before, index)!, field, value);
  tally.add(`${field}${entry.fieldRanges[field] ? '' : ', added'}`, plan, entry.id);
  const after = afterwards(proof, plan);
  if (!after) return undefined;
  const expected = sayings(proof.before);
  expected[index]![field] = value;
  assert.deepEqual(sayings(after.before), expected);
  assert.deepEqual(ticksIn(after.before), ticksIn(proof.before));
  return { after: after.file.text, index };
}

const linesOf = (text: string): string[] => text.split(/(?<=\n)/u);

/** What must be the same: one line is another or there is one more. */
function checkLines(before: string, after: string, isAdded: boolean): void {
  const [old, now] = [linesOf(before), linesOf(after)];
  assert.equal(now.length, old.length + (isAdded ? 1 : 0));
  const first = now.findIndex((line, i) => line !== old[i]);
  assert.deepEqual(now.toSpliced(first, 1), isAdded ? old : old.toSpliced(first, 1));
}

/** Without what stands behind the last bar, or with a closed table between the last two. */
function withoutColumn(line: string, isOpen: boolean): string {
  const [, words, end] = /^([^\r\n]*)(\r?\n?)$/u.exec(line)!;
  const cut = isOpen ? words!.replace(/\s*\|[^|]*$/u, '') : words!.replace(/[^|]*\|$/u, '');
  return cut + end!;
}

const runs = 60;

suite('places that are added, over sources in many styles', () => {
  test('an item of a list: its own line, or one more beneath it', function () {
    this.timeout(240_000);
    const tally = new Tally();
    fc.assert(
      fc.property(shape, fc.nat(), (made, at) => {
        const proof = proofOf(report(made, 'Known issues', items(made)));
        assert.equal(proof.before.defects.length, made.entries.length);
        for (const field of fields) {
          const isAdded = !made.has.includes(field);
          const done = checkField(proof, at, field, tally);
          if (done) checkLines(proof.file.text, done.after, isAdded);
        }
      }),
      { numRuns: runs },
    );
    tally.print();
    for (const field of fields) assert.ok(tally.share(field) >= 0.9, `${field}: ${tally.share(field)}`);
  });

  test('a column that a table lacks: each of its lines goes on, and no other', function () {
    this.timeout(240_000);
    const tally = new Tally();
    fc.assert(
      fc.property(shape, fc.nat(), (drawn, at) => {
        // A table of names alone is none of defects.
        const made = drawn.has.length > 0 ? drawn : { ...drawn, has: ['severity' as const] };
        const body = table(made);
        const proof = proofOf(report(made, 'Known issues', body));
        assert.equal(proof.before.defects.length, made.entries.length);
        const [old, height] = [linesOf(proof.file.text), body.split('\n').length];
        const head = old.findIndex((line) => /^\|? ?ID\s+\|/u.test(line));
        for (const field of fields) {
          const done = checkField(proof, at, field, tally);
          if (!done) continue;
          if (made.has.includes(field)) {
            checkLines(proof.file.text, done.after, false);
            continue;
          }
          const now = linesOf(done.after);
          const bare = now.map((line, i) =>
            i >= head && i < head + height ? withoutColumn(line, made.variant > 2) : line,
          );
          assert.deepEqual(bare, old);
          const cells = now
            .slice(head + 2, head + height)
            .map((line) => /\|\s*([^|]*?)\s*\|?\s*$/u.exec(line)![1]);
          assert.deepEqual(
            cells.map((cell) => cell === '-'),
            cells.map((_, i) => i !== done.index),
          );
        }
      }),
      { numRuns: runs },
    );
    tally.print();
    for (const field of fields) assert.ok(tally.share(field) >= 0.9, `${field}: ${tally.share(field)}`);
  });

  test('boxes of a plain list: each of its items gets one, and nothing else is another', function () {
    this.timeout(240_000);
    const tally = new Tally();
    fc.assert(
      fc.property(shape, fc.nat(), (made, at) => {
        const proof = proofOf(report(made, 'Success metrics', bullets(made)));
        const ticks = ticksOf(proof.before);
        assert.equal(ticks.length, made.entries.length);
        const index = at % ticks.length;
        const plan = planCheck(proof, ticks[index]!.source, true);
        tally.add('tick', plan);
        const after = afterwards(proof, plan);
        if (!after) return;
        assert.deepEqual(
          ticksIn(after.before),
          ticks.map(({ text }, i) => [text, i === index]),
        );
        const { text } = after.file;
        assert.equal(text.replaceAll(/\[[ x]\] /gu, ''), proof.file.text);
        assert.equal(text.match(/\[ \] /gu)?.length ?? 0, ticks.length - 1);
        assert.equal(text.match(/\[x\] /gu)?.length, 1);
      }),
      { numRuns: runs },
    );
    tally.print();
    assert.ok(tally.share('tick') >= 0.9, `tick: ${tally.share('tick')}`);
  });
});
