import type { Node } from 'web-tree-sitter';
import { indentAt, lineStartAt } from '../lines.js';
import type { Script } from './Script.js';

/** Enough to tell the style of a file by. */
const SAMPLE = 200;

export interface ScriptStyle {
  /** What one level of indentation adds; undefined when no line is indented. */
  readonly unit: string | undefined;
  readonly quote: '"' | "'";
  readonly semicolon: '' | ';';
  /** Whether lists over several lines end with a comma; undefined when there are none. */
  readonly trailingComma: boolean | undefined;
}

/** How the file is written, by what most of its code does; `fallback` decides where it says nothing. */
export function scriptStyle({ root, text }: Script, fallback?: ScriptStyle): ScriptStyle {
  const statements = root.namedChildren.filter(({ type }) =>
    /^(?:import_statement|lexical_declaration|variable_declaration|expression_statement)$/u.test(type),
  );
  const inner = root.descendantsOfType([
    'return_statement',
    'public_field_definition',
    'field_definition',
    'lexical_declaration',
  ]);
  const ended = [...statements, ...inner.slice(0, SAMPLE)].map((node) => hasSemicolon(node));
  const sources = root.namedChildren.flatMap((node) => node.childForFieldName('source') ?? []);
  const strings = sources.length > 0 ? sources : root.descendantsOfType('string').slice(0, SAMPLE);
  const doubles = strings.filter((node) => text[node.startIndex] === '"').length;
  const isEnded =
    ended.length > 0
      ? ended.filter(Boolean).length * 2 >= ended.length
      : (fallback?.semicolon ?? ';') === ';';
  return {
    unit: indentUnit(root, text),
    quote: strings.length > 0 ? (doubles * 2 > strings.length ? '"' : "'") : (fallback?.quote ?? "'"),
    semicolon: isEnded ? ';' : '',
    trailingComma: trailingComma(root) ?? fallback?.trailingComma,
  };
}

function hasSemicolon(node: Node): boolean {
  const last = node.lastChild;
  return (last?.type === ';' && last.endIndex > last.startIndex) || node.nextSibling?.type === ';';
}

function indentUnit(root: Node, text: string): string | undefined {
  const counts = new Map<string, number>();
  const blocks = root.descendantsOfType([
    'class_body',
    'statement_block',
    'object',
    'interface_body',
    'enum_body',
    'object_type',
  ]);
  for (const block of blocks.slice(0, SAMPLE)) {
    const first = block.namedChildren.find((node) => !node.type.endsWith('comment'));
    if (!first || first.startPosition.row === block.startPosition.row) continue;
    const around = indentAt(text, lineStartAt(text, block.startIndex));
    const inside = indentAt(text, lineStartAt(text, first.startIndex));
    if (inside.length <= around.length || !inside.startsWith(around)) continue;
    const unit = inside.slice(around.length);
    counts.set(unit, (counts.get(unit) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

function trailingComma(root: Node): boolean | undefined {
  const lists = root
    .descendantsOfType(['named_imports', 'object', 'array', 'enum_body', 'export_clause', 'object_pattern'])
    .filter((node) => node.startPosition.row < (node.lastNamedChild?.startPosition.row ?? 0))
    .slice(0, SAMPLE);
  if (lists.length === 0) return undefined;
  const comma = lists.filter((node) => node.child(node.childCount - 2)?.type === ',').length;
  return comma * 2 >= lists.length;
}
