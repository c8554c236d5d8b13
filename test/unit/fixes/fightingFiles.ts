import { parsePython, type PythonStatement } from '../../../src/core/python/parsePython.js';

/** A file that a template meets, and what may come of it. */
export interface Fight {
  readonly name: string;
  readonly text: string;
  readonly outcome: 'change' | 'nothing' | 'refused';
  /** What a refusal or a note says. */
  readonly says?: RegExp;
}

/** Files that have something of a Python template, all of it, or something else under its names. Made from the template itself. */
export function pythonFights(code: string): Fight[] {
  const { statements } = parsePython(code);
  const main =
    statements.find(({ kind }) => kind === 'class') ?? statements.find(({ kind }) => kind === 'def')!;
  const name = main.name!;
  const isClass = main.kind === 'class';
  const own = (body: string): string =>
    isClass ? `class ${name}:\n    x = 1\n` : `def ${name}():\n    ${body}\n`;
  const stubs = withBodies(code, 'raise NotImplementedError');
  const bound = boundByImports(statements, code);
  return [
    { name: 'all of it', text: code, outcome: 'nothing' },
    { name: 'all of it, with CRLF', text: code.replaceAll('\n', '\r\n'), outcome: 'nothing' },
    { name: 'stubs', text: stubs, outcome: 'change', says: /Replaced/ },
    { name: 'stubs, with CRLF and tabs', text: tabbed(stubs).replaceAll('\n', '\r\n'), outcome: 'change', says: /Replaced/ },
    { name: 'real bodies', text: withBodies(code, 'return 0'), outcome: 'nothing', says: /Kept as in the file/ },
    { name: 'half of it', text: halfOf(code), outcome: 'change', says: /Added/ },
    { name: 'a function stub in an else', text: `try:\n    from fast import ${name}\nexcept ImportError:\n    ${name} = None\n`, outcome: 'refused' },
    isClass
      ? { name: 'an Enum', text: `from enum import Enum\n\n\nclass ${name}(Enum):\n    A = 1\n`, outcome: 'refused', says: /Enum/ }
      : { name: 'a class', text: `class ${name}:\n    pass\n`, outcome: 'refused', says: /is a class/ },
    { name: 'twice', text: `${own('pass')}\n\n${own('pass')}`, outcome: 'refused', says: /twice/ },
    { name: 'imported', text: `from elsewhere import ${name}\n`, outcome: 'refused', says: /only imports/ },
    { name: 'unreadable', text: 'def broken(:\n    pass\n', outcome: 'refused', says: /cannot be read/ },
    { name: 'of Python 2', text: 'print "here"\n', outcome: 'refused', says: /cannot be read/ },
    { name: 'empty', text: '', outcome: 'change' },
    { name: 'a docstring', text: '"""About."""', outcome: 'change', says: /Added/ },
    ...(bound === undefined
      ? []
      : [{ name: `${bound} is another`, text: `def ${bound}():\n    return 0\n`, outcome: 'refused' as const, says: /means/ }]),
  ]; // prettier-ignore
}

/** The code with other bodies of its functions. */
function withBodies(code: string, body: string): string {
  let text = '';
  let at = 0;
  for (const { colon, end, indent } of functionsOf(parsePython(code).statements)) {
    text += `${code.slice(at, colon! + 1)}\n${indent}    ${body}`;
    at = end;
  }
  return text + code.slice(at);
}

function functionsOf(statements: readonly PythonStatement[]): PythonStatement[] {
  return statements.flatMap((each) =>
    each.kind === 'def' ? [each] : each.kind === 'class' ? functionsOf(each.body) : [],
  );
}

/** The code without its last definition: the last member of its last class, or its last function. */
function halfOf(code: string): string {
  const last = functionsOf(parsePython(code).statements).at(-1)!;
  const owner = last.parent?.body.length === 1 ? last.parent : undefined;
  const pass = owner ? 'pass' : '';
  return code.slice(0, last.start) + pass + code.slice(last.end);
}

function tabbed(code: string): string {
  return code.replace(/^(?: {4})+/gm, (blanks) => '\t'.repeat(blanks.length / 4));
}

/** A name that the template imports and that one of its functions uses. */
function boundByImports(statements: readonly PythonStatement[], code: string): string | undefined {
  const bodies = functionsOf(statements).map(({ start, end }) => code.slice(start, end));
  const names = parsePython(code).imports.flatMap(({ names }) =>
    names.map((each) => each.asName ?? each.name),
  );
  return names.find((name) => bodies.some((body) => new RegExp(`\\b${name}\\.`).test(body)));
}

/** Files that have something of a YAML template of nested keys. */
export function yamlFights(code: string): Fight[] {
  const lines = code.trimEnd().split('\n');
  const scalar = lines.findIndex((line) => /^\w+: \S/.test(line));
  const other = lines.map((line, i) => (i === scalar ? line.replace(/: .*/, ': other') : line));
  return [
    { name: 'all of it', text: code, outcome: 'nothing' },
    { name: 'all of it, with CRLF', text: code.replaceAll('\n', '\r\n'), outcome: 'nothing' },
    { name: 'its first key', text: `${lines.slice(0, scalar + 1).join('\n')}\n`, outcome: 'change' },
    { name: 'another value', text: `${other.join('\n')}\n`, outcome: 'nothing', says: /Kept|other value/i },
    { name: 'unreadable', text: 'a: [1\nb: }\n', outcome: 'refused' },
    { name: 'empty', text: '', outcome: 'change' },
    { name: 'a list', text: '- 1\n- 2\n', outcome: 'refused' },
  ];
}
