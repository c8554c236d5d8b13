import type { Node } from 'web-tree-sitter';
import type { DefinitionKind } from '../Outline.js';
import { baseNames, rangeOf, type OutlineBuilder } from '../OutlineBuilder.js';
import { bodyStub, emptyClassStub } from '../stubs/bodyStub.js';
import type { OutlineReader } from './OutlineReader.js';

const types: ReadonlyMap<string, DefinitionKind> = new Map([
  ['class_declaration', 'class'],
  ['record_declaration', 'class'],
  ['interface_declaration', 'interface'],
  ['annotation_type_declaration', 'interface'],
  ['enum_declaration', 'enum'],
]);

/** Types with their members, those of enum constants and of anonymous classes included; overloads one by one; tests. */
export const javaReader: OutlineReader = {
  types: [
    ...types.keys(),
    'package_declaration',
    'import_declaration',
    'enum_constant',
    'method_declaration',
    'constructor_declaration',
    'compact_constructor_declaration',
    'annotation_type_element_declaration',
    'field_declaration',
    'constant_declaration',
  ],
  read(node, builder) {
    switch (node.type) {
      case 'package_declaration':
        builder.package = node.namedChildren.find((child) => child.type.endsWith('identifier'))?.text;
        return;
      case 'import_declaration':
        return readImport(node, builder);
      case 'enum_constant':
      case 'annotation_type_element_declaration':
        return addNamed(node, builder, node.type === 'enum_constant' ? 'constant' : 'method');
      case 'method_declaration':
        return readMethod(node, builder, 'method');
      case 'constructor_declaration':
      case 'compact_constructor_declaration':
        return readMethod(node, builder, 'constructor');
      case 'field_declaration':
      case 'constant_declaration':
        return readFields(node, builder);
      default:
        return readType(node, builder, types.get(node.type)!);
    }
  },
};

/** Of types; what a `static` import takes are members. */
function readImport(node: Node, { imports }: OutlineBuilder): void {
  const whole = node.namedChildren.find((child) => child.type.endsWith('identifier'))?.text;
  if (whole === undefined || node.children.some(({ type }) => type === 'static')) return;
  const takesAll = node.namedChildren.some(({ type }) => type === 'asterisk');
  const dot = takesAll ? whole.length : whole.lastIndexOf('.');
  const name = takesAll ? '*' : whole.slice(dot + 1);
  imports.push({ name, original: name, from: whole.slice(0, Math.max(dot, 0)), isExported: false });
}

function addNamed(node: Node, builder: OutlineBuilder, kind: DefinitionKind): void {
  const name = node.childForFieldName('name');
  if (name) builder.add({ kind, name: rangeOf(name), node: rangeOf(node), isSignature: kind === 'method' });
}

function readType(node: Node, builder: OutlineBuilder, kind: DefinitionKind): void {
  const name = node.childForFieldName('name');
  if (!name) return;
  const body = node.childForFieldName('body');
  const extended = node.childForFieldName('superclass') ?? node.childForFieldName('interfaces');
  builder.add({
    kind,
    name: rangeOf(name),
    node: rangeOf(node),
    body: body ? rangeOf(body) : undefined,
    stubReason: kind === 'class' && !extended ? emptyClassStub(body, builder.text) : undefined,
    bases: baseNames(
      node.childForFieldName('superclass'),
      ...node.namedChildren.filter(({ type }) => /interfaces$/u.test(type)),
    ),
  });
  if (node.type !== 'record_declaration') return;
  for (const part of node.childForFieldName('parameters')?.namedChildren ?? []) {
    const component = part.childForFieldName('name');
    if (component)
      builder.add({ kind: 'property', name: rangeOf(component), node: rangeOf(part), opens: false });
  }
}

function readMethod(node: Node, builder: OutlineBuilder, kind: DefinitionKind): void {
  const name = node.childForFieldName('name');
  if (!name) return;
  const body = node.childForFieldName('body');
  const isValueDue = (): boolean => kind === 'method' && node.childForFieldName('type')?.type !== 'void_type';
  const owner = builder.scope.parts;
  builder.add({
    kind,
    name: rangeOf(name),
    node: rangeOf(node),
    body: body ? rangeOf(body) : undefined,
    stubReason: bodyStub(body, { text: builder.text, language: 'java', isValueDue }),
    isSignature: body === null,
    isPrivate: isKept(node, builder),
  });
  if (kind !== 'method') return;
  const annotations = annotationsOf(node);
  const names = annotations.map((annotation) => annotation.childForFieldName('name')?.text ?? '');
  // JUnit 3 goes by the name.
  const isTest = names.some((each) =>
    /(?:^|\.)(?:Test|ParameterizedTest|RepeatedTest|TestFactory|TestTemplate|Property)$/u.test(each),
  );
  if (!isTest && !/^test[A-Z_\d]/u.test(builder.textOf(rangeOf(name)))) return;
  const title = annotations[names.findIndex((each) => /(?:^|\.)DisplayName$/u.test(each))];
  const shown = title && stringIn(title);
  builder.addTest(rangeOf(name), rangeOf(node), { owner, opens: false, title: shown });
}

function readFields(node: Node, builder: OutlineBuilder): void {
  const isConstant = node.type === 'constant_declaration' || /\bfinal\b/u.test(modifiersOf(node)?.text ?? '');
  const declarators = node.childrenForFieldName('declarator');
  for (const declarator of declarators) {
    const name = declarator.childForFieldName('name');
    const whole = declarators.length === 1 ? node : declarator;
    // What an anonymous class in its value defines belongs to it.
    if (name)
      builder.add({
        kind: isConstant ? 'constant' : 'property',
        name: rangeOf(name),
        node: rangeOf(whole),
        opens: declarators.length === 1,
        isPrivate: isKept(node, builder),
      });
  }
}

/** Private, or a static method of an interface. */
function isKept(node: Node, { scope }: OutlineBuilder): boolean {
  const modifiers = modifiersOf(node)?.text ?? '';
  return /\bprivate\b/u.test(modifiers) || (scope.kind === 'interface' && /\bstatic\b/u.test(modifiers));
}

function modifiersOf(node: Node): Node | undefined {
  const first = node.namedChild(0);
  return first?.type === 'modifiers' ? first : undefined;
}

function annotationsOf(node: Node): Node[] {
  return modifiersOf(node)?.namedChildren.filter((child) => child.type.endsWith('annotation')) ?? [];
}

function stringIn(annotation: Node): string | undefined {
  const [literal] = annotation.descendantsOfType('string_literal');
  return literal?.text.slice(1, -1);
}
