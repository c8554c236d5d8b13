import type { Node } from 'web-tree-sitter';
import { codeTokens } from './sameCode.js';
import { nodesOf, type ScriptItem } from './ScriptItem.js';
import type { ScriptMerge } from './ScriptMerge.js';

/** What the header of the template's definition has that the file's has not: `extends Base`, `implements Store`, `@sealed`. */
export function headerExtras(
  { targetItems }: ScriptMerge,
  template: ScriptItem,
  target: ScriptItem,
): string[] {
  const there = new Set(headerParts(target));
  const extras = headerParts(template).filter((part) => !there.has(part));
  const isListed = targetItems.some(
    ({ kind, core, title }) =>
      (kind === 'exports' && core.text.includes(target.key)) ||
      kind === 'moduleExports' ||
      (kind === 'default' && core.text === target.key) ||
      title === `exports.${target.key}`,
  );
  if (template.isExported && !target.isExported && !isListed)
    extras.unshift(template.isDefault ? 'export default' : 'export');
  return extras;
}

function headerParts(item: ScriptItem): string[] {
  const parts: string[] = [];
  const nodes = [...nodesOf(item).flatMap((node) => [node, ...node.children]), ...item.core.children];
  for (const node of nodes) if (node.type === 'decorator') parts.push(said([node]));
  if (item.core.type === 'abstract_class_declaration') parts.push('abstract');
  if (item.core.child(0)?.type === 'const') parts.push('const');
  for (const child of item.core.namedChildren) {
    if (child.type === 'type_parameters') parts.push(said([child]));
    else if (child.type === 'extends_type_clause') parts.push(...listed('extends', child));
    else if (child.type === 'class_heritage') {
      const clauses = child.namedChildren.filter(({ type }) => type.endsWith('_clause'));
      // JavaScript's grammar has no clause for it.
      if (clauses.length === 0) parts.push(said([child]));
      for (const clause of clauses)
        parts.push(...(clause.type === 'extends_clause' ? [said([clause])] : listed('implements', clause)));
    }
  }
  return [...new Set(parts)];
}

function listed(word: string, clause: Node): string[] {
  return clause.namedChildren
    .filter(({ type }) => !type.endsWith('comment'))
    .map((each) => `${word} ${said([each])}`);
}

function said(nodes: readonly Node[]): string {
  return codeTokens(nodes)
    .join(' ')
    .replace(/ ?([<>().@]) ?/gu, '$1')
    .replace(/ ,/gu, ',');
}
