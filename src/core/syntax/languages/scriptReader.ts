import type { Node } from 'web-tree-sitter';
import type { DefinitionKind } from '../Outline.js';
import { baseNames, rangeOf, type OutlineBuilder } from '../OutlineBuilder.js';
import { emptyClassStub } from '../stubs/bodyStub.js';
import type { OutlineReader } from './OutlineReader.js';
import { readAssignment } from './scriptAssignments.js';
import { readRequire, readScriptImport } from './scriptImports.js';
import { readScriptTest, testCall } from './scriptTests.js';
import { addFunction, callableIn, exportOf, isFunction, nameOf, nameGiven, valueIn } from './scriptValues.js';

const types: ReadonlyMap<string, DefinitionKind> = new Map([
  ['class_declaration', 'class'],
  ['abstract_class_declaration', 'class'],
  ['class', 'class'],
  ['interface_declaration', 'interface'],
  ['enum_declaration', 'enum'],
  ['type_alias_declaration', 'type'],
  ['internal_module', 'module'],
  ['module', 'module'],
]);
const members: ReadonlyMap<string, DefinitionKind> = new Map([
  ['public_field_definition', 'property'],
  ['field_definition', 'property'],
  ['property_signature', 'property'],
  ['enum_assignment', 'constant'],
]);
const functions = new Set([
  'function_declaration',
  'generator_function_declaration',
  'function_signature',
  'method_definition',
  'method_signature',
  'abstract_method_signature',
]);

/** TypeScript and JavaScript: declarations, members, values of object literals, assigned members, tests. */
export const scriptReader: OutlineReader = {
  types: [
    ...types.keys(),
    ...members.keys(),
    ...functions,
    'enum_body',
    'required_parameter',
    'optional_parameter',
    'variable_declarator',
    'assignment_expression',
    'pair',
    'shorthand_property_identifier',
    'export_statement',
    'export_specifier',
    'import_statement',
  ],
  when: { text: testCall, types: ['call_expression'] },
  read(node, builder) {
    const { type } = node;
    if (types.has(type)) return readType(node, builder, types.get(type)!);
    if (members.has(type)) return readMember(node, builder, members.get(type)!);
    if (functions.has(type)) return readFunction(node, builder);
    switch (type) {
      case 'enum_body':
        return readEnum(node, builder);
      case 'required_parameter':
      case 'optional_parameter':
        return readParameter(node, builder);
      case 'variable_declarator':
        return readVariable(node, builder);
      case 'assignment_expression':
        return readAssignment(node, builder);
      case 'pair':
      case 'shorthand_property_identifier':
        return readPair(node, builder);
      case 'import_statement':
        return readScriptImport(node, builder);
      case 'export_statement':
        readScriptImport(node, builder);
        readExport(node, builder);
        return readDefault(node, builder);
      case 'export_specifier':
        return readAlias(node, builder);
      default:
        return readScriptTest(node, builder);
    }
  },
};

function readType(node: Node, builder: OutlineBuilder, kind: DefinitionKind): void {
  const name = node.childForFieldName('name');
  // The keyword is a node of the same type, and a class expression may have no name.
  if (!node.isNamed || !name) return;
  // What holds it has its name already, or another one: `const A = class B {}`, `exports.A = observer(class A {})`.
  const isValue = node.type === 'class';
  if (isValue && (node.parent?.type === 'variable_declarator' || builder.scope.parts.at(-1) === name.text))
    return;
  if (name.type === 'nested_identifier') return readNamespaces(name, node, builder);
  const body = node.childForFieldName('body');
  const heritage = heritageOf(node);
  const isBare = kind === 'class' && !heritage;
  builder.add({
    kind,
    name: rangeOf(name),
    node: exportOf(node),
    body: body ? rangeOf(body) : undefined,
    stubReason: isBare ? emptyClassStub(body, builder.text) : undefined,
    bases: heritage && baseNames(heritage),
  });
}

/** What a class or an interface extends and implements. */
function heritageOf(node: Node): Node | undefined {
  return node.namedChildren.find(({ type }) => type === 'class_heritage' || type === 'extends_type_clause');
}

/** `namespace Outer.Inner` is one in the other. */
function readNamespaces(name: Node, node: Node, builder: OutlineBuilder): void {
  for (const part of name.descendantsOfType(['identifier', 'property_identifier']))
    builder.add({ kind: 'module', name: rangeOf(part), node: exportOf(node) });
}

function readMember(node: Node, builder: OutlineBuilder, kind: DefinitionKind): void {
  const name = nameOf(node);
  if (!name) return;
  const value = callableIn(node);
  const isSignature = node.type === 'property_signature';
  if (value) addFunction(node, name, 'method', value, builder);
  else builder.add({ kind, name, node: rangeOf(node), isSignature });
}

function readFunction(node: Node, builder: OutlineBuilder): void {
  const name = nameOf(node);
  if (!name) return;
  const isMember = node.type.includes('method');
  const isConstructor = isMember && builder.textOf(name) === 'constructor';
  addFunction(node, name, isConstructor ? 'constructor' : isMember ? 'method' : 'function', node, builder);
}

function readEnum(node: Node, builder: OutlineBuilder): void {
  for (const child of node.namedChildren) {
    if (child.type === 'property_identifier' || child.type === 'string')
      builder.add({ kind: 'constant', name: rangeOf(child), node: rangeOf(child), opens: false });
  }
}

/** `constructor(private readonly store: Store)` defines the member too. */
function readParameter(node: Node, builder: OutlineBuilder): void {
  if (builder.scope.kind !== 'constructor') return;
  const name = node.childForFieldName('pattern');
  if (name?.type !== 'identifier') return;
  const marks = /^(?:accessibility_modifier|override_modifier|readonly)$/u;
  if (!node.children.some((child) => marks.test(child.type))) return;
  const owner = builder.scope.parts.slice(0, -1);
  builder.add({ kind: 'property', name: rangeOf(name), node: rangeOf(node), owner, opens: false });
}

function readVariable(node: Node, builder: OutlineBuilder): void {
  const name = node.childForFieldName('name');
  if (!name) return;
  const value = valueIn(node);
  const whole = exportOf(node);
  if (value && readRequire(name, value, builder)) return;
  if (name.type !== 'identifier') {
    if (!builder.isLocal) readPattern(name, whole, builder);
    return;
  }
  if (value && isFunction(value)) return addFunction(node, rangeOf(name), 'function', value, builder);
  if (builder.isLocal && value?.type !== 'class') return;
  const isConstant = node.parent?.child(0)?.type === 'const';
  const kind = value?.type === 'class' ? 'class' : isConstant ? 'constant' : 'variable';
  const heritage = value?.type === 'class' ? heritageOf(value) : undefined;
  const bases = heritage && baseNames(heritage);
  builder.add({ kind, name: rangeOf(name), node: whole, bases, aliasOf: nameGiven(value) });
}

/** `const { a, b: c, ...rest } = …` and `const [d] = …`. */
function readPattern(pattern: Node, whole: ReturnType<typeof rangeOf>, builder: OutlineBuilder): void {
  for (const name of boundIn(pattern))
    builder.add({ kind: 'constant', name: rangeOf(name), node: whole, opens: false });
}

/** The names that a declarator binds, be it a name or a pattern. */
function boundIn(pattern: Node): Node[] {
  if (pattern.type === 'identifier') return [pattern];
  return pattern.descendantsOfType(['shorthand_property_identifier_pattern', 'identifier']).filter((name) => {
    // Default values hold identifiers as well, and those bind nothing.
    const isValue = name.parent?.type.endsWith('_expression') === true;
    return !isValue && name.parent?.childForFieldName('right')?.id !== name.id;
  });
}

/** A member of an object literal that has a name itself. */
function readPair(node: Node, builder: OutlineBuilder): void {
  const { scope, isLocal } = builder;
  if (scope.kind === 'file' || scope.kind === 'class' || scope.kind === 'module') return;
  if (node.type === 'shorthand_property_identifier') {
    if (!isLocal)
      builder.add({
        kind: 'property',
        name: rangeOf(node),
        node: rangeOf(node),
        opens: false,
        aliasOf: node.text,
      });
    return;
  }
  const name = nameOf(node, 'key');
  if (!name) return;
  const value = valueIn(node);
  if (value && isFunction(value)) addFunction(node, name, 'method', value, builder);
  else if (!isLocal) builder.add({ kind: 'property', name, node: rangeOf(node), aliasOf: nameGiven(value) });
}

/** What an `export` statement gives names of its file to. */
function readExport(node: Node, builder: OutlineBuilder): void {
  builder.isModule = true;
  const declaration = node.childForFieldName('declaration');
  const isDefault = node.children.some((child) => child.type === 'default');
  if (isDefault) builder.exported.add('default');
  const name = declaration?.childForFieldName('name')?.text;
  if (isDefault && name !== undefined) builder.main = name;
  else if (name !== undefined) builder.exported.add(name);
  for (const each of declaration?.namedChildren ?? []) {
    if (each.type !== 'variable_declarator') continue;
    const pattern = each.childForFieldName('name');
    for (const { text } of pattern ? boundIn(pattern) : []) builder.exported.add(text);
  }
  // `export = Thing`
  if (node.children[1]?.type === '=') {
    builder.main = node.namedChildren[0]?.text;
    builder.isModule = false;
  }
}

/** `export default` of what has no name of its own. */
function readDefault(node: Node, builder: OutlineBuilder): void {
  const value = node.childForFieldName('value');
  const word = value && node.children.find((child) => child.type === 'default');
  if (!value || !word) return;
  if (isFunction(value)) return addFunction(node, rangeOf(word), 'function', value, builder);
  const kind = value.type === 'class' ? 'class' : 'constant';
  builder.main = nameGiven(value);
  builder.add({ kind, name: rangeOf(word), node: rangeOf(node), aliasOf: nameGiven(value) });
}

/** `export { inner as outer }`, but not what another module exports. */
function readAlias(node: Node, builder: OutlineBuilder): void {
  if (node.parent?.parent?.childForFieldName('source')) return;
  const alias = node.childForFieldName('alias');
  if (!alias) {
    builder.exported.add(node.text);
    return;
  }
  const aliasOf = node.childForFieldName('name')?.text;
  builder.exported.add(alias.text);
  if (alias.text === 'default') builder.main = aliasOf;
  builder.add({ kind: 'variable', name: rangeOf(alias), node: rangeOf(node), opens: false, aliasOf });
}
