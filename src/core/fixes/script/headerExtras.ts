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
  const there = headerParts(target);
  const extras = [...headerParts(template)].filter(([key]) => !there.has(key)).map(([, text]) => text);
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

/** The parts of a header by what they say, with how they are written. */
function headerParts(item: ScriptItem): Map<string, string> {
  const parts = new Map<string, string>();
  const add = (node: Node | undefined, word = ''): void => {
    const text = node ? node.text.replace(/\s+/gu, ' ') : '';
    parts.set([word, ...(node ? codeTokens([node]) : [])].join(' '), `${word} ${text}`.trim());
  };
  const nodes = [...nodesOf(item).flatMap((node) => [node, ...node.children]), ...item.core.children];
  for (const node of nodes) if (node.type === 'decorator') add(node);
  if (item.core.type === 'abstract_class_declaration') add(undefined, 'abstract');
  if (item.core.child(0)?.type === 'const') add(undefined, 'const');
  for (const child of item.core.namedChildren) {
    if (child.type === 'type_parameters') add(child);
    else if (child.type === 'extends_type_clause') for (const each of listed(child)) add(each, 'extends');
    else if (child.type === 'class_heritage') {
      const clauses = child.namedChildren.filter(({ type }) => type.endsWith('_clause'));
      // JavaScript's grammar has no clause for it.
      if (clauses.length === 0) add(child);
      for (const clause of clauses) {
        if (clause.type === 'extends_clause') add(clause);
        else for (const each of listed(clause)) add(each, 'implements');
      }
    }
  }
  return parts;
}

function listed(clause: Node): Node[] {
  return clause.namedChildren.filter(({ type }) => !type.endsWith('comment'));
}
