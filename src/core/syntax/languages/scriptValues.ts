import type { Node } from 'web-tree-sitter';
import type { DefinitionKind, SyntaxRange } from '../Outline.js';
import { rangeOf, type OutlineBuilder } from '../OutlineBuilder.js';
import { bodyStub } from '../stubs/bodyStub.js';

const wrappers = new Set([
  'parenthesized_expression',
  'as_expression',
  'satisfies_expression',
  'non_null_expression',
  'type_assertion',
]);

export function isFunction(node: Node): boolean {
  return /^(?:arrow_function|function_expression|generator_function)$/u.test(node.type);
}

/** The value of a declarator, pair, field or assignment, without `as`, `satisfies` and parentheses around it. */
export function valueIn(node: Node): Node | undefined {
  let value = node.childForFieldName('value') ?? node.childForFieldName('right');
  while (value && wrappers.has(value.type)) value = value.namedChild(0);
  return value ?? undefined;
}

export function callableIn(node: Node): Node | undefined {
  const value = valueIn(node);
  return value && isFunction(value) ? value : undefined;
}

/** Where the name stands; without the brackets of a computed one. */
export function nameOf(node: Node, field = 'name'): SyntaxRange | undefined {
  // Fields of JavaScript classes have their own word for it.
  const name = node.childForFieldName(field) ?? node.childForFieldName('property');
  const inner = name?.type === 'computed_property_name' ? name.namedChild(0) : name;
  return inner ? rangeOf(inner) : undefined;
}

/** The range of a declaration together with the `export`, `declare` and decorators before it. */
export function exportOf(node: Node): ReturnType<typeof rangeOf> {
  const { parent } = node;
  const isOnly =
    parent && /^(?:lexical|variable)_declaration$/u.test(parent.type) && parent.namedChildCount === 1;
  const statement = isOnly ? parent : node;
  const around = statement.parent;
  return rangeOf(
    around && /^(?:export_statement|ambient_declaration)$/u.test(around.type) ? around : statement,
  );
}

/** Whether the type that a function declares obliges it to give a value. */
function dueValue(callable: Node): boolean {
  if (/generator/u.test(callable.type) || callable.children.some((child) => child.type === '*')) return false;
  const type = callable.childForFieldName('return_type')?.text;
  return (
    type !== undefined &&
    !/\b(?:void|undefined|any|unknown|never|asserts)\b/u.test(type) &&
    !/^:\s*[A-Z]\w?$/u.test(type)
  );
}

/** `node`: the whole definition; `callable`: the function in it, or `node` itself. */
export function addFunction(
  node: Node,
  name: SyntaxRange,
  kind: DefinitionKind,
  callable: Node,
  builder: OutlineBuilder,
): void {
  const body = callable.childForFieldName('body');
  const { text } = builder;
  const isValueDue = (): boolean => kind !== 'constructor' && dueValue(callable);
  builder.add({
    kind,
    name,
    node: kind === 'function' ? exportOf(node) : rangeOf(node),
    body: body ? rangeOf(body) : undefined,
    stubReason: bodyStub(body, { text, language: 'typescript', isValueDue }),
    isSignature: body === null,
  });
}

/** The name that stands for a value, where it is nothing but a name. */
export function nameGiven(value: Node | undefined): string | undefined {
  return value?.type === 'identifier' ? value.text : undefined;
}
