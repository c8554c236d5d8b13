import assert from 'node:assert/strict';
import { ownPart } from '../../../src/core/fixes/ownPart.js';
import { doubleDefinition } from '../../../src/core/fixes/plain/doubleDefinition.js';

const code = 'class A:\n    x = 1\n';

suite('ownPart', () => {
  for (const line of [
    '# Example usage:',
    '# Usage',
    '# --- Usage example ---',
    '# How to use it (in a view)',
    '# tests/test_a.py',
    '# File: `b.py`',
  ]) {
    test(`ends at ${line}`, () => {
      const part = ownPart('src/a.py', `${code}\n\n${line}\na = A()\n`);
      assert.equal(part.code, code);
      assert.match(part.notes.join(), /^Left out from `# /);
    });
  }

  test('goes on at other comments, indented ones, and those within strings', () => {
    for (const text of [
      `${code}\n# Usage of memory is bounded\nN = 1\n`,
      `${code}\n# See tests/test_a.py for more\nN = 1\n`,
      `${code}\n# src/a.py\nN = 1\n`,
      `${code}# Example\nN = 1\n`,
      `${code}\n    # Example usage\n    y = 1\n`,
      `class A:\n    """Text\n\n# Usage\n    """\n`,
      `# Usage: python a.py\n\n# Usage\nN = 1\n`,
    ])
      assert.deepEqual(ownPart('src/a.py', text), { code: text, notes: [], showsUse: false });
  });

  test('knows the comments of scripts, and leaves other files alone', () => {
    assert.equal(ownPart('a.ts', 'class A {}\n\n// Usage:\nnew A();\n').code, 'class A {}\n');
    assert.equal(ownPart('a.sh', 'f() { :; }\n\n# Usage\nf\n').notes.length, 0);
  });
});

suite('doubleDefinition', () => {
  const rust = "impl<'a> Parser<'a> {\n    pub fn new() {}\n}\n\nimpl Lexer {\n    fn next() {}\n}\n";
  const rows: [string, string, string | undefined][] = [
    [rust, 'impl Lexer {\n    pub fn next() {}\n}', 'next'],
    [rust, 'impl Lexer {\n    pub fn new() {}\n}', undefined],
    [rust, 'fn new() {}', undefined],
    ['func (c *Cache) Get(k string) {\n}\n', 'func (d *Disk) Get(k string) {\n}', undefined],
    ['func (c *Cache) Get(k string) {\n}\n', 'func (c *Cache) Get(k string) {\n}', 'Get'],
    ['CREATE TABLE users (id int);\n', 'create table if not exists users (id int);', 'users'],
    ['run() {\n  :\n}\n', 'run() {\n  x\n}', 'run'],
    ['FROM a\nRUN b\n', 'RUN b\n', undefined],
  ];
  for (const [target, template, name] of rows)
    test(`${template.split('\n')[0]} below ${target.split('\n')[0]}: ${name ?? 'none'}`, () => {
      assert.equal(doubleDefinition(target, template), name);
    });
});
