import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import type { Range } from '../../../src/core/model/range.js';
import { readSource } from '../../../src/core/sources/readSource.js';
import { LineIndex } from '../../../src/core/text/LineIndex.js';
import { root } from '../support/sharedReports.js';

/** Every range that a fragment holds, wherever it is. */
function rangesIn(value: unknown, found: Range[] = []): Range[] {
  if (value === null || typeof value !== 'object') return found;
  if ('start' in value && 'end' in value && typeof value.start === 'object') found.push(value as Range);
  for (const child of Object.values(value)) rangesIn(child, found);
  return found;
}

function check(name: string, text: string): void {
  const fragment = readSource(name, { text, encoding: 'utf-8' });
  const lines = new LineIndex(text);
  // The range of a range anchor is of another file; everything else is of this one.
  const own = {
    ...fragment,
    defects: fragment.defects.map((d) => ({ ...d, details: {}, anchors: d.anchors.map((a) => a.source) })),
  };
  for (const { start, end } of rangesIn(own)) {
    assert.ok(end.line < lines.lineCount, `line ${end.line} of ${lines.lineCount}`);
    assert.deepEqual(lines.position(lines.offset(start)), start);
    assert.deepEqual(lines.position(lines.offset(end)), end);
    assert.ok(lines.offset(start) <= lines.offset(end));
  }
  for (const problem of fragment.problems) assert.ok(problem.message.length > 0 && problem.path === name);
}

const names = fc.constantFrom('defects.yaml', 'defects.json', 'x.yml', 'x.jsonc', 'defects_inventory.json');
const samples = ['defects.yaml', 'defects_inventory.json'].map((name) =>
  fs.readFileSync(path.join(root, 'examples/mesh-node', name), 'utf8'),
);
const key = fc.constantFrom(
  'id',
  'title',
  'severity',
  'status',
  'defects',
  'phases',
  'tasks',
  'p0_issues',
  'anchors',
  'kind',
  'path',
  'success_criteria',
  'target',
  'readiness',
  '__proto__',
  'constructor',
  'required_methods',
  'affected_files',
  'version',
);
const tree = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(
      'HIGH',
      'P0',
      'a/b.py',
      '../x',
      '50-55%',
      'a.py::test_x',
      'symbol',
      null,
      true,
      1,
      -3.5,
      '',
    ),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 6 }),
  ),
})).value;

suite('inventory reader: any text', () => {
  test('any string reads without an exception, ranges inside the text', () => {
    fc.assert(fc.property(names, fc.string({ unit: 'binary', maxLength: 200 }), check), { numRuns: 400 });
  });

  test('any JSON value reads', () => {
    fc.assert(
      fc.property(names, tree, (name, value) => check(name, JSON.stringify(value, null, 2))),
      { numRuns: 500 },
    );
  });

  test('any mutation of the samples reads', () => {
    const mutation = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      cut: fc.nat(40),
      insert: fc.constantFrom('', '{', '}', '"', '\n', '- ', ': ', '[', '\t', '\r', '\0', '&a ', '*a'),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...samples),
        names,
        fc.array(mutation, { minLength: 1, maxLength: 5 }),
        (sample, name, mutations) => {
          let text = sample;
          for (const { at, cut, insert } of mutations) {
            const offset = Math.floor(at * text.length);
            text = text.slice(0, offset) + insert + text.slice(offset + cut);
          }
          check(name, text);
        },
      ),
      { numRuns: 150 },
    );
  });

  for (const [title, name, text] of [
    ['JSON nested 200,000 deep', 'defects.json', '['.repeat(200_000)],
    ['YAML nested 5,000 deep', 'defects.yaml', '['.repeat(5_000)],
    [
      'one line of a megabyte',
      'defects.json',
      `{"defects":[{"id":"A","title":"${'x'.repeat(1_000_000)}","status":"OPEN"}]}`,
    ],
    ['NUL bytes', 'defects.yaml', 'defects:\n  - id: A\0\n    title: b\n'],
    ['a byte order mark in the middle', 'defects.yaml', 'version: 1\n\ufeffdefects: []\n'],
  ] as const) {
    test(title, () => check(name, text));
  }
});
