import assert from 'node:assert/strict';
import fc from 'fast-check';
import { linkCandidates } from '../../../src/providers/model/linkCandidates.js';
import { lineOfNames } from '../../../src/providers/model/lineOfNames.js';

/** `text of the link -> first path [:line] [::names]` */
function found(text: string, folder = ''): string[] {
  return [...linkCandidates(text, folder)].map(({ start, end, paths, line, names }) => {
    const to = `${paths[0]}${line === undefined ? '' : `:${line + 1}`}`;
    return `${text.slice(start, end)} -> ${[to, ...(names ?? [])].join('::')}`;
  });
}

suite('linkCandidates', () => {
  const cases: [what: string, text: string, references: string[]][] = [
    ['bare', 'The loop in src/a.py is slow.', ['src/a.py -> src/a.py']],
    ['in backticks, with a line', 'See `src/a.py:12`.', ['src/a.py:12 -> src/a.py:12']],
    [
      'with lines and a column',
      'src/a.py:12-50, src/b.py:3:7',
      ['src/a.py:12-50 -> src/a.py:12', 'src/b.py:3:7 -> src/b.py:3'],
    ],
    ['with a fragment', 'src/a.py#L4-L9', ['src/a.py#L4-L9 -> src/a.py:4']],
    [
      'at the end of a sentence',
      'It is src/a.py. Or is it src/b.py: yes',
      ['src/a.py -> src/a.py', 'src/b.py -> src/b.py'],
    ],
    ['bold', '**src/a.py**', ['src/a.py -> src/a.py']],
    [
      'test',
      '`tests/t.py::TestA::test_b[case-1]`',
      ['tests/t.py::TestA::test_b -> tests/t.py::TestA::test_b'],
    ],
    [
      'glob below a folder',
      '"tests/test_*.py::test_b"',
      ['tests/test_*.py::test_b -> tests/test_*.py::test_b'],
    ],
    ['alternatives', 'src/{a,b}.py', ['src/{a,b}.py -> src/{a,b}.py']],
    ['glob over everything', '**/*.py and *.py', []],
    ['backslashes of JSON', String.raw`"src\\a.py"`, [String.raw`src\\a.py -> src/a.py`]],
    ['this folder', './src/a.py', ['./src/a.py -> src/a.py']],
    ['Cyrillic', 'Файл: «src/модель.py»', ['src/модель.py -> src/модель.py']],
    ['out of the workspace', '/etc/passwd.txt ../b.py src/../../b.py ~/c.py C:/d.py $HOME/e.py', []],
    ['within the workspace, but upwards', 'src/../b.py', []],
    ['addresses', 'https://host.example/src/a.py and file:///src/a.py', []],
    ['numbers, versions and dots', '0.14.1 50-55% v2 ... 1/2.', ['1/2 -> 1/2']],
    ['Markdown links are links already', '[src/a.py](src/b.py) `src/c.py`', ['src/c.py -> src/c.py']],
    ['link definitions too', '[x]: src/a.py\nsrc/b.py', ['src/b.py -> src/b.py']],
    ['an unclosed link', '[x](src/a.py\nsrc/b.py', ['src/b.py -> src/b.py']],
  ];
  for (const [what, text, references] of cases) test(what, () => assert.deepEqual(found(text), references));

  test('a module is a file or a package', () => {
    const [reference] = linkCandidates('missing from `src.monitoring.metrics`', '');
    assert.deepEqual(reference!.paths.slice(-2), [
      'src/monitoring/metrics.py',
      'src/monitoring/metrics/__init__.py',
    ]);
  });

  test('relative to the folder of the source in the second place', () => {
    const [reference] = linkCandidates('src/a.py', 'docs');
    assert.deepEqual(reference!.paths, ['src/a.py', 'docs/src/a.py']);
  });

  test('never a path out of the workspace, and the text is that of the range', () => {
    const word = fc.stringMatching(/^[a-c./\\:*{},#~ [\]()`\n-]{0,40}$/);
    fc.assert(
      fc.property(word, (text) => {
        for (const { start, end, paths } of linkCandidates(text, 'docs')) {
          assert.ok(0 <= start && start < end && end <= text.length);
          for (const path of paths) {
            assert.ok(!path.startsWith('/') && !path.split('/').includes('..') && !path.includes(':'), path);
          }
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('long words and unclosed brackets do not hold it up', () => {
    for (const part of ['a/', '{a,', '[', '](', '[a](', ':1', '::a', 'a.b', '–', '{a}'])
      assert.ok([...linkCandidates(part.repeat(200_000), '')].length >= 0);
  });
});

suite('lineOfNames', () => {
  const text = 'def test_b():\n    pass\n\nclass TestA:\n    async def test_b(self):\n        pass\n';
  const cases: [names: string[], line: number | undefined][] = [
    [['test_b'], 0],
    [['TestA'], 3],
    [['TestA', 'test_b'], 4],
    [['TestA', 'test_c'], 3],
    [['test_'], undefined],
  ];
  for (const [names, line] of cases)
    test(names.join('::'), () => assert.equal(lineOfNames(text, names), line));
});
