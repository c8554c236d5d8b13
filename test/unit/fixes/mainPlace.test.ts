import assert from 'node:assert/strict';
import { mainPlace } from '../../../src/core/fixes/mainPlace.js';
import { needsPreview } from '../../../src/core/fixes/needsPreview.js';
import type { FileFix } from '../../../src/core/fixes/FixPlan.js';
import { applyEdits } from '../../../src/core/text/applyEdits.js';

function fix(before: string, edits: FileFix['edits']): FileFix {
  return { path: 'a.py', kind: 'edit', before, edits, after: applyEdits(before, edits) };
}

const at = (line: number, character: number) => ({ line, character });

suite('mainPlace', () => {
  test('is the longest piece, in the text afterwards, without the blank lines before it', () => {
    const place = mainPlace(
      fix('import a\n\nx = 1\n', [
        { range: { start: at(0, 8), end: at(0, 8) }, newText: '\nimport b' },
        { range: { start: at(2, 5), end: at(2, 5) }, newText: '\n\n\ndef f():\n    return 1' },
      ]),
    );
    assert.deepEqual(place, at(6, 0));
  });

  test('of nothing written is the place of the edit', () => {
    const place = mainPlace(fix('a\nb\nc\n', [{ range: { start: at(1, 0), end: at(2, 0) }, newText: '' }]));
    assert.deepEqual(place, at(1, 0));
  });
});

suite('needsPreview', () => {
  const lines = (count: number): FileFix =>
    fix('a\n', [{ range: { start: at(1, 0), end: at(1, 0) }, newText: 'x\n'.repeat(count) }]);

  for (const [what, plan, expected] of [
    ['a few lines of one file', { files: [lines(40)] }, false],
    ['more than 40 lines', { files: [lines(41)] }, true],
    ['two files', { files: [lines(1), { ...lines(1), path: 'b.py' }] }, true],
    ['code that gives way', { files: [lines(1)], replaces: true }, true],
    [
      'many lines taken away',
      { files: [fix('a\n'.repeat(50), [{ range: { start: at(0, 0), end: at(45, 0) }, newText: '' }])] },
      true,
    ],
  ] as const) {
    test(what, () => {
      assert.equal(needsPreview({ kind: 'change', notes: [], ...plan, files: [...plan.files] }), expected);
    });
  }
});
