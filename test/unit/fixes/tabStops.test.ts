import assert from 'node:assert/strict';
import { fillIn } from '../../../src/core/fixes/placeholders/fillIn.js';
import { planTemplateInsertion } from '../../../src/core/fixes/placeholders/planTemplateInsertion.js';
import { TabStops } from '../../../src/core/fixes/placeholders/TabStops.js';
import { planInTurn } from '../../../src/core/fixes/planInTurn.js';
import { planTemplate, type PlanTemplateOptions } from '../../../src/core/fixes/planTemplate.js';
import { applyEdits } from '../../../src/core/text/applyEdits.js';
import { MemoryFiles } from '../support/MemoryFiles.js';

const path = 'src/a.py';
const template = (code: string, targetPath = path) => ({
  targetPath,
  language: 'python',
  mode: 'merge' as const,
  code,
  snippet: true,
});

async function planned(code: string, files: Record<string, string>, options: PlanTemplateOptions = {}) {
  const plan = await planTemplate(template(code), new MemoryFiles(files), { tabStops: true, ...options });
  assert.ok(plan.kind === 'change', JSON.stringify(plan));
  return plan;
}

/** The text of the file, with the edits as snippets. */
async function stepped(code: string, before: string): Promise<string | undefined> {
  const { files } = await planned(code, { [path]: before });
  const [file] = files;
  const plain = await planTemplate(template(code), new MemoryFiles({ [path]: before }));
  assert.ok(plain.kind === 'change' && file);
  // Whatever is asked for, the edits are the same.
  assert.deepEqual({ ...file, snippets: undefined }, { ...plain.files[0], snippets: undefined });
  assert.equal(plain.files[0]?.snippets, undefined);
  return (
    file.snippets &&
    applyEdits(
      file.before,
      file.snippets.map(({ range, snippet }) => ({ range, newText: snippet })),
    )
  );
}

suite('tab stops of a fix', () => {
  const cases: [what: string, code: string, before: string, expected: string | undefined][] = [
    [
      'placeholders keep their numbers, texts and repetitions',
      'def f(${1:value}):\n    return ${1} + ${2:1}\n',
      'y = 1\n',
      'y = 1\n\n\ndef f(${1:value}):\n    return ${1:value} + ${2:1}\n',
    ],
    [
      'other code is escaped',
      'def f(${1:value}):\n    return {"\\n": "\\$1", "b": value}\n',
      'y = 1\n',
      'y = 1\n\n\ndef f(${1:value}):\n    return {"\\\\n": "\\$1", "b": value\\}\n',
    ],
    ['choices are kept', 'MODE = "${1|a\\,b,c\\|d|}"\n', 'y = 1\n', 'y = 1\nMODE = "${1|a\\,b,c\\|d|}"\n'],
    [
      'placeholders in placeholders are kept',
      'def f():\n    return ${1:g(${2:x})}\n',
      'y = 1\n',
      'y = 1\n\n\ndef f():\n    return ${1:g(${2:x})}\n',
    ],
    [
      'the indentation of nested classes is the file’s',
      'class A:\n    class B:\n        def f(self):\n            return ${1:None}\n',
      'class A:\n\tclass B:\n\t\tx = 1\n',
      'class A:\n\tclass B:\n\t\tx = 1\n\n\t\tdef f(self):\n\t\t\treturn ${1:None}\n',
    ],
    [
      'line ends are the file’s',
      'def f():\n    return ${1:1}\n',
      'y = 1\r\n',
      'y = 1\r\n\r\n\r\ndef f():\r\n    return ${1:1}\r\n',
    ],
    [
      'an empty one stays where a name could be',
      'def f():\n    return g(${1}$0)\n',
      'y = 1\n',
      'y = 1\n\n\ndef f():\n    return g(${1}$0)\n',
    ],
    [
      'an empty one that would change the code is left out, the others stay',
      'def f():\n    return ${1:1}\n\n\nx = 2\n$0\n',
      'y = 1\n',
      'y = 1\nx = 2\n\n\ndef f():\n    return ${1:1}\n',
    ],
    [
      'none where another name would be merged elsewhere',
      'class ${1:A}:\n    x = 2\n',
      'class A:\n    y = 1\n\n\nclass B:\n    pass\n',
      undefined,
    ],
    ['none where there is no placeholder', 'x = 2\n', 'y = 1\n', undefined],
    ['none where only variables are filled in', 'def f():\n${indent}return 1\n', 'y = 1\n', undefined],
  ];
  for (const [what, code, before, expected] of cases)
    test(what, async () => assert.equal(await stepped(code, before), expected));

  test('only where they are asked for, and one file is edited', async () => {
    const code = 'x = ${1:2}\n';
    const edited = await planned(code, { [path]: 'y = 1\n' }, { tabStops: false });
    const created = await planned(code, {});
    assert.ok([...edited.files, ...created.files].every(({ snippets }) => snippets === undefined));
  });

  test('none where edits of a file are joined', async () => {
    const offers = ['x = ${1:2}\n', 'z = ${1:3}\n'].map((code) => ({
      plan: (files: MemoryFiles, options: PlanTemplateOptions) =>
        planTemplate(template(code), files, options),
    }));
    const plan = await planInTurn(offers as never, new MemoryFiles({ [path]: 'y = 1\n' }), {
      tabStops: true,
    });
    assert.ok(plan.kind === 'change');
    assert.deepEqual(
      plan.files.map(({ after, snippets }) => [after, snippets]),
      [['y = 1\nx = 2\nz = 3\n', undefined]],
    );
  });

  test('the names in their place occur nowhere else', () => {
    const code = 'dlstop0x001z = ${1:a}\nDLSTOP1 = ${2:9002}, 90027, ${3:B}';
    const stops = new TabStops([code]);
    const marked = fillIn(code, () => '', undefined, stops.mark);
    assert.ok('code' in marked);
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    assert.deepEqual(stops.filled([{ range, newText: marked.code }]), [
      { range, newText: 'dlstop0x001z = a\nDLSTOP1 = 9002, 90027, B' },
    ]);
    assert.deepEqual(stops.snippets([{ range, newText: marked.code }]), [
      { range, snippet: 'dlstop0x001z = ${1:a}\nDLSTOP1 = ${2:9002}, 90027, ${3:B}' },
    ]);
  });
});

suite('tab stops of an insertion', () => {
  const inserted = async (code: string, text: string, offset: number): Promise<unknown> => {
    const made = await planTemplateInsertion(
      template(code),
      { path, text, offset },
      new MemoryFiles({ [path]: text }),
      {},
    );
    assert.ok('edits' in made);
    return [made.edits.map(({ newText }) => newText), made.snippets?.map(({ snippet }) => snippet)];
  };

  test('have the indentation of the line', async () => {
    assert.deepEqual(await inserted('for x in ${1:xs}:\n    $0', 'def f():\n\tpass\n', 10), [
      ['\n\tfor x in xs:'],
      ['\n\tfor x in ${1:xs}:\n\t\t$0'],
    ]);
  });

  test('are escaped, and have the line ends of the file', async () => {
    assert.deepEqual(await inserted('a = {${1:1}: "\\\\"}\nb = 1', 'y = 1\r\n', 0), [
      ['\r\na = {1: "\\\\"}\r\nb = 1'],
      ['\r\na = {${1:1}: "\\\\\\\\"\\}\r\nb = 1'],
    ]);
  });

  test('are not where a text of several lines would stand otherwise', async () => {
    const [edits, snippets] = (await inserted('f(${1:a,\nb})', 'if x:\n    y\n', 8)) as unknown[];
    assert.deepEqual([edits, snippets], [['\n    f(a,\n    b)'], undefined]);
  });
});
