import type { Node } from 'web-tree-sitter';
import type { OutlineBuilder } from '../OutlineBuilder.js';

/** `import … from` and `export … from`: which names come from which module. */
export function readScriptImport(node: Node, { imports }: OutlineBuilder): void {
  const from = node.childForFieldName('source')?.text.slice(1, -1);
  if (from === undefined) return;
  const isExported = node.type === 'export_statement';
  const add = (name: string | undefined, original: string | undefined): void => {
    if (name !== undefined && original !== undefined) imports.push({ name, original, from, isExported });
  };
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
