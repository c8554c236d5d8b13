import assert from 'node:assert/strict';
import { readSource } from '../../../../src/core/sources/readSource.js';
import { anchorWritten } from '../references/anchorWritten.js';

function anchorsOf(fields: object): string[] {
  const text = JSON.stringify(
    { defects: [{ id: 'A-1', title: 'Something', severity: 'high', ...fields }] },
    null,
    2,
  );
  const { defects } = readSource('inventory.json', { text, encoding: 'utf-8' });
  assert.equal(defects.length, 1);
  return defects[0]!.anchors.map(anchorWritten);
}

const cases: [name: string, fields: object, ...anchors: string[]][] = [
  ['a line and a column', { location: 'src/a.py:14:5' }, 'src/a.py:14'],
  ['as forges write lines', { location: 'src/a.py#L14-L15' }, 'src/a.py:14-15'],
  ['in words', { files: ['src/a.py (line 14)', 'src/b.py, lines 3 to 5'] }, 'src/a.py:14', 'src/b.py:3-5'],
  ['several lines', { location: 'src/a.py:3, 8-9' }, 'src/a.py:3', 'src/a.py:8-9'],
  ['lines as text', { file: 'src/a.py', lines: '14-15' }, 'src/a.py:14-15', 'src/a.py'],
  ['a line as a range', { file: 'src/a.py', line: '14-15' }, 'src/a.py:14-15', 'src/a.py'],
  ['lines in a list', { file: 'src/a.py', lines: [14, 19] }, 'src/a.py:14-19', 'src/a.py'],
  ['single lines in a list', { file: 'src/a.py', line_numbers: [4, 9, 7] }, 'src/a.py:4', 'src/a.py:9', 'src/a.py:7', 'src/a.py'],
  ['how many lines there are', { file: 'src/a.py', lines: 350 }, 'src/a.py'],
  ['from one line to another', { file: 'src/a.py', line: 4, end_line: 9 }, 'src/a.py:4-9', 'src/a.py'],
  ['a claim in prose', { description: '`retry` is missing from `src.net.client`, so nothing starts' }, 'import src.net.client: retry'],
  ['an error', { import_error: "cannot import name 'retry' from 'src.net.client'" }, 'import src.net.client: retry'],
  ['the same claim twice', { description: '`retry` is missing from `src.nets`', root_cause: '`retry` is not defined in `src.nets`' }, 'import src.nets: retry'],
  ['missing imports', { missing_imports: ['src.net.client.retry'] }, 'import src.net.client: retry'],
  ['a path to import from', { import_path: 'src.net.client' }],
  ['the version that mends it', { package: 'flask', version: '2.0.1', fixed_version: '2.3.0' }, 'pypi flask 2.3.0'],
  ['a place in a description', { description: 'See `src/a.py:14`: the token is never checked.' }, 'src/a.py:14'],
  ['places in notes', { notes: ['first in src/a.py (lines 3, 5 and 8)', 'then in src/b.py, line 9.'] }, 'src/a.py:3', 'src/a.py:5', 'src/a.py:8', 'src/b.py:9'],
  ['a file in a description', { description: 'The retry loop in src/net/client.py never ends' }, 'src/net/client.py'],
  ['a file in a description of what has one', { file: 'src/a.py', description: 'As in src/net/client.py' }, 'src/a.py'],
  ['a file that is missing', { root_cause: '`docs/setup.md` does not exist, so nobody knows' }, 'missing docs/setup.md'],
  ['how it is seen', { steps: 'pytest tests/test_a.py::test_retry -q' }, 'test tests/test_a.py::test_retry'],
  ['a file at the top', { description: 'The entry point main.py:14 ignores errors.' }, 'main.py:14'],
  ['nothing but a place', { notes: 'src/a.py:10-20' }, 'src/a.py:10-20'],
  ['nothing but a name', { notes: 'module.client' }],
  ['a version to be', { fix: 'Pin redis==5.0.1 in the requirements' }, 'pypi redis 5.0.1'],
  ['a version to be, beside the one that is', { dependency: 'redis==4.0.0', fixed_version: '5.0.1' }, 'pypi redis 5.0.1'],
  ['what tells nothing of the code', { resolution: '`docs/setup.md` is missing, closed', log: 'see src/a.py:14' }, 'src/a.py:14'],
  ['where nothing is', { file: 'N/A' }],
  ['a long description', { description: `See src/a.py:14. ${'word '.repeat(600)}` }, 'src/a.py:14'],
  ['no path at all', { description: 'and/or e.g. 1/2, TCP/IP v1.2 at https://example.com/a.html' }],
]; // prettier-ignore

suite('found inventory: places and claims', () => {
  for (const [name, fields, ...anchors] of cases)
    test(name, () => assert.deepEqual(anchorsOf(fields), anchors));

  test('a place is said by its file and its line together', () => {
    const text =
      '{ "defects": [\n  {\n    "id": "A", "title": "x", "severity": "high",\n    "file": "src/a.py",\n    "line": 65\n  }\n] }\n';
    const { defects } = readSource('inventory.json', { text, encoding: 'utf-8' });
    const { start, end } = defects[0]!.anchors[0]!.source.range;
    assert.deepEqual([start.line, end.line], [3, 4]);
  });

  test('what stands in a list under a severity has it, and need say no more than its id and title', () => {
    const entry = (id: string, more: object = {}): object => ({ id, title: `Title of ${id}`, ...more });
    const steps = [entry('S-1')];
    const text = JSON.stringify({
      critical: [entry('A', { evidence: 'src/a.py:3' })],
      high: [entry('B', { steps })],
      people: [entry('P')],
    });
    const { defects } = readSource('inventory.json', { text, encoding: 'utf-8' });
    assert.deepEqual(
      defects.map(({ id, severity, anchors }) => [id, severity, ...anchors.map(anchorWritten)]),
      [
        ['A', 'critical', 'src/a.py:3'],
        ['B', 'high'],
      ],
    );
  });
});
