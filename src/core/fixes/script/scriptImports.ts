import type { Node } from 'web-tree-sitter';

/** A name that an import binds. */
export interface ScriptImport {
  readonly local: string;
  /** The name in the module; `default`, `*` and `=` (`require`) for the module as a whole. */
  readonly imported: string;
  readonly source: string;
  readonly isType: boolean;
  readonly statement: Node;
  /** The node in a list of names; undefined for the others. */
  readonly specifier: Node | undefined;
}

/** A statement that imports. */
export interface ImportStatement {
  readonly node: Node;
  readonly source: string;
  readonly form: 'import' | 'require';
  /** `import type`. */
  readonly isType: boolean;
  readonly bindings: readonly ScriptImport[];
  /** `{ a, b }`; undefined where there is none. */
  readonly names: Node | undefined;
}

/** Whether a declarator is `x = require('m')` and nothing more. */
export function isRequire(declarator: Node): boolean {
  return requiredSource(declarator) !== undefined;
}

function requiredSource(declarator: Node): string | undefined {
  const value = declarator.childForFieldName('value');
  if (value?.type !== 'call_expression' || value.childForFieldName('function')?.text !== 'require')
    return undefined;
  const args = value.childForFieldName('arguments')?.namedChildren ?? [];
  const name = declarator.childForFieldName('name')?.type;
  const isPlain = name === 'identifier' || name === 'object_pattern';
  return isPlain && args.length === 1 && args[0]!.type === 'string' ? args[0]!.text.slice(1, -1) : undefined;
}

/** The imports of a program in text order: `import` and `const … = require(…)`. */
export function importStatements(root: Node): ImportStatement[] {
  return root.namedChildren.flatMap((node) => {
    if (node.type === 'import_statement') return readImport(node);
    if (node.type !== 'lexical_declaration' && node.type !== 'variable_declaration') return [];
    const declarators = node.namedChildren.filter(({ type }) => type === 'variable_declarator');
    return declarators.every(isRequire) ? declarators.map((each) => readRequire(node, each)) : [];
  });
}

function readImport(node: Node): ImportStatement[] {
  const required = node.namedChildren.find(({ type }) => type === 'import_require_clause');
  const written = (required ?? node).childForFieldName('source');
  if (!written) return [];
  const source = written.text.slice(1, -1);
  const isType = node.children.some(({ type }) => type === 'type' || type === 'typeof');
  const clause = node.namedChildren.find(({ type }) => type === 'import_clause');
  const names = clause?.namedChildren.find(({ type }) => type === 'named_imports');
  const whole = { source, isType, statement: node, specifier: undefined };
  const bindings: ScriptImport[] = [];
  if (required) bindings.push({ ...whole, local: required.firstNamedChild!.text, imported: '=' });
  for (const each of clause?.namedChildren ?? []) {
    if (each.type === 'identifier') bindings.push({ ...whole, local: each.text, imported: 'default' });
    else if (each.type === 'namespace_import')
      bindings.push({ ...whole, local: each.firstNamedChild!.text, imported: '*' });
  }
  for (const specifier of names?.namedChildren ?? []) {
    const name = specifier.childForFieldName('name');
    if (specifier.type !== 'import_specifier' || !name) continue;
    const local = specifier.childForFieldName('alias')?.text ?? name.text;
    const own = specifier.children.some(({ type }) => type === 'type');
    const imported = name.type === 'string' ? name.text.slice(1, -1) : name.text;
    bindings.push({ ...whole, local, imported, isType: isType || own, specifier });
  }
  return [{ node, source, form: 'import', isType, bindings, names }];
}

function readRequire(node: Node, declarator: Node): ImportStatement {
  const source = requiredSource(declarator)!;
  const name = declarator.childForFieldName('name')!;
  const whole = { source, isType: false, statement: node, specifier: undefined };
  if (name.type === 'identifier') {
    const bindings = [{ ...whole, local: name.text, imported: '=' }];
    return { node, source, form: 'require', isType: false, bindings, names: undefined };
  }
  const bindings = name.namedChildren.flatMap((specifier) => {
    const key = specifier.childForFieldName('key');
    const value = specifier.childForFieldName('value');
    if (key && value?.type === 'identifier')
      return [{ ...whole, local: value.text, imported: key.text, specifier }];
    const isPlain = specifier.type === 'shorthand_property_identifier_pattern';
    return isPlain ? [{ ...whole, local: specifier.text, imported: specifier.text, specifier }] : [];
  });
  return { node, source, form: 'require', isType: false, bindings, names: name };
}

/** What two ways of writing the same module have in common: without `node:`, ending and `/index`. */
export function moduleKey(source: string): string {
  const bare = source.replace(/^node:/u, '');
  if (!bare.startsWith('.')) return bare;
  return bare.replace(/\.[cm]?[jt]sx?$/u, '').replace(/\/index$/u, '');
}

/** Whether two imports give the same object. Packages are taken to have one whole, however it is asked for. */
export function sameObject(a: ScriptImport, b: ScriptImport): boolean {
  if (moduleKey(a.source) !== moduleKey(b.source)) return false;
  if (a.imported === b.imported) return true;
  const whole = /^(?:default|\*|=)$/u;
  const isPackage = !a.source.startsWith('.');
  return (
    (isPackage || a.imported === '=' || b.imported === '=') &&
    whole.test(a.imported) &&
    whole.test(b.imported)
  );
}
