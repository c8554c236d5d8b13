import type { Node } from 'web-tree-sitter';
import type { OutlineBuilder } from '../OutlineBuilder.js';

/** `use a::{b, c as d}` of the file itself: which names it takes from which path. What inner modules take is theirs. */
export function readUse(node: Node, { imports, scope }: OutlineBuilder): void {
  const argument = node.childForFieldName('argument');
  if (!argument || scope.kind !== 'file') return;
  const isExported = node.namedChildren.some(({ type }) => type === 'visibility_modifier');
  for (const { path, name } of leaves(argument, [])) {
    const original = path.at(-1);
    if (original === undefined) continue;
    const from = path.slice(0, -1).join('::');
    imports.push({ name: name ?? original, original, from, isExported });
  }
}

interface Leaf {
  readonly path: readonly string[];
  readonly name?: string | undefined;
}

function leaves(node: Node, before: readonly string[]): Leaf[] {
  switch (node.type) {
    case 'scoped_use_list':
      return leavesOf(node.childForFieldName('list'), [...before, ...pathOf(node.childForFieldName('path'))]);
    case 'use_list':
      return leavesOf(node, before);
    case 'use_as_clause': {
      const name = node.childForFieldName('alias')?.text;
      return [{ path: [...before, ...pathOf(node.childForFieldName('path'))], name }];
    }
    case 'use_wildcard':
      return [{ path: [...before, ...pathOf(node.namedChildren[0] ?? null), '*'] }];
    // `use a::{self}` is the module itself.
    case 'self':
      return [{ path: before }];
    default:
      return [{ path: [...before, ...pathOf(node)] }];
  }
}

function leavesOf(list: Node | null, before: readonly string[]): Leaf[] {
  return (list?.namedChildren ?? []).flatMap((each) => leaves(each, before));
}

function pathOf(node: Node | null): string[] {
  return node
    ? node.text
        .split('::')
        .map((part) => part.trim())
        .filter((part) => part !== '')
    : [];
}
