import fc from 'fast-check';

/** A line of a random module: its depth and its text; `raw` lines stand inside a string. */
interface Line {
  readonly depth: number;
  readonly text: string;
  readonly raw?: boolean;
}

const name = fc.constantFrom('a', 'b', 'c', 'd');
const indentation = fc.constantFrom('    ', '  ', '\t', '   ');

const value = fc.constantFrom(
  '1',
  '[\n1,\n  2]',
  "'x'",
  'None',
  'os.sep',
  'time.time()',
  "f'{json.dumps(1)}'",
  '(a := 1)',
);

/** Several lines, of which those behind the first are continuations. */
const block = (depth: number, text: string): Line[] => {
  const [first, ...rest] = text.split('\n');
  return [{ depth, text: first! }, ...rest.map((each) => ({ depth, text: each, raw: true }))];
};

const body = (depth: number): fc.Arbitrary<Line[]> =>
  fc.oneof(
    fc
      .constantFrom('pass', '...', 'raise NotImplementedError', '"""Doc."""')
      .map((text) => [{ depth, text }]),
    fc.constantFrom('pass', '...').map((text) => [
      { depth, text: '# TODO' },
      { depth, text: `${text}  # later` },
    ]),
    value.map((text) => block(depth, `return ${text}`)),
    value.map((text) => [
      { depth, text: '"""Doc.\n  more\n"""' },
      { depth, text: 'if self:' },
      { depth: depth + 1, text: '# why' },
      { depth: depth + 1, text: `x = 1` },
      { depth, text: 'else:' },
      ...block(depth + 1, `return ${text}`),
      { depth, text: '# end' },
    ]),
    fc.constant(block(depth, "text = '''\n  kept\n\n'''")),
  );

const definition = (depth: number): fc.Arbitrary<Line[]> =>
  fc
    .record({
      name,
      above: fc.constantFrom('', '# about', '@staticmethod', '@property', '@a.setter'),
      parameters: fc.constantFrom('', 'self', 'x: "List[int]" = 1, *args', 'x: Dict[str, int]'),
      isAsync: fc.boolean(),
      inline: fc.option(fc.constantFrom('pass', '...  # later', 'return 1')),
      body: body(depth + 1),
    })
    .map(({ name, above, parameters, isAsync, inline, body }) => {
      const head = `${isAsync ? 'async ' : ''}def ${name}(${parameters}):`;
      const lines: Line[] =
        inline === null ? [{ depth, text: head }, ...body] : [{ depth, text: `${head} ${inline}` }];
      return above === '' ? lines : [{ depth, text: above }, ...lines];
    });

const assignment = (depth: number): fc.Arbitrary<Line[]> =>
  fc
    .tuple(fc.constantFrom('A = ', 'B: int = ', 'C = D = ', 'E: str', 'F = '), value)
    .map(([target, value]) => block(depth, target.endsWith('= ') ? target + value : target));

const classStatement = (depth: number): fc.Arbitrary<Line[]> =>
  fc
    .record({
      name: fc.constantFrom('Node', 'Link', 'Role'),
      bases: fc.constantFrom('', '', '', '(Base)', '(Enum)'),
      above: fc.constantFrom('', '', '# about', '@dataclass'),
      docstring: fc.constantFrom('', '"""Doc."""', "'''Doc.\n\n  more'''"),
      body: fc.oneof(
        fc.constant('inline' as const),
        fc.constant([{ depth: depth + 1, text: 'pass' }]),
        fc
          .array(
            fc.oneof(
              definition(depth + 1),
              assignment(depth + 1),
              depth < 1 ? classStatement(depth + 1) : definition(depth + 1),
            ),
            {
              minLength: 1,
              maxLength: 4,
            },
          )
          .map((parts) => parts.flat()),
      ),
    })
    .map(({ name, bases, above, docstring, body }) => {
      const head = `class ${name}${bases}:`;
      const lines: Line[] =
        body === 'inline'
          ? [{ depth, text: `${head} pass` }]
          : [
              { depth, text: head },
              ...(docstring === '' ? [] : [{ depth: depth + 1, text: docstring }]),
              ...body,
            ];
      return above === '' ? lines : [{ depth, text: above }, ...lines];
    });

const importLine = fc
  .constantFrom(
    'import os',
    'import json, sys',
    'from typing import List',
    'from typing import (\n    Any,\n    List,  # why\n)',
    'from x import (a1, b1)',
    'from __future__ import annotations',
    'import a.b as c',
    'from .x import y',
    'try:\n    import fast\nexcept ImportError:\n    fast = None',
    'from y import *',
    'if c:\n    def b(): ...\nelse:\n    b = 1',
    'run(1)',
    'A = 2\n"""Two."""',
  )
  .map((text) => [{ depth: 0, text }]);

const head = fc.constantFrom('', '"""Doc."""', '#!/bin/python', '# about\n# it\n', "'''Doc\n  more.'''");
const tail = fc.constantFrom('', '', 'if __name__ == "__main__":\n    print(1)', '# the end');

/** The text of a small module: imports, constants, functions, classes, in many layouts. */
export const randomModule: fc.Arbitrary<string> = fc
  .record({
    head,
    tail,
    imports: fc.array(importLine, { maxLength: 3 }),
    parts: fc.array(fc.oneof(definition(0), assignment(0), classStatement(0), classStatement(0)), {
      maxLength: 4,
    }),
    unit: indentation,
    gap: fc.constantFrom(0, 1, 2),
    lineEnd: fc.constantFrom('\n', '\n', '\r\n'),
    isOpen: fc.boolean(),
  })
  .map(({ head, tail, imports, parts, unit, gap, lineEnd, isOpen }) => {
    const chunks = [
      head,
      // A future import must come first.
      [...imports]
        .sort((a, b) => Number(isFuture(b)) - Number(isFuture(a)))
        .map((each) => layout(each, unit))
        .join('\n'),
      ...parts.map((part) => layout(part, unit)),
      tail,
    ].filter((chunk) => chunk !== '');
    const text = chunks.join('\n'.repeat(gap + 1)) + (isOpen ? '' : '\n');
    return text.replaceAll('\n', lineEnd);
  });

function isFuture(lines: readonly Line[]): boolean {
  return lines[0]!.text.includes('__future__');
}

function layout(lines: readonly Line[], unit: string): string {
  return lines.map(({ depth, text, raw }) => (raw ? text : unit.repeat(depth) + text)).join('\n');
}
