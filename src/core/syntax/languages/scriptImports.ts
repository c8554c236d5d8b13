import type { Node } from 'web-tree-sitter';
import type { OutlineBuilder } from '../OutlineBuilder.js';

/** `import … from` and `export … from`: which names come from which module. */
export function readScriptImport(node: Node, { imports }: OutlineBuilder): void {
  // `import a = require('./a')`
  const clause = node.namedChildren.find(({ type }) => type === 'import_require_clause');
  const from = (clause ?? node).childForFieldName('source')?.text.slice(1, -1);
  if (from === undefined) return;
  const isExported = node.type === 'export_statement';
  const add = (name: string | undefined, original: string | undefined): void => {
    if (name !== undefined && original !== undefined) imports.push({ name, original, from, isExported });
  };
  if (clause) return add(clause.namedChildren[0]?.text, '*');
  if (isExported && node.children.some(({ type }) => type === '*')) add('*', '*');
  const open = [...node.namedChildren];
  for (let next = open.shift(); next; next = open.shift()) {
    switch (next.type) {
      case 'import_clause':
      case 'named_imports':
      case 'export_clause':
        open.unshift(...next.namedChildren);
        break;
      case 'identifier':
        add(next.text, 'default');
        break;
      case 'namespace_import':
      case 'namespace_export':
        add(next.namedChildren[0]?.text, '*');
        break;
      case 'import_specifier':
      case 'export_specifier': {
        const original = next.childForFieldName('name')?.text;
        add(next.childForFieldName('alias')?.text ?? original, original);
        break;
      }
    }
  }
}

/** The module of `require('./a')`, and the members taken of it: `require('./a').B.C`. */
export function requiredBy(value: Node): { from: string; members: string[] } | undefined {
  const members: string[] = [];
  let at: Node | null = value;
  while (at?.type === 'member_expression') {
    members.unshift(at.childForFieldName('property')?.text ?? '');
    at = at.childForFieldName('object');
  }
  if (at?.type !== 'call_expression' || at.childForFieldName('function')?.text !== 'require')
    return undefined;
  const argument = at.childForFieldName('arguments')?.namedChildren[0];
  return argument?.type === 'string' ? { from: argument.text.slice(1, -1), members } : undefined;
}

/** `const a = require('./a')`, `const { b, c: d } = require('./a')`: true where it is one, and names a file. */
export function readRequire(pattern: Node, value: Node, builder: OutlineBuilder): boolean {
  const required = builder.isLocal ? undefined : requiredBy(value);
  if (!required) return false;
  const { from, members } = required;
  const add = (name: string, original: string): void => {
    builder.imports.push({ name, original, from, isExported: false });
  };
  if (pattern.type === 'identifier') add(pattern.text, members[0] ?? '*');
  else if (pattern.type === 'object_pattern' && members.length === 0) {
    for (const part of pattern.namedChildren) {
      if (part.type === 'shorthand_property_identifier_pattern') add(part.text, part.text);
      const inner = part.type === 'pair_pattern' ? part.childForFieldName('value') : null;
      if (inner?.type === 'identifier') add(inner.text, part.childForFieldName('key')?.text ?? '');
    }
  } else return false;
  return true;
}
