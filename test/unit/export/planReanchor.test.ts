import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { placeAt } from '../../../src/core/export/inventory/placeAt.js';
import { planReanchor } from '../../../src/core/export/inventory/planReanchor.js';
import type { AnchorOf } from '../../../src/core/model/anchor.js';
import { readSource } from '../../../src/core/sources/readSource.js';
import { applyEdits } from '../../../src/core/text/applyEdits.js';
import { stringify } from 'yaml';
import { installedParsers } from '../support/syntaxParsers.js';

const code = 'import os\n\n\ndef f(a):\n    x = a + 1\n    return x\n\n\ndef g():\n    return f(2)\n';
const selection = { start: { line: 4, character: 4 }, end: { line: 4, character: 9 } };
let place: AnchorOf<'range'>;

function reanchored(path: string, text: string, defect: string, at: number | undefined, to = place): string {
  const before = readSource(path, { text, encoding: 'utf-8' });
  const anchor = at === undefined ? undefined : before.defects.find(({ id }) => id === defect)!.anchors[at]!;
  const plan = planReanchor({ path, text, defect, anchor: anchor?.source.range, place: to });
  assert.ok('edits' in plan, 'refused' in plan ? plan.refused : '');
  return applyEdits(text, plan.edits);
}

const told = (path: string, text: string) => {
  const fragment = readSource(path, { text, encoding: 'utf-8' });
  assert.deepEqual(fragment.problems, []);
  return fragment.defects.map(({ id, title, anchors }) => ({
    id,
    title,
    anchors: anchors.map(({ source: _, ...anchor }) => anchor),
  }));
};

suite('re-anchoring in an inventory', () => {
  suiteSetup(async () => {
    place = (await placeAt('src/new.py', code, selection))!;
  });

  test('the definition around a place, in any language that has a parser', async () => {
    const script = 'export class Box {\n  open(): void {\n    this.lid = 1;\n  }\n}\n';
    const inside = { start: { line: 2, character: 4 }, end: { line: 2, character: 4 } };
    const parsed = await placeAt('src/box.ts', script, inside, installedParsers());
    assert.deepEqual([parsed?.symbol, parsed?.offset], ['Box.open', 1]);
    assert.equal((await placeAt('src/box.ts', script, inside))?.symbol, undefined);
  });

  test('a place says what stands there', () => {
    assert.equal(place.symbol, 'f');
    assert.equal(place.offset, 1);
    assert.equal(place.text, 'x = a + 1');
    assert.equal(place.before?.split(' ').length, 2);
  });

  test('YAML in lines: fields change in place, comments and order stay', () => {
    const text = `version: 1
defects:
  - id: A-1 # first
    title: One
    anchors:
      # where it is
      - kind: range
        path: src/a.py   # moved once
        range:
          start: { line: 3, character: 0 }
          end: { line: 4, character: 0 } # end
        hash: 0123456789ab
      - { kind: file, path: src/b.py }
  - id: A-2
    title: Two
`;
    const after = reanchored('defects.yaml', text, 'A-1', 0);
    for (const kept of [
      '# first',
      '# where it is',
      'path: src/new.py   # moved once',
      '# end',
      '- { kind: file, path: src/b.py }',
    ])
      assert.ok(after.includes(kept), after);
    const [first, second] = told('defects.yaml', after);
    assert.deepEqual(first!.anchors[0], { ...place, inferred: false });
    assert.deepEqual(second, told('defects.yaml', text)[1]);
  });

  test('JSON on one line and over lines, line ends of Windows', () => {
    const anchor = {
      kind: 'range',
      path: 'a.py',
      range: { start: { line: 1, character: 0 }, end: { line: 2, character: 0 } },
    };
    for (const text of [
      JSON.stringify({ version: 1, defects: [{ id: 'A', title: 't', anchors: [anchor] }] }),
      JSON.stringify(
        { version: 1, defects: [{ id: 'A', title: 't', anchors: [anchor] }] },
        null,
        2,
      ).replaceAll('\n', '\r\n'),
    ]) {
      const after = reanchored('defects.json', text, 'A', 0);
      assert.deepEqual(told('defects.json', after)[0]!.anchors, [{ ...place, inferred: false }]);
      assert.equal(/(?<!\r)\n/u.test(after), false);
    }
  });

  test('a defect without anchors gets one; one that has some gets one more', () => {
    const yaml =
      'version: 1\ndefects:\n  - id: A\n    title: One\n  - id: B\n    title: Two\n    anchors:\n    - kind: file\n      path: x.py\n';
    assert.deepEqual(told('d.yaml', reanchored('d.yaml', yaml, 'A', undefined))[0]!.anchors, [
      { ...place, inferred: false },
    ]);
    const both = told('d.yaml', reanchored('d.yaml', yaml, 'B', undefined))[1]!.anchors;
    assert.deepEqual(
      both.map(({ kind }) => kind),
      ['range', 'file'],
    );
  });

  test('what has changed since it was read is refused', () => {
    const text = 'version: 1\ndefects:\n  - id: A\n    title: One\n';
    const range = { start: { line: 3, character: 0 }, end: { line: 3, character: 5 } };
    assert.ok('refused' in planReanchor({ path: 'd.yaml', text, defect: 'A', anchor: range, place }));
    assert.ok('refused' in planReanchor({ path: 'd.yaml', text, defect: 'Z', anchor: undefined, place }));
    assert.ok(
      'refused' in planReanchor({ path: 'd.yaml', text: 'a: [', defect: 'A', anchor: undefined, place }),
    );
  });

  test('any inventory: only that anchor changes', () => {
    const hash = fc.stringMatching(/^[\da-f]{12}$/);
    const name = fc.stringMatching(/^[A-Za-z][\w .:#'"-]{0,12}\w$/);
    const line = fc.nat(500);
    const range = fc.tuple(line, line).map(([a, b]) => ({
      start: { line: a, character: 0 },
      end: { line: a + b + 1, character: 0 },
    }));
    const rangeAnchor = fc.record(
      {
        kind: fc.constant('range' as const),
        path: fc.constantFrom('a.py', 'b/c d.py', 'e.ts'),
        range,
        hash,
        symbol: name,
        text: name,
        offset: line,
      },
      { requiredKeys: ['kind', 'path', 'range'] },
    );
    const fileAnchor = fc.record({
      kind: fc.constant('file' as const),
      path: fc.constantFrom('a.py', 'src/*.py'),
    });
    const defects = fc.array(
      fc.record({
        title: name,
        description: fc.string(),
        anchors: fc.array(fc.oneof(rangeAnchor, fileAnchor), { minLength: 1, maxLength: 3 }),
      }),
      { minLength: 1, maxLength: 4 },
    );
    const style = fc.constantFrom('json', 'json lines', 'yaml', 'yaml flow');
    fc.assert(
      fc.property(defects, style, fc.nat(), rangeAnchor, (list, how, pick, to) => {
        const value = { version: 1, defects: list.map((each, i) => ({ id: `D-${i}`, ...each })) };
        const all = list.flatMap(({ anchors }, i) =>
          anchors.flatMap((a, at) => (a.kind === 'range' ? [{ i, at }] : [])),
        );
        fc.pre(all.length > 0);
        const { i, at } = all[pick % all.length]!;
        const path = how.startsWith('json') ? 'd.json' : 'd.yaml';
        const text =
          how === 'json'
            ? JSON.stringify(value)
            : how === 'json lines'
              ? JSON.stringify(value, null, 2)
              : stringify(value, how === 'yaml flow' ? { collectionStyle: 'flow' } : {});
        const before = readSource(path, { text, encoding: 'utf-8' });
        const anchor = before.defects[i]!.anchors[at]!;
        const plan = planReanchor({
          path,
          text,
          defect: `D-${i}`,
          anchor: anchor.source.range,
          place: to,
        });
        assert.ok('edits' in plan, 'refused' in plan ? plan.refused : '');
        const after = applyEdits(text, plan.edits);
        const expected = told(path, text);
        expected[i]!.anchors[at] = { ...(to as AnchorOf<'range'>), inferred: false };
        assert.deepEqual(told(path, after), expected);
        // Outside of that anchor not a byte differs.
        const lines = text.split('\n');
        const { start, end } = anchor.source.range;
        const head = [...lines.slice(0, start.line), lines[start.line]!.slice(0, start.character)].join('\n');
        const tail = [lines[end.line]!.slice(end.character), ...lines.slice(end.line + 1)].join('\n');
        assert.ok(after.startsWith(head) && after.endsWith(tail));
      }),
      { numRuns: 300 },
    );
  });
});
