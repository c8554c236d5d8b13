import assert from 'node:assert/strict';
import { ImportIntegrity } from '../../../src/core/evidence/imports/ImportIntegrity.js';
import type { FixPlan } from '../../../src/core/fixes/FixPlan.js';
import { planMissingFunction } from '../../../src/core/fixes/planMissingFunction.js';
import { applyEdits } from '../../../src/core/text/applyEdits.js';
import { MemoryFiles } from '../support/MemoryFiles.js';
import { assertEditsInOrder } from './assertEdits.js';

const plain = 'def other(x):\n    return x\n';

/** Plans `do_it` of `m`, and checks that a second plan has nothing to do. */
async function plan(files: Record<string, string>, name = 'do_it', module = 'm'): Promise<FixPlan> {
  const memory = new MemoryFiles(files);
  const planned = await planMissingFunction({ module, name }, memory);
  if (planned.kind !== 'change') return planned;
  assert.equal(planned.files.length, 1);
  const [{ path, before, edits, after, kind }] = planned.files as [(typeof planned.files)[0]];
  assert.equal(kind, 'edit');
  assertEditsInOrder(edits);
  assert.equal(applyEdits(before, edits), after);
  memory.set(path, after);
  assert.equal((await planMissingFunction({ module, name }, memory)).kind, 'nothing');
  return planned;
}

/** The header that calls ask for, in a module of plain functions. */
async function header(...calls: string[]): Promise<string> {
  const code = calls.map((call) => `    ${call}\n`).join('');
  return headerIn(plain, `from m import do_it\n\n\nasync def run(x):\n${code}`);
}

async function headerIn(module: string, caller: string): Promise<string> {
  const planned = await plan({ 'm.py': module, 'caller.py': caller });
  assert.equal(planned.kind, 'change', JSON.stringify(planned));
  return /^.*def do_it.*$/m.exec(planned.files[0]!.after)![0];
}

suite('planMissingFunction: parameters', () => {
  const cases: [calls: string[], header: string][] = [
    [['do_it()'], 'def do_it():'],
    [['do_it(1, 2)'], 'def do_it(arg1, arg2):'],
    [['do_it(name, f(x))', 'do_it(name, 3)'], 'def do_it(name, arg2):'],
    [['do_it(self.link_id)', 'do_it(link_id)', 'do_it("x")', 'do_it(other)'], 'def do_it(link_id):'],
    [['do_it(a)', 'do_it(b)'], 'def do_it(arg1):'],
    [['do_it(self)', 'do_it(None)'], 'def do_it(arg1):'],
    [['do_it(a, a)'], 'def do_it(a, arg2):'],
    [['do_it(a, a=1)'], 'def do_it(arg1, a):'],
    [['do_it(a)', 'do_it(a, 2)'], 'def do_it(a, arg2=None):'],
    [['do_it(a, b=1, c=2)', 'do_it(a, c=3)'], 'def do_it(a, c, b=None):'],
    [['do_it(b=1, c=2)', 'do_it(c=3, b=4)'], 'def do_it(b, c):'],
    [['do_it(a, 1, c=2)', 'do_it(a, c=3)'], 'def do_it(a, arg2=None, *, c):'],
    [['do_it(a, 1)', 'do_it(a, size=2)'], 'def do_it(a, size):'],
    [['do_it(a, *rest)', 'do_it(a, b)'], 'def do_it(a, b, *args):'],
    [['do_it(*rest, key=1)'], 'def do_it(*args, key):'],
    [['do_it(**options)', 'do_it(key=1)'], 'def do_it(key, **kwargs):'],
    [['do_it(key=1, **options)', 'do_it()'], 'def do_it(key=None, **kwargs):'],
    [['await do_it(1)', 'x = await do_it(2)'], 'async def do_it(arg1):'],
    [['await do_it(1)', 'do_it(2)'], 'def do_it(arg1):'],
    [['call(do_it)'], 'def do_it(*args, **kwargs):'],
    [['do_it(args, *rest)'], 'def do_it(args, *args_):'],
    [['do_it(1, arg1=2)'], 'def do_it(arg1_, arg1):'],
    [['do_it(Class, Node, linkId)'], 'def do_it(arg1, node, linkId):'],
    [['do_it(_private)'], 'def do_it(private):'],
  ];
  for (const [calls, expected] of cases) {
    test(calls.join('; '), async () => assert.equal(await header(...calls), expected));
  }

  test('types of literals, where the functions around have types', async () => {
    const typed = 'def other(x: int) -> int:\n    return x\n';
    const caller = (...calls: string[]): string => `import m\n\n${calls.map((call) => `${call}\n`).join('')}`;
    const of = async (...calls: string[]): Promise<string> => headerIn(typed, caller(...calls));
    assert.equal(
      await of('m.do_it(1, "x", [], b"")'),
      'def do_it(arg1: int, arg2: str, arg3: list, arg4: bytes) -> None:',
    );
    assert.equal(await of('m.do_it(1, a)', 'm.do_it(1.5, b)'), 'def do_it(arg1: float, arg2) -> None:');
    assert.equal(await of('m.do_it(1)', 'y = m.do_it("x")'), 'def do_it(arg1):');
    assert.equal(await of('m.do_it(k=True)', 'm.do_it()'), 'def do_it(k=None) -> None:');
    assert.equal(await of('m.do_it(k=None)', 'm.do_it(k=1)'), 'def do_it(k) -> None:');
    const future = `from __future__ import annotations\n\n\n${typed}`;
    assert.equal(
      await headerIn(future, caller('m.do_it(k=True)', 'm.do_it()')),
      'def do_it(k: bool | None = None) -> None:',
    );
  });

  test('the form of the related functions', async () => {
    const module =
      'def do_a(x, *, y: int) -> str:\n    """Doc."""\n\n\ndef do_b(x) -> str:\n    return x\n\n\ndef last():\n    return 1\n';
    assert.equal(
      await headerIn(module, 'from m import do_it\nx = do_it(1, key=2)\n'),
      'def do_it(x: int, *, key: int) -> str:',
    );
  });

  test('calls under other names, through the module, and relative', async () => {
    const files = {
      'p/__init__.py': '',
      'p/m.py': plain,
      'p/a.py': 'from .m import do_it as go\ngo(1, speed=2)\n',
      'p/b.py': 'from . import m\nm.do_it(1, speed=2)\n',
      'p/c.py': 'import p.m\np.m.do_it(name, speed=3)\n',
      'p/d.py': 'def do_it(q):\n    pass\n\ndo_it(q=1)\n',
    };
    const planned = await plan(files, 'do_it', 'p.m');
    assert.match(
      (planned as Extract<FixPlan, { kind: 'change' }>).files[0]!.after,
      /^def do_it\(name, speed\):$/m,
    );
    assert.deepEqual(
      (planned as Extract<FixPlan, { kind: 'change' }>).notes[0],
      'The parameters of `do_it` come from 3 calls.',
    );
  });
});

suite('planMissingFunction: place', () => {
  const caller = 'from m import do_it\ndo_it()\n';
  const after = async (module: string): Promise<string> => {
    const planned = await plan({ 'm.py': module, 'caller.py': caller });
    assert.equal(planned.kind, 'change', JSON.stringify(planned));
    return planned.files[0]!.after;
  };
  const added = 'def do_it():\n    raise NotImplementedError\n';

  test('below the last related function', async () => {
    assert.equal(
      await after('def do_a():\n    pass\n\n\ndef other():\n    pass\n'),
      `def do_a():\n    pass\n\n\n${added}\n\ndef other():\n    pass\n`,
    );
  });

  test('below the last function or class', async () => {
    assert.equal(
      await after('class A:\n    x = 1\n\n\nB = A()\n'),
      `class A:\n    x = 1\n\n\n${added}\n\nB = A()\n`,
    );
  });

  test('at the end, above the main block', async () => {
    assert.equal(await after('x = 1\n'), `x = 1\n\n\n${added}`);
    assert.equal(await after('"""Doc."""\n'), `"""Doc."""\n\n\n${added}`);
    assert.equal(await after(''), added);
    assert.equal(
      await after('x = 1\n\nif __name__ == "__main__":\n    x()\n'),
      `x = 1\n\n\n${added}\n\nif __name__ == "__main__":\n    x()\n`,
    );
  });

  test('in the style of the file', async () => {
    assert.equal(
      await after('def other():\r\n\t"""Doc."""\r\n\treturn 1'),
      'def other():\r\n\t"""Doc."""\r\n\treturn 1\r\n\r\n\r\ndef do_it():\r\n\t"""Do it."""\r\n\traise NotImplementedError',
    );
  });

  test('in the `__init__` of a package', async () => {
    const planned = await plan({ 'm/__init__.py': '', 'm/x.py': '', 'caller.py': caller });
    assert.equal((planned as Extract<FixPlan, { kind: 'change' }>).files[0]!.path, 'm/__init__.py');
  });

  test('under a source root', async () => {
    const planned = await plan({ 'src/m.py': plain, 'src/caller.py': caller });
    assert.equal((planned as Extract<FixPlan, { kind: 'change' }>).files[0]!.path, 'src/m.py');
  });
});

suite('planMissingFunction: refusals', () => {
  const reason = async (files: Record<string, string>, name?: string, module?: string): Promise<string> => {
    const planned = await plan(files, name, module);
    assert.notEqual(planned.kind, 'change');
    return `${planned.kind}: ${(planned as { reason: string }).reason}`;
  };

  test('say why', async () => {
    assert.equal(await reason({ 'a.py': '' }), 'refused: There is no module `m` in the workspace.');
    assert.equal(await reason({ 'm/a.py': '' }), 'refused: `m` is a folder without an `__init__.py`.');
    assert.equal(
      await reason({ 'm.pyi': '', 'm.py': '' }),
      'refused: `m` is described by m.pyi, which has no bodies.',
    );
    assert.equal(
      await reason({ 'm.py': 'x = (\n' }),
      'refused: m.py cannot be read as Python, line 1: `(` is never closed.',
    );
    assert.equal(await reason({ 'm.py': 'do_it = 1\n' }), 'nothing: `m` defines `do_it` already.');
    assert.equal(await reason({ 'm.py': 'from x import *\n' }), 'nothing: `m` defines `do_it` already.');
  });

  test('keep names from sources out of the code', async () => {
    for (const name of ['x(): pass\nimport os', 'class', 'a.b', '', 'a-b', '1a']) {
      assert.match(await reason({ 'm.py': '' }, name), /^refused: .* cannot be the name of a function\.$/s);
    }
  });

  test('tell classes and constants by their names', async () => {
    for (const name of ['LIMIT', '_MAX_SIZE'])
      assert.match(await reason({ 'm.py': '' }, name), /^refused: .* looks like a constant/);
    for (const name of ['Node', '_Private', 'X'])
      assert.match(await reason({ 'm.py': '' }, name), /^refused: .* looks like a class/);
  });
});

test('planMissingFunction: with what is known of the imports, only the module and its importers are read', async () => {
  const files: Record<string, string> = { 'm.py': plain, 'caller.py': 'from m import do_it\ndo_it()\n' };
  for (let i = 0; i < 50; i++) files[`other_${i}.py`] = plain;
  const memory = new MemoryFiles(files);
  const integrity = new ImportIntegrity(memory);
  const errors = (await integrity.errors())!;
  assert.deepEqual(
    errors.map(({ path, name }) => [path, name]),
    [['caller.py', 'do_it']],
  );
  memory.reads.length = 0;
  const options = { integrity, importers: ['caller.py'] };
  const planned = await planMissingFunction({ module: 'm', name: 'do_it' }, memory, options);
  assert.equal(planned.kind, 'change');
  assert.deepEqual(memory.reads, ['m.py', 'caller.py']);
  // What is known may be behind the text: it is not added twice.
  memory.set('m.py', planned.files[0]!.after);
  const again = await planMissingFunction({ module: 'm', name: 'do_it' }, memory, options);
  assert.equal(again.kind, 'nothing');
});
