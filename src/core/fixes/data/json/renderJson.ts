import { indentAt, lineStartAt } from '../../lines.js';
import type { DataEntry, DataNode } from '../DataNode.js';
import type { JsonStyle } from './JsonStyle.js';

/** The template, and the style of the file that its values go into. */
export interface JsonRendering {
  template: string;
  templateStyle: JsonStyle;
  style: JsonStyle;
  unit: string;
  /** Whether comments of the template may come along. */
  comments: boolean;
}

/** `"key": value`; `indent`: that of the line it stands on, or undefined where all has to be on one line. */
export function renderEntry(entry: DataEntry, indent: string | undefined, to: JsonRendering): string {
  const key = to.template.slice(entry.keyStart, entry.keyEnd);
  return key + to.style.colon + renderValue(entry.value, indent, to);
}

export function renderValue(node: DataNode, indent: string | undefined, to: JsonRendering): string {
  const written = to.template.slice(node.start, node.end);
  if (node.kind === 'scalar' || node.kind === 'opaque') return written;
  if (indent !== undefined && to.comments && hasComments(node, to.template))
    return reindented(node, indent, to);
  const items =
    node.kind === 'map'
      ? node.entries.map((entry) => (deeper: string | undefined) => renderEntry(entry, deeper, to))
      : node.items.map((item) => (deeper: string | undefined) => renderValue(item, deeper, to));
  const [open, close] = node.kind === 'map' ? ['{', '}'] : ['[', ']'];
  if (items.length === 0) return open + close;
  // What is packed tightly says nothing about how it would be laid out.
  const packed = node.kind === 'map' && to.templateStyle.colon === ':' && to.style.colon !== ':';
  if (indent !== undefined && (packed || /[\r\n]/u.test(written))) {
    const deeper = indent + to.unit;
    const lines = items.map((item) => deeper + item(deeper));
    return `${open}\n${lines.join(',\n')}\n${indent}${close}`;
  }
  const pad = node.kind === 'map' && to.style.padded ? ' ' : '';
  const comma = to.style.colon === ':' ? ',' : ', ';
  return open + pad + items.map((item) => item(undefined)).join(comma) + pad + close;
}

/** The lines as they are, comments too, indented anew. A JSON string has no line ends, so every line begins outside of one. */
function reindented(node: DataNode, indent: string, to: JsonRendering): string {
  const { template, templateStyle, unit } = to;
  const base = indentAt(template, lineStartAt(template, node.start));
  const old = templateStyle.unit ?? unit;
  const [first, ...others] = template.slice(node.start, node.end).split('\n');
  const lines = others.map((line) => {
    const blanks = indentAt(line, 0);
    const rest = line.slice(blanks.length).trimEnd();
    if (rest === '') return '';
    let relative = blanks.startsWith(base) ? blanks.slice(base.length) : '';
    let levels = 0;
    for (; relative.startsWith(old); relative = relative.slice(old.length)) levels++;
    return indent + unit.repeat(levels) + relative + rest;
  });
  return [first!.trimEnd(), ...lines].join('\n');
}

/** Comments between the values of a node, wherever in it. */
function hasComments(node: DataNode, text: string): boolean {
  let at = node.start;
  for (const { start, end } of leaves(node)) {
    if (/\/[/*]/u.test(text.slice(at, start))) return true;
    at = end;
  }
  return /\/[/*]/u.test(text.slice(at, node.end));
}

/** Keys and single values: the places where a slash is no comment. */
function leaves(node: DataNode): { start: number; end: number }[] {
  if (node.kind === 'list') return node.items.flatMap(leaves);
  if (node.kind !== 'map') return [node];
  return node.entries.flatMap(({ keyStart, keyEnd, value }) => [
    { start: keyStart, end: keyEnd },
    ...leaves(value),
  ]);
}
