import assert from 'node:assert/strict';
import { isElision } from '../../../src/core/fixes/elisions/isElision.js';
import { withoutElisions } from '../../../src/core/fixes/elisions/withoutElisions.js';
import { planTemplate } from '../../../src/core/fixes/planTemplate.js';
import { MemoryFiles } from '../support/MemoryFiles.js';
import { installedParsers } from '../support/syntaxParsers.js';

const elisions = [
  '# ...',
  '    # ... existing code ...',
  '# …',
  '// ...existing code...',
  '// ... rest of the class ...',
  '/* ... */',
  '{/* ... existing code ... */}',
  '# rest of the class unchanged',
  '# (rest of the code stays the same)',
  '# existing methods here',
  '// unchanged',
  '# ... (other methods) ...',
  '-- ...',
  '<!-- ... -->',
];
const others = [
  '# ...and so on to the end of the line',
  '# Wait for it...',
  '...',
  'x = 1  # ...',
  '# The rest of us',
  '# Other methods are tried first',
  '# existing',
  '// TODO: restore the existing code path',
  '# Keep the previous value',
];

const cases: [name: string, path: string, code: string, left: string, incomplete: string[]][] = [
  [
    'between members',
    'a.py',
    'class A:\n    # ... existing code ...\n\n    def f(self):\n        return 1\n\n    # ... rest ...\n',
    'class A:\n    def f(self):\n        return 1\n',
    [],
  ],
  [
    'between definitions',
    'a.py',
    'import os\n\n# ...\n\ndef f():\n    return os\n',
    'import os\n\ndef f():\n    return os\n',
    [],
  ],
  [
    'inside a function',
    'a.py',
    'class A:\n    def __init__(self):\n        # ... existing code ...\n        self.x = 1\n\n    def f(self):\n        return 1\n',
    'class A:\n    def f(self):\n        return 1\n',
    ['A.__init__'],
  ],
  [
    'in place of a body',
    'a.py',
    'def g():\n    # ... existing code ...\n\ndef f():\n    return 1\n',
    'def f():\n    return 1\n',
    ['g'],
  ],
  [
    'at the end of a body',
    'a.py',
    'def g():\n    x = 1\n    # ... rest\n\ndef f():\n    return 1\n',
    'def f():\n    return 1\n',
    ['g'],
  ],
  ['in a block of a body', 'a.py', 'def g():\n    if x:\n        # ...\n    y()\n', '', ['g']],
  ['dots beside statements', 'a.py', 'def g():\n    x = 1\n    ...\n    return x\n', '', ['g']],
  ['in a value', 'a.py', 'X = [\n    1,\n    # ...\n]\nY = 1\n', 'Y = 1\n', ['X']],
  [
    'with decorators and comments',
    'a.py',
    '# About g\n@d\ndef g():\n    # ...\n    x()\n\n\ndef f(): ...\n',
    'def f(): ...\n',
    ['g'],
  ],
  [
    'a class of which nothing is left',
    'a.py',
    'class A(B):\n    """Doc."""\n    # ... existing code ...\n\nx = 1\n',
    'x = 1\n',
    [],
  ],
  [
    'dots as a stub',
    'a.py',
    'def f(): ...\nclass A:\n    def g(self):\n        """Doc."""\n        ...\n',
    '=',
    [],
  ],
  ['in a string', 'a.py', 's = """\n# ...\n"""\n', '=', []],
  ['a comment over two lines', 'a.py', '# First\n# ... existing code is read\nx = 1\n', '=', []],
  [
    'between members',
    'a.ts',
    'export class A {\n  // ... existing code ...\n\n  f() {\n    return 1;\n  }\n  // ...\n}\n',
    'export class A {\n  f() {\n    return 1;\n  }\n}\n',
    [],
  ],
  [
    'dots alone',
    'a.ts',
    'class A {\n  ...\n  f() {\n    return 1;\n  }\n}\n',
    'class A {\n  f() {\n    return 1;\n  }\n}\n',
    [],
  ],
  [
    'inside a method',
    'a.js',
    'class A {\n  constructor() {\n    // ... existing code ...\n    this.x = 1;\n  }\n\n  f() {\n    return 1;\n  }\n}\n',
    'class A {\n  f() {\n    return 1;\n  }\n}\n',
    ['A.constructor'],
  ],
  [
    'inside a function',
    'a.ts',
    '// Counts\nexport const g = () => {\n  // ...\n  h();\n};\nlet y = 1;\n',
    'let y = 1;\n',
    ['g'],
  ],
  ['in an object', 'a.ts', 'const o = {\n  // ...\n  a: 1,\n};\n', '', ['o']],
  [
    'between tests',
    'a.test.ts',
    "describe('a', () => {\n  // ... existing tests ...\n  it('b', () => {\n    c();\n  });\n});\n",
    "describe('a', () => {\n  it('b', () => {\n    c();\n  });\n});\n",
    [],
  ],
  ['a spread', 'a.ts', 'const a = {\n  ...b,\n};\n', '=', []],
  ['among keys', 'a.yaml', 'a:\n  # ... existing keys (other) ...\n  b: 1\n# ...\n', 'a:\n  b: 1\n', []],
  ['in a block scalar', 'a.yaml', 'a: |\n  x\n  # ...\n  y\n', '=', []],
  ['in the margin', 'a.go', 'package a\n\n// ...\n\nfunc F() {}\n', 'package a\n\nfunc F() {}\n', []],
  ['inside of something', 'a.go', 'func F() {\n\t// ...\n\tg()\n}\n', 'func F() {\n\tg()\n}\n', ['func F()']],
  ['in prose', 'a.md', '# ...\n', '=', []],
];

suite('code that a template leaves out', () => {
  for (const line of elisions) test(`is meant by ${line}`, () => assert.ok(isElision(line)));
  for (const line of others) test(`is not meant by ${line}`, () => assert.ok(!isElision(line)));

  for (const [name, path, code, left, incomplete] of cases)
    test(`${path}: ${name}`, async () => {
      const result = await withoutElisions(path, code, installedParsers());
      assert.equal(result.code.trimEnd(), (left === '=' ? code : left).trimEnd());
      assert.deepEqual(result.incomplete, incomplete);
    });

  const plan = (code: string, files: Record<string, string>) =>
    planTemplate({ targetPath: 'a.py', language: 'python', mode: 'merge', code }, new MemoryFiles(files));
  const template =
    'class A:\n    def __init__(self):\n        # ... existing code ...\n        self.x = 1\n\n    # ...\n\n    def f(self):\n        return 1\n';

  test('is kept in the file, and named', async () => {
    const made = await plan(template, { 'a.py': 'class A:\n    def __init__(self):\n        self.y = 2\n' });
    assert.ok(made.kind === 'change');
    assert.equal(
      made.files[0]!.after,
      'class A:\n    def __init__(self):\n        self.y = 2\n\n    def f(self):\n        return 1\n',
    );
    assert.ok(
      made.notes.some((note) => note.includes('only a part of `A.__init__`')),
      made.notes.join(),
    );
  });

  test('is not invented for a file that is absent', async () => {
    const made = await plan(template, {});
    assert.ok(made.kind === 'refused');
    assert.match(made.reason, /only a part of `A\.__init__`/u);
    const whole = await plan('# ... imports ...\n\ndef f():\n    return 1\n', {});
    assert.ok(whole.kind === 'change');
    assert.equal(whole.files[0]!.after, 'def f():\n    return 1\n');
    assert.match(whole.notes.join(), /leaves code out/u);
  });

  test('is all there is: refused', async () => {
    const made = await plan('def g():\n    # ...\n    x()\n', { 'a.py': 'y = 1\n' });
    assert.ok(made.kind === 'refused');
    assert.match(made.reason, /only a part of `g`/u);
  });
});
