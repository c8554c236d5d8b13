import type { Node } from 'web-tree-sitter';
import type { Entry } from './blockEntries.js';

export type ScriptItemKind =
  | 'import'
  | 'class'
  | 'function'
  | 'value'
  | 'interface'
  | 'type'
  | 'enum'
  | 'namespace'
  /** `describe('…', () => {…})` and the like. */
  | 'suite'
  /** `it('…', () => {…})` and the like. */
  | 'test'
  /** `export default` of what has no name of its own; `export =`. */
  | 'default'
  /** `export { a }`, `export * from`. */
  | 'exports'
  /** `module.exports = …`. */
  | 'moduleExports'
  /** Runs only when the file is the program. */
  | 'main'
  | 'directive'
  | 'loose'
  | 'method'
  | 'field'
  | 'index';

/** A definition or statement with all that belongs to it; overload signatures are of their implementation. */
export interface ScriptItem {
  readonly kind: ScriptItemKind;
  /** What it is told from others by in its block: `stop`, `static get name`. '' for what has no name. */
  readonly key: string;
  /** How it is called in notes. */
  readonly title: string;
  /** What it binds at top level. */
  readonly names: readonly string[];
  readonly entries: readonly Entry[];
  /** The definition without `export` and `declare` around it. */
  readonly core: Node;
  /** Function, method, arrow function; of overloads the implementation. */
  readonly callable: Node | undefined;
  /** Braces included; undefined for what only declares. */
  readonly body: Node | undefined;
  readonly isExported: boolean;
  readonly isDefault: boolean;
  /** Abstract, overloaded without implementation, `declare`: there is no body to be a stub. */
  readonly declares: boolean;
}

export function startOf(item: ScriptItem): number {
  return item.entries[0]!.start;
}

export function endOf(item: ScriptItem): number {
  return item.entries[item.entries.length - 1]!.end;
}

export function nodesOf(item: ScriptItem): Node[] {
  return item.entries.flatMap(({ nodes }) => nodes);
}

/** The nodes of the definition alone: without `export` and `declare`, the decorators of members left out. */
export function coresOf(item: ScriptItem): Node[] {
  return item.entries.map(({ nodes }) => innermost(nodes[nodes.length - 1]!).core);
}

export interface Unwrapped {
  readonly core: Node;
  readonly isExported: boolean;
  readonly isDefault: boolean;
  readonly isDeclared: boolean;
}

/** Takes `export`, `export default` and `declare` off. */
export function innermost(node: Node): Unwrapped {
  let core = node;
  let isExported = false;
  let isDefault = false;
  let isDeclared = false;
  for (;;) {
    if (core.type === 'export_statement') {
      isExported = true;
      isDefault ||= core.children.some(({ type }) => type === 'default');
      const inner = core.childForFieldName('declaration') ?? core.childForFieldName('value');
      if (!inner) break;
      core = inner;
    } else if (core.type === 'ambient_declaration') {
      isDeclared = true;
      const inner = core.namedChildren.find(({ type }) => !type.endsWith('comment'));
      if (!inner || inner.type === 'statement_block') break;
      core = inner;
    } else if (core.type === 'expression_statement' && core.firstNamedChild?.type === 'internal_module') {
      core = core.firstNamedChild;
    } else break;
  }
  return { core, isExported, isDefault, isDeclared };
}
