import fc from 'fast-check';

/** Lines with their depth; `raw` lines stand inside a literal. */
type Line = readonly [depth: number, text: string, raw?: true];

const name = fc.constantFrom('a', 'b', 'c', 'd');
const className = fc.constantFrom('A', 'B', 'C');
const value = fc.constantFrom(
  '1',
  "'x'",
  '"y"',
  '[1, 2]',
  'os.sep',
  'join(`a`)',
  'new Map<string, Peer>()',
  '() => {}',
  'a',
);

const body = (depth: number): fc.Arbitrary<Line[]> =>
  fc.oneof(
    fc.constant<Line[]>([]),
    fc
      .constantFrom("throw new Error('not implemented');", '// TODO', '// nothing to do', 'return 1')
      .map((text): Line[] => [[depth, text]]),
    value.map((text): Line[] => [
      [depth, `const x = ${text};`],
      [depth, 'return x;'],
    ]),
    fc.constant<Line[]>([
      [depth, 'return `one'],
      [0, '    two ${os.sep}', true],
      [0, '`;', true],
    ]),
    fc.constant<Line[]>([
      [depth, 'if (a) {'],
      [depth + 1, 'join("b");'],
      [depth, '}'],
    ]),
  );

const comment = (depth: number): fc.Arbitrary<Line[]> =>
  fc.constantFrom<Line[]>(
    [],
    [],
    [[depth, '// A line.']],
    [[depth, '/** Doc. */']],
    [
      [depth, '/**'],
      [depth, ' * Doc.'],
      [depth, ' */'],
    ],
  );

function block(depth: number, head: string, inside: readonly Line[]): Line[] {
  if (inside.length === 0) return [[depth, `${head} {}`]];
  return [[depth, `${head} {`], ...inside, [depth, '}']];
}

const method = (depth: number): fc.Arbitrary<Line[]> =>
  fc
    .tuple(
      fc.constantFrom('', 'static ', 'async ', 'get ', 'private '),
      fc.oneof(name, fc.constant('constructor'), fc.constant('#e')),
      body(depth + 1),
      comment(depth),
    )
    .map(([mark, own, lines, above]) => {
      const head =
        own === 'constructor'
          ? 'constructor(readonly p: string)'
          : mark === 'private ' && own === '#e'
            ? '#e()'
            : `${mark}${own}()`;
      return [...above, ...block(depth, head, lines)];
    });

const field = (depth: number): fc.Arbitrary<Line[]> =>
  fc
    .tuple(
      fc.constantFrom('', 'static ', 'readonly '),
      name,
      value,
      fc.constantFrom('', ' // why'),
      comment(depth),
    )
    .map(([mark, own, text, behind, above]) => [...above, [depth, `${mark}${own} = ${text};${behind}`]]);

/** One member of a name, so that the module is sound. */
function distinct(members: readonly Line[][]): Line[][] {
  const seen = new Set<string>();
  return members.filter((lines) => {
    const code = lines.find(([, text]) => !/^\s*(?:\/|\*)/.test(text))![1];
    const own = /(#?\w+)(?:\(| =)/.exec(code)![1]!;
    if (seen.has(own)) return false;
    seen.add(own);
    return true;
  });
}

const classStatement: fc.Arbitrary<Line[]> = fc
  .tuple(
    fc.constantFrom('', 'export ', 'export default '),
    className,
    fc.constantFrom('', ' extends Base', ' implements Shape'),
    fc.array(fc.oneof(method(1), field(1)), { maxLength: 4 }),
    fc.boolean(),
    comment(0),
  )
  .map(([mark, own, more, members, spaced, above]) => {
    const gap: Line[] = spaced ? [[0, '']] : [];
    const inside = distinct(members).flatMap((lines, i) => (i > 0 ? [...gap, ...lines] : lines));
    return [...above, ...block(0, `${mark}class ${own}${more}`, inside)];
  });

const functionStatement: fc.Arbitrary<Line[]> = fc
  .tuple(fc.constantFrom('', 'export ', 'async ', 'export async '), name, body(1), comment(0), fc.boolean())
  .map(([mark, own, lines, above, isArrow]) => {
    if (!isArrow) return [...above, ...block(0, `${mark}function ${own}()`, lines)];
    const head = mark.replace('async ', '');
    const all = block(0, `${head}const ${own} = () =>`, lines);
    const [depth, text] = all[all.length - 1]!;
    return [...above, ...all.slice(0, -1), [depth, `${text};`]];
  });

const typeStatement: fc.Arbitrary<Line[]> = fc
  .tuple(
    fc.constantFrom('I', 'J'),
    fc.uniqueArray(
      fc.constantFrom('a: string;', 'b?: Peer', 'c(): void;', '[key: string]: unknown;', 'd: Shape,'),
      { maxLength: 4 },
    ),
    fc.constantFrom('interface', 'enum'),
  )
  .map(([own, members, kind]) => {
    if (kind === 'interface')
      return block(
        0,
        `interface ${own}`,
        members.map((text): Line => [1, text]),
      );
    return block(
      0,
      `enum E${own}`,
      members.map((text): Line => [1, `${/\w+/.exec(text)![0].toUpperCase()},`]),
    );
  });

const other: fc.Arbitrary<Line[]> = fc
  .constantFrom(
    'const K = 1;',
    'let L: Peer | undefined;',
    'type T = Shape;',
    'start();',
    "export * from './all.js';",
    'export { K };',
    'const { M, N } = K;',
  )
  .map((text): Line[] => [[0, text]]);

const importLine = fc.constantFrom(
  "import os from 'node:os';",
  "import { join } from 'path';",
  "import { join, sep } from 'path';",
  "import { Base, type Shape } from './base.js';",
  "import type { Peer } from '../peer.js';",
  "import './effects.js';",
  "import * as all from 'all';",
);

/** The text of a small TypeScript module, in many layouts. It defines no name twice. */
export const randomScript: fc.Arbitrary<string> = fc
  .record({
    head: fc.constantFrom('', '', '#!/usr/bin/env node', "'use strict';", '/*! Licence. */', '// About.\n'),
    imports: fc.uniqueArray(importLine, { maxLength: 3, selector: (text) => /'.*'/.exec(text)![0] }),
    parts: fc.array(fc.oneof(classStatement, classStatement, functionStatement, typeStatement, other), {
      maxLength: 5,
    }),
    unit: fc.constantFrom('  ', '    ', '\t'),
    gap: fc.constantFrom(0, 1, 1, 2),
    tail: fc.constantFrom('', '', '// The end.', 'main();', 'export default K;'),
    lineEnd: fc.constantFrom('\n', '\n', '\r\n'),
    isOpen: fc.boolean(),
  })
  .map(({ head, imports, parts, unit, gap, tail, lineEnd, isOpen }) => {
    const chunks = [
      head,
      imports.join('\n'),
      ...distinctParts(parts).map((lines) =>
        lines
          .map(([depth, text, raw]) => (raw ? text : unit.repeat(text === '' ? 0 : depth) + text))
          .join('\n'),
      ),
      tail,
    ].filter((chunk) => chunk !== '');
    const text = chunks.join('\n'.repeat(gap + 1)) + (isOpen ? '' : '\n');
    return text.replaceAll('\n', lineEnd);
  });

function distinctParts(parts: readonly Line[][]): Line[][] {
  const seen = new Set<string>();
  return parts.filter((lines) => {
    const code = lines.find(([, text]) => !/^\s*(?:\/|\*)/.test(text))![1];
    const own = /(?:class|function|interface|enum|const|let|type) ([\w{]+)/.exec(code)?.[1] ?? code;
    if (seen.has(own)) return false;
    seen.add(own);
    return true;
  });
}
