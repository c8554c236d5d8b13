import type { Node } from 'web-tree-sitter';
import { declaredNames, patternNames } from './patternNames.js';

/** A use of a name that the code does not bind for itself. */
export interface ScriptNameUse {
  readonly name: string;
  readonly isType: boolean;
  /** Evaluated when the code is loaded, rather than when a function in it is called. */
  readonly early: boolean;
}

interface Scope {
  readonly names: ReadonlySet<string>;
  readonly parent: Scope | undefined;
}

const functions =
  /^(?:function_declaration|generator_function_declaration|function_expression|generator_function|arrow_function|method_definition|function_signature|method_signature|abstract_method_signature|function_type|constructor_type|construct_signature|call_signature)$/u;
const skipped =
  /comment$|^(?:regex|string|import_statement|import_alias|hash_bang_line|jsx_text|statement_identifier)$/u;

/** The names that the code takes from around it, in text order. `bound`: what is bound there already. */
export function scriptNameUses(
  nodes: readonly Node[],
  bound: ReadonlySet<string> = new Set(),
): ScriptNameUse[] {
  const collector = new Collector();
  const names = new Set(bound);
  for (const node of nodes) {
    // Names that conditional and mapped types bind are seen by the whole, which is more than they are.
    for (const each of node.descendantsOfType(['infer_type', 'mapped_type_clause', 'index_signature'])) {
      const name = each.childForFieldName('name') ?? each.firstNamedChild;
      if (name?.type === 'type_identifier' || name?.type === 'identifier') names.add(name.text);
    }
  }
  for (const node of nodes) collector.visit(node, { names, parent: undefined }, true);
  return collector.found;
}

class Collector {
  readonly found: ScriptNameUse[] = [];

  visit(node: Node, scope: Scope, early: boolean): void {
    const { type } = node;
    if (skipped.test(type)) return;
    if (type === 'identifier' || type === 'shorthand_property_identifier')
      this.use(node, scope, early, false);
    else if (type === 'type_identifier') this.use(node, scope, false, true);
    else if (functions.test(type)) this.visitFunction(node, scope, early);
    else if (/^(?:abstract_)?class(?:_declaration)?$/u.test(type) && node.isNamed)
      this.visitClass(node, scope, early);
    else if (/^(?:statement_block|program|switch_body)$/u.test(type))
      this.children(node, inner(scope, node.namedChildren.flatMap(blockNames)), early);
    else if (type === 'for_statement' || type === 'for_in_statement') this.visitLoop(node, scope, early);
    else if (type === 'catch_clause')
      this.children(
        node,
        inner(scope, patternNames(node.childForFieldName('parameter'))),
        early,
        'parameter',
      );
    else if (type === 'variable_declarator') this.visitParts(node, scope, early);
    else if (/^(?:interface|type_alias)_declaration$/u.test(type)) {
      const own = [node.childForFieldName('name')!.text, ...typeParameters(node)];
      this.children(node, inner(scope, own), early, 'name');
    } else if (type === 'enum_declaration') this.visitEnum(node, scope, early);
    else if (type === 'nested_identifier' || type === 'nested_type_identifier') {
      this.visit(node.firstNamedChild!, scope, early);
    } else this.visitOther(node, scope, early);
  }

  private visitOther(node: Node, scope: Scope, early: boolean): void {
    const { type } = node;
    if (
      /^(?:internal_module|module|type_parameter|tuple_parameter|optional_tuple_parameter|index_signature)$/u.test(
        type,
      )
    )
      this.children(node, scope, early, 'name');
    else if (type === 'export_specifier') {
      const isOwn = node.parent?.parent?.childForFieldName('source') === null;
      if (isOwn) this.visit(node.childForFieldName('name')!, scope, early);
    } else if (type === 'mapped_type_clause' || type === 'jsx_closing_element')
      this.children(node, scope, early, 'name');
    else if (type.startsWith('jsx_') && isIntrinsic(node)) this.children(node, scope, early, 'name');
    else if (/^(?:required|optional)_parameter$/u.test(type)) this.visitParts(node, scope, early);
    else if (/(?:^|_)field_definition$/u.test(type)) {
      const isStatic = node.children.some((child) => child.type === 'static');
      for (const child of node.namedChildren)
        this.visit(child, scope, early && (isStatic || child.type === 'decorator'));
    } else this.children(node, scope, early);
  }

  private use(node: Node, scope: Scope, early: boolean, isType: boolean): void {
    const { text: name } = node;
    for (let each: Scope | undefined = scope; each; each = each.parent) if (each.names.has(name)) return;
    this.found.push({ name, isType, early });
  }

  private children(node: Node, scope: Scope, early: boolean, except?: string): void {
    const left = except === undefined ? undefined : node.childForFieldName(except)?.id;
    for (const child of node.namedChildren) if (child.id !== left) this.visit(child, scope, early);
  }

  private visitFunction(node: Node, scope: Scope, early: boolean): void {
    const name = node.childForFieldName('name');
    const body = node.childForFieldName('body');
    const parameters = node.childForFieldName('parameters') ?? node.childForFieldName('parameter');
    const own = [...patternNames(parameters), ...typeParameters(node), ...hoisted(body), 'arguments'];
    if (name?.type === 'identifier') own.push(name.text);
    const within = inner(scope, own);
    for (const child of node.namedChildren) {
      if (child.id === name?.id) {
        if (name.type === 'computed_property_name') this.visit(name, scope, early);
      } else if (child.type === 'decorator') this.visit(child, scope, early);
      else if (child.id === parameters?.id && child.type === 'identifier') continue;
      else this.visit(child, within, false);
    }
  }

  private visitClass(node: Node, scope: Scope, early: boolean): void {
    const name = node.childForFieldName('name');
    const own = [...typeParameters(node), ...(name ? [name.text] : [])];
    this.children(node, inner(scope, own), early, 'name');
  }

  private visitLoop(node: Node, scope: Scope, early: boolean): void {
    const left = node.childForFieldName('left');
    const initializer = node.childForFieldName('initializer');
    const declares = node.childForFieldName('kind') !== null;
    const own = declares ? patternNames(left) : initializer ? declaredNames(initializer) : [];
    const within = inner(scope, own);
    if (declares && left) this.visitPattern(left, within, early);
    this.children(node, within, early, declares ? 'left' : undefined);
  }

  private visitEnum(node: Node, scope: Scope, early: boolean): void {
    const body = node.childForFieldName('body');
    const names = (body?.namedChildren ?? []).map((each) => (each.childForFieldName('name') ?? each).text);
    this.children(node, inner(scope, names), early, 'name');
  }

  /** A declarator or parameter: its type and value, and what its pattern computes. */
  private visitParts(node: Node, scope: Scope, early: boolean): void {
    for (const child of node.namedChildren) {
      const isPattern = /pattern$|^identifier$/u.test(child.type);
      const isName = child.id === (node.childForFieldName('name') ?? node.childForFieldName('pattern'))?.id;
      if (isName && isPattern) this.visitPattern(child, scope, early);
      else this.visit(child, scope, early);
    }
  }

  private visitPattern(pattern: Node, scope: Scope, early: boolean): void {
    if (/^(?:identifier|shorthand_property_identifier_pattern)$/u.test(pattern.type)) return;
    const value = pattern.childForFieldName('right');
    for (const child of pattern.namedChildren) {
      if (child.id === value?.id || child.type === 'computed_property_name') this.visit(child, scope, early);
      else this.visitPattern(child, scope, early);
    }
  }
}

function inner(parent: Scope, names: readonly string[]): Scope {
  return names.length === 0 ? parent : { names: new Set(names), parent };
}

/** `<div>`, as opposed to `<Panel>` and `<ui.Panel>`. */
function isIntrinsic(node: Node): boolean {
  const name = node.childForFieldName('name');
  return name?.type === 'identifier' && /^[a-z]/u.test(name.text);
}

function blockNames(statement: Node): string[] {
  // Cases of a switch share one scope.
  if (/^switch_(?:case|default)$/u.test(statement.type)) return statement.namedChildren.flatMap(blockNames);
  return declaredNames(statement);
}

export function typeParameters(node: Node): string[] {
  const list = node.childForFieldName('type_parameters')?.namedChildren ?? [];
  return list.flatMap((each) => each.childForFieldName('name')?.text ?? []);
}

/** What `var` binds anywhere in the body. */
function hoisted(body: Node | null): string[] {
  return body?.descendantsOfType('variable_declaration').flatMap(declaredNames) ?? [];
}
