import type { Node } from 'web-tree-sitter';
import type { DefinitionKind } from '../Outline.js';
import { rangeOf, type OutlineBuilder } from '../OutlineBuilder.js';
import { bodyStub } from '../stubs/bodyStub.js';
import type { OutlineReader } from './OutlineReader.js';

/** Functions, methods by the type of their receiver, types with fields and methods, constants, variables, tests. */
export const goReader: OutlineReader = {
  types: [
    'package_clause',
    'import_spec',
    'function_declaration',
    'method_declaration',
    'type_spec',
    'type_alias',
    'method_elem',
    'method_spec',
    'field_declaration',
    'const_spec',
    'var_spec',
  ],
  when: { text: /\.Run\(/u, types: ['call_expression'] },
  read(node, builder) {
    switch (node.type) {
      case 'package_clause':
        builder.package = node.namedChildren[0]?.text;
        return;
      case 'import_spec':
        return readImport(node, builder);
      case 'function_declaration':
        return readFunction(node, builder, undefined);
      case 'method_declaration':
        return readFunction(node, builder, receiverType(node));
      case 'type_spec':
      case 'type_alias':
        return readType(node, builder);
      case 'method_elem':
      case 'method_spec':
        if (builder.scope.kind === 'interface') addNamed(node, builder, 'method', true);
        return;
      case 'field_declaration':
        return readField(node, builder);
      case 'const_spec':
      case 'var_spec':
        return readValues(node, builder);
      default:
        return readSubtest(node, builder);
    }
  },
};

/** A package is called by the last part of its path, the number of a major version left out. */
function readImport(node: Node, { imports }: OutlineBuilder): void {
  const from = node.childForFieldName('path')?.text.slice(1, -1) ?? '';
  const last = /([^/]+?)(?:\/v\d+|\.v\d+)?$/u.exec(from)?.[1];
  const name = node.childForFieldName('name')?.text ?? last;
  if (name !== undefined && name !== '_') imports.push({ name, original: '*', from, isExported: false });
}

function addNamed(node: Node, builder: OutlineBuilder, kind: DefinitionKind, isSignature = false): void {
  const name = node.childForFieldName('name');
  if (name) builder.add({ kind, name: rangeOf(name), node: rangeOf(node), isSignature });
}

function readFunction(node: Node, builder: OutlineBuilder, receiver: string | undefined): void {
  const name = node.childForFieldName('name');
  const body = node.childForFieldName('body');
  if (!name) return;
  const isValueDue = (): boolean => node.childForFieldName('result') !== null;
  const { text } = builder;
  builder.add({
    kind: receiver === undefined ? 'function' : 'method',
    name: rangeOf(name),
    node: rangeOf(node),
    body: body ? rangeOf(body) : undefined,
    stubReason: bodyStub(body, { text, language: 'go', isValueDue }),
    // Without a body it is written in another language.
    isSignature: body === null,
    ...(receiver === undefined ? {} : { owner: [receiver] }),
  });
  if (/^(?:Test|Benchmark|Fuzz|Example)(?:$|[^a-z])/u.test(builder.textOf(rangeOf(name)))) {
    const owner = receiver === undefined ? [] : [receiver];
    builder.addTest(rangeOf(name), rangeOf(node), { owner });
  }
}

/** `S` of `(s *S)`, `(S)`, `(s *S[T])`. */
function receiverType(node: Node): string | undefined {
  const parameter = node
    .childForFieldName('receiver')
    ?.namedChildren.find((n) => n.type === 'parameter_declaration');
  let type = parameter?.childForFieldName('type');
  while (type && type.type !== 'type_identifier') {
    type =
      type.childForFieldName('type') ?? type.namedChildren.find((child) => !child.type.endsWith('arguments'));
  }
  return type?.text;
}

function readType(node: Node, builder: OutlineBuilder): void {
  const name = node.childForFieldName('name');
  const type = node.childForFieldName('type');
  if (!name) return;
  const kind =
    type?.type === 'struct_type' ? 'struct' : type?.type === 'interface_type' ? 'interface' : 'type';
  // `type A = B` is the same type; `type A B` takes none of its methods.
  const isSame = node.type === 'type_alias' && /^(?:type_identifier|qualified_type)$/u.test(type?.type ?? '');
  builder.add({ kind, name: rangeOf(name), node: rangeOf(node), bases: isSame ? [type!.text] : undefined });
}

function readField(node: Node, builder: OutlineBuilder): void {
  if (builder.scope.kind !== 'struct' && builder.scope.kind !== 'property') return;
  const names = node.childrenForFieldName('name');
  const whole = rangeOf(node);
  for (const name of names)
    builder.add({ kind: 'property', name: rangeOf(name), node: whole, opens: names.length === 1 });
  if (names.length > 0) return;
  // An embedded type is a field by its bare name.
  let type = node.childForFieldName('type');
  let from = '';
  while (type && type.type !== 'type_identifier') {
    const qualifier = type.childForFieldName('package')?.text;
    if (qualifier !== undefined) from = `${qualifier}.`;
    type = type.childForFieldName('name') ?? type.childForFieldName('type') ?? type.namedChildren[0] ?? null;
  }
  if (type)
    builder.add({
      kind: 'property',
      name: rangeOf(type),
      node: whole,
      opens: false,
      bases: [from + type.text],
    });
}

function readValues(node: Node, builder: OutlineBuilder): void {
  if (builder.isLocal) return;
  const kind = node.type === 'const_spec' ? 'constant' : 'variable';
  for (const name of node.childrenForFieldName('name'))
    builder.add({ kind, name: rangeOf(name), node: rangeOf(node), opens: false });
}

/** `t.Run("name", …)`; the runner shows blanks of the name as underscores. */
function readSubtest(node: Node, builder: OutlineBuilder): void {
  const called = node.childForFieldName('function');
  if (called?.type !== 'selector_expression' || called.childForFieldName('field')?.text !== 'Run') return;
  const title = node.childForFieldName('arguments')?.namedChildren[0];
  if (!title) return;
  // Mostly out of a table: `tt.name`.
  const isComputed = !/_string_literal$/u.test(title.type);
  builder.addTest(rangeOf(title), rangeOf(node), { isComputed });
}
