import * as l10n from '@vscode/l10n';
import { printParseErrorCode, visit, type ParseErrorCode } from 'jsonc-parser';
import { memoized } from '../../text/memoized.js';
import type { ListNode, MapNode, SyntaxProblem, ValueNode, ValueTree } from '../valueTree.js';
import { canonicalKey } from '../words.js';

function messageOf(code: string): string | undefined {
  switch (code) {
    case 'InvalidSymbol':
      return l10n.t('This is not JSON.');
    case 'InvalidNumberFormat':
      return l10n.t('This is not a number.');
    case 'PropertyNameExpected':
      return l10n.t('A property name in double quotes is expected here.');
    case 'ValueExpected':
      return l10n.t('A value is expected here.');
    case 'ColonExpected':
      return l10n.t('A colon is expected here.');
    case 'CommaExpected':
      return l10n.t('A comma is expected here.');
    case 'CloseBraceExpected':
      return l10n.t('A closing brace `}` is expected here.');
    case 'CloseBracketExpected':
      return l10n.t('A closing bracket `]` is expected here.');
    case 'EndOfFileExpected':
      return l10n.t('Nothing more is expected after the value.');
    case 'UnexpectedEndOfComment':
      return l10n.t('This comment is never closed.');
    case 'UnexpectedEndOfString':
      return l10n.t('This string is never closed.');
    case 'UnexpectedEndOfNumber':
      return l10n.t('This number is cut off.');
    case 'InvalidUnicode':
      return l10n.t('This is not a unicode escape.');
    case 'InvalidEscapeCharacter':
      return l10n.t('This is not an escape that JSON knows.');
    case 'InvalidCharacter':
      return l10n.t('This character must be escaped in a string.');
    default:
      return undefined;
  }
}

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
          report(messageOf(name) ?? name, offset, offset + length, 'error');
        },
      },
      { allowTrailingComma: true },
    );
  } catch (error) {
    // The library recurses: a text nested tens of thousands deep ends here, with all that was read until then.
    const why =
      error instanceof RangeError
        ? l10n.t('The value is nested too deeply to be read further.')
        : String(error);
    report(why, 0, Math.min(1, text.length), 'error');
  }
  return { root, problems };
}
