import type { Node } from 'web-tree-sitter';
import type { SyntaxParsers } from '../../syntax/SyntaxParsers.js';
import { LineIndex } from '../../text/LineIndex.js';
import { blockEntries, type Entry } from '../script/blockEntries.js';
import { innermost } from '../script/ScriptItem.js';
import { isBareElision, isElision, standsForExisting } from './isElision.js';
import { withoutLines, type LineSpan, type Unelided } from './Unelided.js';

/** As for Python; a line of nothing but dots is a comment here. Code that does not parse is left as it is. */
export async function withoutScriptElisions(
  path: string,
  written: string,
  syntax: SyntaxParsers | undefined,
): Promise<Unelided> {
  const code = written.replace(/^([ \t]*)(?:\.{3}|…)[ \t]*(?=\r?$)/gmu, '$1// ...');
  const asWritten = { code: written, incomplete: [], elided: false };
  if (!code.split('\n').some(isElision)) return asWritten;
  const tree = await syntax?.parse(path, code);
  if (!tree) return asWritten;
  try {
    if (tree.root.hasError) return asWritten;
    const block = readBlock(tree.root, code, new LineIndex(code));
    if (block.spans.length === 0) return asWritten;
    return { code: withoutLines(code, block.spans), incomplete: block.incomplete, elided: true };
  } finally {
    tree.dispose();
  }
}

interface Read {
  readonly spans: LineSpan[];
  readonly incomplete: string[];
  /** Something is left of it. */
  readonly keeps: boolean;
}

/** The lines of a program, class or the like that are to go. */
function readBlock(block: Node, code: string, lines: LineIndex, owner = ''): Read {
  const entries = blockEntries(block, code);
  const spans: LineSpan[] = [];
  const incomplete: string[] = [];
  let keeps = false;
  for (const comment of block.children) {
    if (comment.type.endsWith('comment') && isElision(comment.text))
      spans.push({ from: comment.startPosition.row, to: comment.endPosition.row + 1 });
  }
  for (const entry of entries) {
    const node = entry.nodes.at(-1)!;
    const body = bodyOf(node);
    const inner = body && readBlock(body, code, lines, `${nameOf(node)}.`);
    const leavesOut = inner ? inner.spans.length > 0 : elides(node);
    if (!leavesOut) keeps = true;
    else if (inner?.keeps) {
      keeps = true;
      spans.push(...inner.spans);
      incomplete.push(...inner.incomplete);
    } else {
      spans.push(linesOf(entry, lines));
      incomplete.push(...(inner ? inner.incomplete : [owner + nameOf(node)]));
    }
  }
  return { spans, incomplete, keeps };
}

function linesOf({ lead, end }: Entry, lines: LineIndex): LineSpan {
  return { from: lines.position(lead).line, to: lines.position(end).line + 1 };
}

function elides(node: Node): boolean {
  return node
    .descendantsOfType(['comment', 'html_comment'])
    .some(({ text }) => isElision(text) && (standsForExisting(text) || isBareElision(text)));
}

const suite = /^(?:describe|suite|context)(?:\.\w+)*$/u;

/** What members stand in: of a class, an interface, an enum, a namespace, a test suite. */
function bodyOf(node: Node): Node | null {
  const { core } = innermost(node);
  if (/^(?:abstract_)?class_declaration$|^(?:interface|enum)_declaration$|module$/u.test(core.type))
    return core.childForFieldName('body');
  const call = core.type === 'expression_statement' ? core.namedChildren[0] : undefined;
  if (call?.type !== 'call_expression' || !suite.test(call.childForFieldName('function')?.text ?? ''))
    return null;
  const callback = call.childForFieldName('arguments')?.namedChildren.at(-1);
  const body = callback?.childForFieldName('body');
  return body?.type === 'statement_block' ? body : null;
}

function nameOf(node: Node): string {
  const { core } = innermost(node);
  const declarator = core.namedChildren.find(({ type }) => type === 'variable_declarator');
  const name = (declarator ?? core).childForFieldName('name')?.text;
  return name ?? core.text.split('\n')[0]!.slice(0, 40).trim();
}
