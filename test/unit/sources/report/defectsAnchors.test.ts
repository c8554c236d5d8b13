import assert from 'node:assert/strict';
import { anchorTold, fragmentOf } from './defectsTold.js';

/** What a field of a defect names, in a report in `docs/`. */
function anchorsOf(fields: string): string[] {
  const { defects } = fragmentOf(
    `# Audit\n\n## Findings\n\n### F-1: Something\n\n- Severity: High\n${fields}\n`,
  );
  assert.equal(defects.length, 1);
  return defects[0]!.anchors.map(anchorTold);
}

suite('places of defects', () => {
  const places: [value: string, anchors: string[]][] = [
    ['`src/a.py:10-20`', ['src/a.py:10-20']],
    ['`src/a.py:10-20, src/b.py:5`', ['src/a.py:10-20', 'src/b.py:5']],
    ['`src/a.py:81,114,164`', ['src/a.py:81', 'src/a.py:114', 'src/a.py:164']],
    ['`src/a.py:33-34, 57-58`', ['src/a.py:33-34', 'src/a.py:57-58']],
    ['src/a.py#L10-L20', ['src/a.py:10-20']],
    ['src/a.py#L10C2-L20C5', ['src/a.py:10-20']],
    ['`src/a.py:L10-L20`', ['src/a.py:10-20']],
    ['src/a.py (lines 10-20)', ['src/a.py:10-20']],
    ['`src/a.py` (line 10)', ['src/a.py:10']],
    ['`src/a.py`, line 42', ['src/a.py:42']],
    ['`src/a.py` lines 4 to 9, `src/b.py` L33', ['src/a.py:4-9', 'src/b.py:33']],
    ['line 42 of `src/a.py`', ['src/a.py:42']],
    ['**src/a.sol:L12-L14**', ['src/a.sol:12-14']],
    ['[Vault.sol](../src/Vault.sol#L12)', ['src/Vault.sol:12']],
    ['[Vault.sol:12](../contracts/Vault.sol)', ['contracts/Vault.sol']],
    ['[a](notes.md), [b](#top), [c](https://example.org/c.py)', []],
    ['https://example.org/o/r/blob/9f7d77/pkg/y.go#L7', ['pkg/y.go:7']],
    ['[Vault.sol#L12-L14](https://example.org/o/r/blob/main/src/Vault.sol#L12-L14)', ['src/Vault.sol:12-14']],
    ['https://example.org/o/r/-/blob/main/src/a.py#L3-5', ['src/a.py:3-5']],
    ['`internal/a_test.go:TestCreate`', ['internal/a_test.go::TestCreate']],
    ['`tests/test_a.py::TestB::test_c`', ['tests/test_a.py::TestB::test_c']],
    ['`metrics.py`', ['**/metrics.py']],
    ['`metrics.py:12`', ['metrics.py:12']],
    ['`metrics.py:12-14`, see `src/metrics.py`', ['metrics.py:12-14', 'src/metrics.py']],
    ['src/a.py:10, then 20 times more', ['src/a.py:10']],
    ['path/to/file.ts:12', []],
    ['version 1.2, see example.com/a', []],
  ];
  for (const [value, anchors] of places)
    test(value, () => assert.deepEqual(anchorsOf(`- Location: ${value}`), anchors));

  test('lines in a field of their own', () => {
    assert.deepEqual(anchorsOf('- File: `src/g.ts`\n- Line: 42'), ['src/g.ts:42']);
    assert.deepEqual(anchorsOf('- File: src/h.ts\n- Lines: 42-50, 60'), ['src/h.ts:42-50', 'src/h.ts:60']);
    assert.deepEqual(anchorsOf('- File: src/h.ts\n- Line: many'), ['src/h.ts']);
  });

  test('a bare name beside its path, a file beside its lines', () => {
    assert.deepEqual(anchorsOf('- File: `src/g.ts:4`\n- Description: in `src/g.ts` and `g.ts:9`'), [
      'src/g.ts:4',
    ]);
  });

  test('a value that says more is kept in words too', () => {
    const { defects } = fragmentOf(
      '# Audit\n\n## Findings\n\n### F-1: Something\n\n- Severity: High\n- Location: `src/a.py:3` and wherever the shared reader of old settings is called\n',
    );
    assert.match(JSON.stringify(defects[0]!.details['Location']), /shared reader/u);
  });

  test('a link that leaves the workspace is a problem', () => {
    const { defects, problems } = fragmentOf(
      '# Audit\n\n## Findings\n\n### F-1: Something\n\n- Severity: High\n- Location: [x](../../x/a.py#L1)\n',
    );
    assert.deepEqual(defects[0]!.anchors, []);
    assert.match(problems[0]!.message, /leaves the workspace/u);
  });
});
