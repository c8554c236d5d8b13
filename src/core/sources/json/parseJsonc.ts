import { printParseErrorCode, visit, type ParseErrorCode } from 'jsonc-parser';
import { memoized } from '../../text/memoized.js';
import type { ListNode, MapNode, SyntaxProblem, ValueNode, ValueTree } from '../valueTree.js';
import { canonicalKey } from '../words.js';

const messages: Partial<Record<string, string>> = {
  InvalidSymbol: 'This is not JSON.',
  InvalidNumberFormat: 'This is not a number.',
  PropertyNameExpected: 'A property name in double quotes is expected here.',
  ValueExpected: 'A value is expected here.',
  ColonExpected: 'A colon is expected here.',
  CommaExpected: 'A comma is expected here.',
  CloseBraceExpected: 'A closing brace `}` is expected here.',
  CloseBracketExpected: 'A closing bracket `]` is expected here.',
  EndOfFileExpected: 'Nothing more is expected after the value.',
  UnexpectedEndOfComment: 'This comment is never closed.',
  UnexpectedEndOfString: 'This string is never closed.',
  UnexpectedEndOfNumber: 'This number is cut off.',
  InvalidUnicode: 'This is not a unicode escape.',
  InvalidEscapeCharacter: 'This is not an escape that JSON knows.',
  InvalidCharacter: 'This character must be escaped in a string.',
};

/** More syntax errors than this say nothing new. */
const maxProblems = 100;

/**
 * JSON and JSONC by jsonc-parser, whatever the text: a node for each value. Never throws; reads on after errors. `base` is the offset
 * of the text in the file: all offsets in the result count from there.
 */
export function parseJsonc(text: string, base = 0): ValueTree {
  const problems: SyntaxProblem[] = [];
  const report = (message: string, start: number, end: number, severity: SyntaxProblem['severity']): void => {
    if (problems.length < maxProblems)
      problems.push({ message, start: base + start, end: base + end, severity });
  };
  let root: ValueNode | undefined;
  const open: (MapNode | ListNode)[] = [];
  const canonical = memoized(canonicalKey);

  const add = (node: ValueNode): void => {
    const parent = open.at(-1);
    if (!parent) root ??= node;
    else if (parent.kind === 'list') parent.items.push(node);
    else if (parent.entries.length > 0) parent.entries.at(-1)!.value = node;
  };
  const begin = (node: MapNode | ListNode): void => {
    add(node);
    open.push(node);
  };
  const close = (offset: number, length: number): void => {
    const node = open.pop();
    if (node) node.end = base + offset + length;
  };

  try {
    visit(
      text,
      {
        onObjectBegin: (offset) =>
          begin({ kind: 'map', start: base + offset, end: base + text.length, entries: [] }),
        onArrayBegin: (offset) =>
          begin({ kind: 'list', start: base + offset, end: base + text.length, items: [] }),
        onObjectEnd: close,
        onArrayEnd: close,
        onObjectProperty: (key, offset, length) => {
          const parent = open.at(-1);
          if (parent?.kind !== 'map') return;
          const keyStart = base + offset;
          const keyEnd = keyStart + length;
          const value: ValueNode = { kind: 'scalar', value: null, start: keyEnd, end: keyEnd };
          parent.entries.push({ key, canonical: canonical(key), keyStart, keyEnd, value });
        },
        onLiteralValue: (value: unknown, offset, length) => {
          const known = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
          add({
            kind: 'scalar',
            value: known ? value : null,
            start: base + offset,
            end: base + offset + length,
          });
        },
        onError: (code: ParseErrorCode, offset, length) => {
          const name = printParseErrorCode(code);
          report(messages[name] ?? name, offset, offset + length, 'error');
        },
      },
      { allowTrailingComma: true },
    );
  } catch (error) {
    // The library recurses: a text nested tens of thousands deep ends here, with all that was read until then.
    const why =
      error instanceof RangeError ? 'The value is nested too deeply to be read further.' : String(error);
    report(why, 0, Math.min(1, text.length), 'error');
  }
  return { root, problems };
}
