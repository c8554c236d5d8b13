import type { Node } from 'web-tree-sitter';
import { callableIn, isFunction, valueIn } from '../../syntax/languages/scriptValues.js';
import { blockEntries, type Entry } from './blockEntries.js';
import { declaredNames } from './patternNames.js';
import { isRequire } from './scriptImports.js';
import { innermost, type ScriptItem, type ScriptItemKind } from './ScriptItem.js';

const declarations: ReadonlyMap<string, ScriptItemKind> = new Map([
  ['class_declaration', 'class'],
  ['abstract_class_declaration', 'class'],
  ['function_declaration', 'function'],
  ['generator_function_declaration', 'function'],
  ['function_signature', 'function'],
  ['interface_declaration', 'interface'],
  ['type_alias_declaration', 'type'],
  ['enum_declaration', 'enum'],
  ['internal_module', 'namespace'],
  ['module', 'namespace'],
  ['import_statement', 'import'],
  ['import_alias', 'import'],
]);
const isMain =
  /\brequire\.main\s*={2,3}\s*module\b|\bmodule\s*={2,3}\s*require\.main\b|\bimport\.meta\.main\b|\bimport\.meta\.url\b[^;]*\bprocess\.argv\[1\]|\bprocess\.argv\[1\][^;]*\bimport\.meta\.url\b/u;
const suites = /^(?:describe|suite|context)$/u;
const tests = /^(?:it|test|specify)$/u;

type Part = Omit<ScriptItem, 'entries'>;

/** The statements of a program, namespace or test suite as items. */
export function topLevelItems(block: Node, text: string): ScriptItem[] {
  const items: ScriptItem[] = [];
  for (const entry of blockEntries(block, text)) {
    const part = readStatement(entry.nodes[entry.nodes.length - 1]!);
    joinOverload(items, part, entry);
  }
  return items;
}

/** Adds the entry, to the item before it when that is an overload signature of the same name. */
export function joinOverload(items: ScriptItem[], part: Part, entry: Entry): void {
  const last = items[items.length - 1];
  const isOverload =
    last && last.kind === part.kind && last.key === part.key && isSignature(last.core) && part.key !== '';
  if (isOverload) {
    const declares = last.declares && part.declares;
    items[items.length - 1] = {
      ...part,
      declares,
      isExported: last.isExported,
      entries: [...last.entries, entry],
    };
  } else items.push({ ...part, entries: [entry] });
}

function isSignature({ type }: Node): boolean {
  return type.endsWith('_signature') && type !== 'property_signature' && type !== 'index_signature';
}

function readStatement(node: Node): Part {
  const { core, isExported, isDefault, isDeclared } = innermost(node);
  const rest = { core, isExported, isDefault, callable: undefined, body: undefined, declares: isDeclared };
  const kind = declarations.get(core.type);
  if (kind === 'import') return { ...rest, kind, key: '', title: '', names: [] };
  if (kind) return readDeclaration(kind, rest);
  if (core.type === 'lexical_declaration' || core.type === 'variable_declaration') return readVariables(rest);
  if (core.type === 'expression_statement') return readExpression(rest);
  if (core.type === 'ambient_declaration') {
    const body = core.namedChildren.find(({ type }) => type === 'statement_block');
    return { ...rest, kind: 'namespace', key: 'global', title: 'declare global', names: [], body };
  }
  if (isExported) return readExport(node, rest);
  if (core.type === 'if_statement' && isMain.test(core.childForFieldName('condition')?.text ?? ''))
    return { ...rest, kind: 'main', key: '', title: '', names: [] };
  return { ...rest, kind: 'loose', key: '', title: titleOf(core), names: [] };
}

type Rest = Omit<Part, 'kind' | 'key' | 'title' | 'names'>;

function readDeclaration(kind: ScriptItemKind, rest: Rest): Part {
  const { core } = rest;
  const name = core.childForFieldName('name')?.text ?? 'default';
  const body = core.childForFieldName('body') ?? undefined;
  const callable = kind === 'function' ? core : undefined;
  const declares = rest.declares || core.type === 'function_signature';
  return { ...rest, kind, key: name, title: name, names: declaredNames(core), body, callable, declares };
}

function readVariables(rest: Rest): Part {
  const { core } = rest;
  const declarators = core.namedChildren.filter(({ type }) => type === 'variable_declarator');
  const names = declaredNames(core);
  const title = names.join('`, `');
  if (declarators.length > 0 && declarators.every(isRequire))
    return { ...rest, kind: 'import', key: '', title, names: [] };
  const [only] = declarators;
  const plain = declarators.length === 1 && only!.childForFieldName('name')?.type === 'identifier';
  const callable = plain ? callableIn(only!) : undefined;
  if (callable) {
    const body = callable.childForFieldName('body') ?? undefined;
    return { ...rest, kind: 'function', key: names[0]!, title, names, callable, body };
  }
  const value = plain ? valueIn(only!) : undefined;
  if (value?.type === 'class') {
    const body = value.childForFieldName('body') ?? undefined;
    return { ...rest, kind: 'class', key: names[0]!, title, names, core: value, body };
  }
  return { ...rest, kind: 'value', key: names.join(','), title, names };
}

function readExpression(rest: Rest): Part {
  const { core } = rest;
  const expression = core.firstNamedChild;
  const loose: Part = { ...rest, kind: 'loose', key: '', title: titleOf(core), names: [] };
  if (expression?.type === 'string') return { ...loose, kind: 'directive' };
  if (expression?.type === 'assignment_expression') return readAssignment(expression, loose);
  if (expression?.type !== 'call_expression') return loose;
  const called = expression.childForFieldName('function')?.text ?? '';
  const kind = suites.test(called) ? 'suite' : tests.test(called) ? 'test' : undefined;
  const [title, callable] = expression.childForFieldName('arguments')?.namedChildren ?? [];
  if (!kind || title?.type !== 'string' || !callable || !isFunction(callable)) return loose;
  const body = callable.childForFieldName('body') ?? undefined;
  const name = title.text.slice(1, -1);
  return { ...loose, kind, key: `${kind} ${name}`, title: name, callable, body };
}

function readAssignment(expression: Node, loose: Part): Part {
  const left = expression.childForFieldName('left')!;
  if (left.type !== 'member_expression') return loose;
  const name = left.text.replace(/^module\.exports\./u, 'exports.');
  if (name === 'module.exports') return { ...loose, kind: 'moduleExports', key: name, title: name };
  if (!/^[\w$.]+$/u.test(name) || name.startsWith('this.')) return loose;
  const callable = callableIn(expression);
  const body = callable?.childForFieldName('body') ?? undefined;
  return { ...loose, kind: callable ? 'function' : 'value', key: name, title: name, callable, body };
}

function readExport(node: Node, rest: Rest): Part {
  const { core } = rest;
  const isEquals = node.children.some(({ type }) => type === '=');
  if (!rest.isDefault && !isEquals)
    return { ...rest, kind: 'exports', key: '', title: titleOf(node), names: [] };
  const title = isEquals ? 'export =' : 'export default';
  const named = { ...rest, key: title, title, names: [] };
  const body = core.childForFieldName('body') ?? undefined;
  if (isFunction(core)) return { ...named, kind: 'function', callable: core, body };
  if (core.type === 'class') return { ...named, kind: 'class', body };
  return { ...named, kind: 'default' };
}

/** What the user is told was added: the code of a statement that runs. */
export function titleOf(node: Node): string {
  const code = node.text.replace(/\s+/gu, ' ').replace(/`/gu, "'");
  return code.length > 50 ? `${code.slice(0, 50)}...` : code;
}
