import type { Node } from 'web-tree-sitter';
import type { DefinitionKind } from '../Outline.js';
import { rangeOf, type OutlineBuilder } from '../OutlineBuilder.js';
import { bodyStub } from '../stubs/bodyStub.js';
import type { OutlineReader } from './OutlineReader.js';
import { readUse } from './rustUses.js';

const kinds: ReadonlyMap<string, DefinitionKind> = new Map([
  ['mod_item', 'module'],
  ['struct_item', 'struct'],
  ['union_item', 'struct'],
  ['enum_item', 'enum'],
  ['enum_variant', 'constant'],
  ['trait_item', 'trait'],
  ['field_declaration', 'property'],
  ['const_item', 'constant'],
  ['static_item', 'constant'],
  ['type_item', 'type'],
  ['associated_type', 'type'],
  ['macro_definition', 'macro'],
]);
const owners = new Set<DefinitionKind | 'file' | 'value'>(['impl', 'trait']);

/** Items of modules, members of a type by all its `impl` blocks, macros, tests. */
export const rustReader: OutlineReader = {
  types: [...kinds.keys(), 'use_declaration', 'impl_item', 'function_item', 'function_signature_item'],
  read(node, builder) {
    if (node.type === 'use_declaration') return readUse(node, builder);
    if (node.type === 'impl_item') return readImpl(node, builder);
    if (node.type === 'function_item' || node.type === 'function_signature_item')
      return readFunction(node, builder);
    const kind = kinds.get(node.type)!;
    const name = node.childForFieldName('name');
    if (!name) return;
    // A constant within a body is nobody else's business.
    if (builder.isLocal && (kind === 'constant' || kind === 'type') && builder.scope.kind !== 'enum') return;
    const body = node.childForFieldName('body');
    const { trait } = builder.scope;
    builder.add({
      kind,
      name: rangeOf(name),
      node: withAttributes(node),
      body: body ? rangeOf(body) : undefined,
      trait,
    });
  },
};

/** `impl Type` and `impl Trait for Type`: what is inside are members of the type. */
function readImpl(node: Node, builder: OutlineBuilder): void {
  const type = lastName(node.childForFieldName('type'));
  const trait = lastName(node.childForFieldName('trait'))?.text;
  const body = node.childForFieldName('body');
  if (!type || !body) return;
  builder.add({
    kind: 'impl',
    name: rangeOf(type),
    node: rangeOf(node),
    body: rangeOf(body),
    trait,
    opens: false,
  });
  builder.open({ end: node.endIndex, parts: [...builder.scope.parts, type.text], kind: 'impl', trait });
}

/** `S` of `&mut a::S<T>`. */
function lastName(node: Node | null): Node | undefined {
  let at = node;
  while (at) {
    const inner: Node | null =
      at.childForFieldName('name') ?? at.childForFieldName('type') ?? at.childForFieldName('trait');
    if (!inner) return at;
    at = inner;
  }
  return undefined;
}

function readFunction(node: Node, builder: OutlineBuilder): void {
  const name = node.childForFieldName('name');
  if (!name) return;
  const body = node.childForFieldName('body');
  const isValueDue = (): boolean => {
    const value = node.childForFieldName('return_type')?.text;
    // `()` can stand behind a type of its own, so only what plainly is a value counts as one that is due.
    return value !== undefined && !/^(?:\(\)|!|impl\b.*|Self(?:::\w+)?|[A-Z])$/su.test(value);
  };
  const { scope, text } = builder;
  const attributes = attributesOf(node);
  const isTest = attributes.some(isTestAttribute);
  const whole = withAttributes(node, attributes);
  const testOwner = scope.parts;
  builder.add({
    kind: owners.has(scope.kind) ? 'method' : 'function',
    name: rangeOf(name),
    node: whole,
    body: body ? rangeOf(body) : undefined,
    stubReason: bodyStub(body, { text, language: 'rust', isValueDue }),
    isSignature: body === null,
    trait: scope.trait,
  });
  if (isTest) builder.addTest(rangeOf(name), whole, { owner: testOwner, opens: false });
}

function attributesOf(node: Node): Node[] {
  const found: Node[] = [];
  let before = node.previousNamedSibling;
  while (
    before &&
    (before.type === 'attribute_item' || before.type.endsWith('comment')) &&
    found.length < 50
  ) {
    if (before.type === 'attribute_item') found.push(before);
    before = before.previousNamedSibling;
  }
  return found;
}

function withAttributes(node: Node, attributes = attributesOf(node)): ReturnType<typeof rangeOf> {
  const first = attributes[attributes.length - 1] ?? node;
  return { ...rangeOf(node), start: first.startIndex };
}

/** `#[test]`, `#[tokio::test]`, `#[rstest]`, `#[test_case(…)]`. */
function isTestAttribute(attribute: Node): boolean {
  return /^#\[\s*(?:\w+::)*(?:test|rstest|test_case|quickcheck|bench|wasm_bindgen_test)\b(?!\s*=)/u.test(
    attribute.text,
  );
}
