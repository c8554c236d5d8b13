import assert from 'node:assert/strict';
import { fillIn } from '../../../src/core/fixes/placeholders/fillIn.js';
import { planTemplate, type PlanTemplateOptions } from '../../../src/core/fixes/planTemplate.js';
import type { Defect } from '../../../src/core/model/ledger.js';
import { snippetByDefault } from '../../../src/core/sources/templates/snippetByDefault.js';
import { MemoryFiles } from '../support/MemoryFiles.js';

const cases: [code: string, filled: string][] = [
  ['a ${1:x} b', 'a x b'],
  ['${1:x} ${1} ${1}', 'x x x'],
  ['${1} ${1:x}', 'x x'],
  ['f(${1})', 'f()'],
  ['f()$0', 'f()'],
  ['${1|one,two|}', 'one'],
  ['${1|a\\,b,c|}', 'a,b'],
  ['${1:a ${2:b} c}', 'a b c'],
  ['${1:{a\\}}', '{a}'],
  ['${1:${1}}', ''],
  ['${symbol}()', '<symbol>()'],
  ['${1:${class}}.x', '<class>.x'],
  ['\\${1:x} \\$0 \\${symbol}', '${1:x} $0 ${symbol}'],
  ['$ $1 $x ${x} ${HOME} ${} $', '$ $1 $x ${x} ${HOME} ${} $'],
  ['$00 $0a', '$00 $0a'],
  ['"\\n" \\\\ }', '"\\n" \\\\ }'],
  ['${1:open', '${1:open'],
  ['${1|open', '${1|open'],
  ['${module}/${date}', '<module>/<date>'],
];

suite('placeholders', () => {
  for (const [code, filled] of cases)
    test(JSON.stringify(code), () =>
      assert.deepEqual(
        fillIn(code, (name) => `<${name}>`),
        { code: filled },
      ),
    );

  test('mean something else in some languages', () => {
    const off = ['a.sh', 'Makefile', 'b/Dockerfile', 'a.php', 'a.pl', 'docker-compose.yml', '.env'];
    assert.deepEqual(off.filter(snippetByDefault), []);
    const on = ['a.py', 'a.ts', 'a.go', 'a.yaml', 'a.rs'];
    assert.deepEqual(on.filter(snippetByDefault), on);
  });
});

suite('variables of templates', () => {
  const anchor = (fields: object): Defect['anchors'][number] => fields as Defect['anchors'][number];
  const defect = {
    anchors: [
      anchor({ kind: 'import', module: 'src.m', names: ['late'] }),
      anchor({ kind: 'symbol', path: 'src/other.py', name: 'Other.thing' }),
      anchor({ kind: 'symbol', path: 'src/a/b.py', name: 'Store.save' }),
    ],
  };
  const options: PlanTemplateOptions = { defect, now: () => new Date(2031, 1, 3) };
  const plan = (code: string, more: object = {}, files: Record<string, string> = {}, given = options) =>
    planTemplate(
      { targetPath: 'src/a/b.py', language: 'python', mode: 'merge', code, snippet: true, ...more },
      new MemoryFiles(files),
      given,
    );
  const after = async (...args: Parameters<typeof plan>): Promise<string | undefined> => {
    const made = await plan(...args);
    assert.ok(made.kind === 'change', JSON.stringify(made));
    return made.files.at(-1)!.after;
  };

  test('are filled in for the file and the defect', async () => {
    assert.equal(
      await after('x = "${module} ${class} ${symbol} ${date}"\n'),
      'x = "src.a.b Store save 2031-02-03"\n',
    );
    assert.equal(
      await after('x = "${module}"\n', {}, { 'src/__init__.py': '', 'src/a/__init__.py': '' }),
      'x = "src.a.b"\n',
    );
  });

  test('take the indentation of the file', async () => {
    const files = { 'src/a/b.py': 'def f():\n\treturn 1\n' };
    assert.match((await after('def g():\n${indent}return 2\n', {}, files))!, /def g\(\):\n\treturn 2\n$/u);
    assert.equal(await after('def g():\n${indent}return 2\n'), 'def g():\n    return 2\n');
  });

  test('take an imported name where there is no symbol', async () => {
    const given = { ...options, defect: { anchors: defect.anchors.slice(0, 1) } };
    assert.equal(await after('${symbol} = 1\n', {}, {}, given), 'late = 1\n');
  });

  test('without a value are refused', async () => {
    const made = await plan('class ${class}: ...\n', {}, {}, {});
    assert.deepEqual(made, {
      kind: 'refused',
      reason: '`${class}`: no symbol anchor of the defect names a class.',
    });
  });

  test('stay in reports and template literals', async () => {
    assert.equal(await after('x = "${symbol}"\n', { snippet: false }), 'x = "${symbol}"\n');
    const script = { targetPath: 'a.ts', language: 'typescript' };
    assert.equal(
      await after('const x = `${date}`; // ${date} ${1:y}\n', script),
      'const x = `${date}`; // 2031-02-03 y\n',
    );
  });

  test('applied again have nothing to do', async () => {
    const code = 'def ${symbol}(${1:value}):\n    return ${1}\n';
    const first = await after(code, {}, { 'src/a/b.py': 'y = 1\n' });
    assert.match(first!, /def save\(value\):\n {4}return value\n/u);
    assert.equal((await plan(code, {}, { 'src/a/b.py': first! })).kind, 'nothing');
  });
});
