import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readBrokenPython } from '../../../src/core/python/broken/readBrokenPython.js';
import {
  parseOutline,
  parsePython,
  parsePythonInSteps,
  type PythonModule,
} from '../../../src/core/python/parsePython.js';
import { atOnce } from '../../../src/core/steps.js';
import { pythonish } from './pythonText.js';

/** Sound statements; those over several lines reach the left edge, where the next definition could be. */
const statements = [
  'x = 1', 'return', 'y = {"a": [1, (2)]}', "z = '#' + \"'\"", '# a comment with """ and \'\'\' and ( in it', '#', '',
  '"""Says\nclass Nothing:\n    import of\n"""', "'''One \"\"\" in\ndef another():\n'''", 'r"""\\\ndef raw(): """', 'f"""{x}\ndef f(): """',
  'a = """b""" + \'"""\'', 'a = "b\\\n  \\"\\"\\" c"', 'a = (\n1,\n[2,\n])', 'f(\n"""\ndef inside():\n""")', 'm = (a\n@ b)', 'a = b \\\n+ c', 'a = "\\""', "b'\\''",
  'import a', 'from b import (\nc,\nd)', 'global e', '"""Please import\nit, or\nfrom here import it"""', '# to import it', 'x = 1; import a', 'if x: import b', 'from \\\nq import r', 'x = 1; \\\nimport a',
  'return f(")", (1))', 'raise E("(",\n[1])', 'with suppress(ImportError): import a', 'word = "import"', '"""global"""', 'imports = globals', '\f', 'x = """\\""" """',
]; // prettier-ignore

const headers = [
  'def f():',
  'async def g(a, b="""(\n"""):',
  'def h(a: "x)" = [")"], b=(c := 1), *,\nd=f(2)) -> g(3):',
  'def i[T](a: T = (1)):',
  'class A:',
  '@deco\nclass B(A):',
  '@deco(")", a=(\n1))\nclass C(A):',
  'if x:',
  'try:',
  'for a in (1,\n2):',
];
const indents = ['  ', '    ', '\t'];

interface Block {
  header: string;
  body: (string | Block)[];
}

const { block } = fc.letrec<{ block: Block }>((tie) => ({
  block: fc.record({
    header: fc.constantFrom(...headers),
    body: fc.array(fc.oneof({ maxDepth: 4 }, fc.constantFrom(...statements), tie('block')), { maxLength: 6 }),
  }),
}));

/** Lines that go on stay at the left edge. */
function written(body: readonly (string | Block)[], unit: string, depth: number): string {
  const indent = unit.repeat(depth);
  const under = (text: string): string => (text === '' ? '\n' : `${indent}${text}\n`);
  const parts = body.map((each) => {
    if (typeof each === 'string') return under(each);
    const header = each.header.replace(/\n(?=class)/u, `\n${indent}`);
    const handler = each.header === 'try:' ? under('finally: pass') : '';
    return under(header) + written([...each.body, 'pass'], unit, depth + 1) + handler;
  });
  return parts.join('');
}

const modules = fc
  .tuple(
    fc.array(fc.oneof(fc.constantFrom(...statements), block, block), { maxLength: 8 }),
    fc.constantFrom(...indents),
    fc.constantFrom('\n', '\r\n', '\r'),
  )
  .map(([body, unit, lineBreak]) => written(body, unit, 0).replaceAll('\n', lineBreak));

/** What a module imports and where, and the statements that no function and no class holds. */
function said({ imports, globals, statements: own }: PythonModule): unknown {
  type Statement = PythonModule['statements'][number];
  const outer = (each: Statement): unknown =>
    each.kind === 'def' || each.kind === 'class'
      ? [each.kind, each.start]
      : [each.kind, each.start, each.end, each.body.map(outer)];
  return {
    imports: imports.map(({ start, end, names }) => [start, end, names]),
    globals: globals.map(({ start, end }) => [start, end]),
    statements: own.map(outer),
  };
}

suite('a Python module that is read with rests', () => {
  test('is the same, whatever the rests are in the middle of', () => {
    const long = fc.array(fc.oneof(pythonish, modules), { minLength: 20, maxLength: 80 });
    fc.assert(
      fc.property(long, (parts) => {
        const text = `${parts.join('\n')}\n`.repeat(4);
        const [inSteps, whole] = [atOnce(parsePythonInSteps(text)), parsePython(text)];
        assert.deepEqual(said(inSteps), said(whole));
        assert.deepEqual(inSteps.errors, whole.errors);
        assert.deepEqual(inSteps.tokens, whole.tokens);
      }),
      { numRuns: 50 },
    );
  });

  test('rests', () => {
    let rests = 0;
    for (const steps = parsePythonInSteps('def f():\n    return 1\n'.repeat(1000)); !steps.next().done;)
      rests++;
    assert.ok(rests > 30);
  });
});

suite('outline of a Python module', () => {
  test('says the same of imports and of what binds names as the whole, wherever strings, brackets and comments reach', () => {
    fc.assert(
      fc.property(modules, (text) => {
        const outline = parseOutline(text);
        assert.ok(outline, 'sound text is not taken for broken');
        assert.deepEqual(said(outline), said(parsePython(text)));
      }),
      { numRuns: 1000 },
    );
  });

  test('is what a reading with recovery says, where there is nothing to recover from', () => {
    fc.assert(
      fc.property(modules, (text) => {
        assert.deepEqual(said(readBrokenPython(text)), said(parsePython(text)));
      }),
      { numRuns: 300 },
    );
  });

  test('takes linear time where a line has no end', () => {
    const words = 'import of '.repeat(200_000);
    const text = `def f():\n    x = "${words}"\n${`def g():\n    y = "a" + "${words.slice(0, 5000)}"\n`.repeat(20)}import last\n`;
    assert.deepEqual(
      parseOutline(text)?.imports.map(({ start }) => start),
      [text.lastIndexOf('import')],
    );
  });
});
