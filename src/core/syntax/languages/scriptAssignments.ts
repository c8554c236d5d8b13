import type { Node } from 'web-tree-sitter';
import type { DefinitionKind } from '../Outline.js';
import { rangeOf, type OutlineBuilder } from '../OutlineBuilder.js';
import { requiredBy } from './scriptImports.js';
import { addFunction, isFunction, nameGiven, valueIn } from './scriptValues.js';

const classes = new Set<DefinitionKind | 'file' | 'value'>(['class']);
const functions = new Set<DefinitionKind | 'file' | 'value'>(['function']);
const maxParts = 8;

/** `exports.foo = …`, `module.exports = {…}`, `Foo.prototype.bar = …`, `Foo.bar = …` and `this.bar = …` in a class. */
export function readAssignment(node: Node, builder: OutlineBuilder): void {
  const left = node.childForFieldName('left');
  const value = valueIn(node);
  if (left?.type !== 'member_expression' || !value) return;
  const path = memberPath(left);
  if (!path) return;
  const { names, last } = path;
  if (names[0] === 'this') return readOwn(names, last, node, value, builder);
  if (builder.isLocal && !isFunction(value)) return;
  const isExports = names[0] === 'exports' || (names[0] === 'module' && names[1] === 'exports');
  const isGlobal = /^(?:globalThis|window|self|global)$/u.test(names[0]!);
  const rest = names.slice(isExports && names[0] === 'module' ? 2 : isExports || isGlobal ? 1 : 0);
  const parts = rest.filter((name) => name !== 'prototype');
  if (parts.length === 0 || rest[rest.length - 1] === 'prototype')
    return openObject(node, value, parts, isExports, builder);
  const given = lastValue(value);
  const required = isExports && parts.length === 1 ? requiredBy(given) : undefined;
  if (required) {
    const { from, members } = required;
    builder.imports.push({ name: parts[0]!, original: members[0] ?? '*', from, isExported: true });
    return;
  }
  // What compilers write before the value is there.
  if (/^(?:void 0|undefined)$/u.test(given.text)) return;
  add(node, last, given, parts.slice(0, -1), builder);
}

/** Of `a = b = value`. */
function lastValue(value: Node): Node {
  let last = value;
  for (let count = 0; last.type === 'assignment_expression' && count < maxParts; count++)
    last = valueIn(last) ?? last.childForFieldName('right')!;
  return last;
}

/** `module.exports = { … }` and `Foo.prototype = { … }`: what is inside is of that owner. */
function openObject(
  node: Node,
  value: Node,
  parts: readonly string[],
  isExports: boolean,
  builder: OutlineBuilder,
): void {
  const name = isExports && isFunction(value) ? value.childForFieldName('name') : null;
  if (isExports && parts.length === 0) readMain(value, builder);
  if (name) return addFunction(node, rangeOf(name), 'function', value, builder);
  if (value.type !== 'object') return;
  builder.open({ end: node.endIndex, parts, kind: isExports ? 'value' : 'property' });
}

/** What `module.exports` is as a whole: one thing of the file, another module, an object with all of others. */
function readMain(value: Node, builder: OutlineBuilder): void {
  const given = lastValue(value);
  builder.main = nameGiven(given) ?? given.childForFieldName('name')?.text;
  const parts =
    given.type === 'object' ? given.namedChildren.filter(({ type }) => type === 'spread_element') : [given];
  for (const part of parts) {
    const required = requiredBy(part.type === 'spread_element' ? part.namedChild(0)! : part);
    if (required?.members.length === 0)
      builder.imports.push({ name: '*', original: '*', from: required.from, isExported: true });
  }
}

function readOwn(
  names: readonly string[],
  last: Node,
  node: Node,
  value: Node,
  builder: OutlineBuilder,
): void {
  if (names.length !== 2) return;
  const owner = builder.enclosing(classes) ?? builder.enclosing(functions);
  if (owner) add(node, last, value, owner.parts, builder);
}

function add(node: Node, name: Node, value: Node, owner: readonly string[], builder: OutlineBuilder): void {
  // The owner is not the scope that the assignment stands in.
  builder.open({ end: node.endIndex, parts: owner, kind: 'value' });
  if (isFunction(value)) addFunction(node, rangeOf(name), 'method', value, builder);
  else
    builder.add({
      kind: value.type === 'class' ? 'class' : 'property',
      name: rangeOf(name),
      node: rangeOf(node),
      aliasOf: nameGiven(value),
    });
}

/** `['a', 'b', 'c']` of `a.b.c`; undefined where there is more to it, such as a call. */
function memberPath(left: Node): { names: string[]; last: Node } | undefined {
  const last = left.childForFieldName('property');
  const names: string[] = [];
  let at: Node | null = left;
  while (at?.type === 'member_expression') {
    if (names.length >= maxParts) return undefined;
    names.unshift(at.childForFieldName('property')?.text ?? '');
    at = at.childForFieldName('object');
  }
  if (!last || (at?.type !== 'identifier' && at?.type !== 'this')) return undefined;
  names.unshift(at.text);
  return { names, last };
}
