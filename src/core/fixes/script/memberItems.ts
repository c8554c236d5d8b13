import type { Node } from 'web-tree-sitter';
import { callableIn } from '../../syntax/languages/scriptValues.js';
import { blockEntries } from './blockEntries.js';
import type { ScriptItem, ScriptItemKind } from './ScriptItem.js';
import { joinOverload, titleOf } from './topLevelItems.js';

/** The members of a class or interface as items. */
export function memberItems(body: Node, text: string): ScriptItem[] {
  const items: ScriptItem[] = [];
  for (const entry of blockEntries(body, text)) {
    const core = entry.nodes[entry.nodes.length - 1]!;
    joinOverload(items, readMember(core), entry);
  }
  return items;
}

function readMember(core: Node): Omit<ScriptItem, 'entries'> {
  const rest = { core, names: [], isExported: false, isDefault: false };
  const isField = /(?:field_definition|property_signature)$/u.test(core.type);
  const callable = isField
    ? callableIn(core)
    : /^(?:abstract_)?method_|^construct_|^call_/u.test(core.type)
      ? core
      : undefined;
  const body = callable?.childForFieldName('body') ?? undefined;
  const title = memberName(core);
  if (core.type === 'index_signature') {
    const key = `[${core.childForFieldName('index_type')?.text ?? core.text}]`;
    return { ...rest, kind: 'index', key, title: key, callable: undefined, body: undefined, declares: true };
  }
  if (core.type === 'construct_signature' || core.type === 'call_signature') {
    const key = core.type === 'call_signature' ? '()' : 'new ()';
    return { ...rest, kind: 'method', key, title: key, callable, body, declares: true };
  }
  if (title === undefined) {
    return {
      ...rest,
      kind: 'loose',
      key: '',
      title: titleOf(core),
      callable: undefined,
      body: undefined,
      declares: false,
    };
  }
  const kind: ScriptItemKind = isField ? 'field' : 'method';
  const key = [...marksOf(core), title].join(' ');
  return { ...rest, kind, key, title, callable, body, declares: !isField && !body };
}

/** `get`, `set` and `static`: there can be members of one name with others of these. */
function marksOf(core: Node): string[] {
  const marks = core.children.map(({ type }) => type);
  return ['static', 'get', 'set'].filter((mark) => marks.includes(mark));
}

function memberName(core: Node): string | undefined {
  const name = core.childForFieldName('name') ?? core.childForFieldName('property');
  if (!name) return undefined;
  return name.type === 'string' ? name.text.slice(1, -1) : name.text;
}

/** The name without `static`, `get` and `set`. */
export function bareName({ key }: ScriptItem): string {
  return key.replace(/^(?:(?:static|get|set) )+/u, '');
}

/** What the constructor's parameters define: `constructor(private readonly store: Store)`. */
export function parameterProperties(items: readonly ScriptItem[]): Set<string> {
  const constructor = items.find(({ key }) => key === 'constructor');
  const parameters = constructor?.callable?.childForFieldName('parameters')?.namedChildren ?? [];
  const marks = /^(?:accessibility_modifier|override_modifier|readonly)$/u;
  return new Set(
    parameters
      .filter((each) => each.children.some(({ type }) => marks.test(type)))
      .map((each) => each.childForFieldName('pattern')?.text ?? ''),
  );
}
