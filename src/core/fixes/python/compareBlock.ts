import * as l10n from '@vscode/l10n';
import { collectBindings, type BindingKind } from '../../python/collectBindings.js';
import type { PythonStatement } from '../../python/parsePython.js';
import { docstringOf, isStub } from '../../python/symbols.js';
import { tokenText } from '../../python/tokenReading.js';
import { blockItems, definitionRole, isPlaceholder, type BlockItem } from './blockItems.js';
import { isImportGroup, isTypeCheckingBlock } from './importGroups.js';
import { blockEnd, commentStart, sharesLine } from './layout.js';
import type { MergeState, Piece } from './MergeState.js';
import { namesList } from '../mergeNotes.js';
import { definedTwice, onlyImported, otherKind } from '../refusals.js';
import { Refusal } from './Refusal.js';
import { sameDefinition, sameHead, sameStatement } from './sameCode.js';

interface Bound {
  readonly kind: BindingKind;
  readonly statement: PythonStatement;
}

export interface Block {
  readonly items: readonly BlockItem[];
  /** The statements of the file's block. */
  readonly target: readonly PythonStatement[];
  /** Dotted name of the class with a dot behind it; '' for the module. */
  readonly path: string;
  readonly unit: string;
  /** For a class: what it binds. */
  readonly classNames?: ReadonlySet<string>;
  /** For a class: its type parameters. */
  readonly typeNames?: ReadonlySet<string>;
}

export interface Comparison {
  readonly missing: BlockItem[];
  /** Classes on both sides, still to be compared. */
  readonly classes: { template: PythonStatement; target: PythonStatement }[];
}

/** Compares a block of the template with the file's: replaces stubs, notes what is kept, tells what is missing. */
export function compareBlock(state: MergeState, block: Block): Comparison {
  const bound = bindings(block.target);
  const missing: BlockItem[] = [];
  const classes: Comparison['classes'] = [];
  for (const item of block.items) {
    if (item.kind === 'def') {
      if (definitionIsMissing(state, block, item.statements[0], bound.get(item.name) ?? []))
        missing.push(item);
    } else if (item.kind === 'class') {
      const target = classInFile(block, item.statements[0], bound.get(item.name) ?? []);
      if (target) classes.push({ template: item.statements[0], target });
      else missing.push(item);
    } else if (item.kind === 'value') {
      if (valueIsMissing(state, block, item.names, item.statements[0], bound)) missing.push(item);
    } else if (item.kind === 'loose') {
      if (looseIsMissing(state, block, item, bound)) missing.push(item);
    }
  }
  return { missing, classes };
}

/** Also notes what the file defines already: its definitions are not to be overwritten further down. */
function looseIsMissing(
  state: MergeState,
  { target, path }: Block,
  item: Extract<BlockItem, { kind: 'loose' }>,
  bound: ReadonlyMap<string, readonly Bound[]>,
): boolean {
  if (containsGroup(target, item.statements)) return false;
  // Those of a module are looked at when it is known which of them the code needs.
  if (path === '' && (isImportGroup(item) || isTypeCheckingBlock(item))) return false;
  const there = item.names.filter((name) => bound.has(name));
  if (there.length === 0) return true;
  state.kept.push(...there.map((name) => path + name));
  const others = item.names.filter((name) => !bound.has(name)).map((name) => path + name);
  if (others.length > 0) {
    state.notes.push(
      l10n.t('Left out, since the file defines a part of the branches already: {0}.', namesList(others)),
    );
  }
  return false;
}

function bindings(statements: readonly PythonStatement[]): Map<string, Bound[]> {
  const found = new Map<string, Bound[]>();
  collectBindings(statements, (token, kind, statement) => {
    if (kind === 'del' || kind === 'global') return;
    const name = tokenText(statement.tokens, token);
    const all = found.get(name);
    if (all) all.push({ kind, statement });
    else found.set(name, [{ kind, statement }]);
  });
  return found;
}

/** Refuses a template that defines a name twice, in itself or in a class: there is no saying which one is meant. */
export function refuseDoubles(items: readonly BlockItem[], path = ''): void {
  const seen = new Set<string>();
  for (const item of items) {
    if (item.kind !== 'def' && item.kind !== 'class') continue;
    const [statement] = item.statements;
    const key = `${item.name} ${definitionRole(statement)}`;
    if (seen.has(key)) throw definedTwice(path + item.name);
    seen.add(key);
    if (item.kind === 'class') refuseDoubles(blockItems(statement.body), `${path}${item.name}.`);
  }
}

/** Also replaces the file's stub, or notes that its definition is kept. */
function definitionIsMissing(
  state: MergeState,
  block: Block,
  template: PythonStatement,
  found: readonly Bound[],
): boolean {
  if (found.length === 0) return true;
  const name = block.path + shownName(template);
  const all = found.filter(({ kind }) => kind === 'def').map(({ statement }) => statement);
  if (all.length === 0) throw mismatch(name, l10n.t('a function'), found[0]!);
  const role = definitionRole(template);
  const same = all.filter((each) => definitionRole(each) === role);
  if (same.length === 0) {
    const isOverload = role.startsWith('overload');
    if (isOverload)
      addOverload(state, block, template, all.find((each) => definitionRole(each) === '') ?? all[0]!);
    return !isOverload;
  }
  if (same.some((each) => sameDefinition(each, template))) return false;
  const { replace = false, stubFile = false } = state.options;
  // In a stub file the header is all that there is to say.
  const isSilent = saysNothing(template) && !stubFile;
  if (saysNothing(template) && same.some((each) => sameHead(each, template))) return false;
  const real = same.filter((each) => stubFile || !isStub(each));
  const target = same[0]!;
  if (same.length > 1) {
    if (real.length === 0 || replace) throw new Refusal(l10n.t('`{0}` is defined twice in the file.', name));
    state.kept.push(name);
  } else if (real.length === 0 || (replace && !isSilent)) {
    replaceDefinition(state, block, template, target);
    state.replaced.push(name);
  } else if (!isSilent) state.kept.push(name);
  return false;
}

/** `size`, or `size.setter` for an accessor of a property. */
function shownName(template: PythonStatement): string {
  const role = definitionRole(template);
  return role.startsWith(`${template.name}.`) ? role : template.name!;
}

/** Adds a setter, deleter or the like below the other accessors of its property, when the file has them in the class itself. */
export function addAccessor(state: MergeState, block: Block, item: BlockItem): boolean {
  if (item.kind !== 'def' || shownName(item.statements[0]) === item.name) return false;
  const [template] = item.statements;
  const others = block.target.filter(({ kind, name }) => kind === 'def' && name === item.name);
  const last = others[others.length - 1];
  if (!last || sharesLine(last)) return false;
  const text = state.lines([template], last.indent, block.unit);
  state.insertions.below(blockEnd(state.target.text, last), { text, before: 1, after: 0 });
  state.pieces.push(pieceFor(block, template, last));
  state.added.push(block.path + shownName(template));
  return true;
}

/** An overload goes above the implementation: below it, it would take its place. */
function addOverload(
  state: MergeState,
  block: Block,
  template: PythonStatement,
  target: PythonStatement,
): void {
  const text = state.lines([template], target.indent, block.unit);
  const after = block.path === '' ? 2 : 1;
  state.insertions.above(commentStart(state.target.text, target), { text, before: 0, after });
  state.pieces.push(pieceFor(block, template, target));
  state.added.push(block.path + template.name!);
}

function pieceFor(
  { classNames, typeNames }: Block,
  template: PythonStatement,
  anchor: PythonStatement,
): Piece {
  const names = { ...(classNames ? { classNames } : {}), ...(typeNames ? { typeNames } : {}) };
  return { statements: [template], anchor, ...names };
}

/** Whether the template merely mentions the definition: `...` in place of a body. */
function saysNothing(template: PythonStatement): boolean {
  const body = docstringOf(template) ? template.body.slice(1) : template.body;
  return isStub(template) || body.every(isPlaceholder);
}

function replaceDefinition(
  state: MergeState,
  block: Block,
  template: PythonStatement,
  target: PythonStatement,
): void {
  const lines = state.lines([template], target.indent, block.unit, { bare: true });
  state.edits.push({
    start: target.start,
    end: blockEnd(state.target.text, target),
    newText: lines.slice(target.indent.length),
  });
  state.pieces.push(pieceFor(block, template, target));
}

function classInFile(
  { path }: Block,
  template: PythonStatement,
  found: readonly Bound[],
): PythonStatement | undefined {
  if (found.length === 0) return undefined;
  const name = path + template.name!;
  const classes = found.filter(({ kind }) => kind === 'class');
  if (classes.length > 1) throw new Refusal(l10n.t('The class `{0}` is defined twice in the file.', name));
  if (classes.length === 0) throw mismatch(name, l10n.t('a class'), found[0]!);
  return classes[0]!.statement;
}

/** Also notes that the file's value is kept. */
function valueIsMissing(
  state: MergeState,
  { items, path }: Block,
  names: readonly string[],
  template: PythonStatement,
  bound: ReadonlyMap<string, readonly Bound[]>,
): boolean {
  const found = names.flatMap((name) => bound.get(name) ?? []);
  if (found.length === 0) return true;
  if (found.some(({ statement }) => sameStatement(statement, template))) return false;
  const definition = found.find(({ kind }) => kind === 'def' || kind === 'class');
  if (definition) {
    // `def x` and then `x = property(x)`.
    if (items.some((item) => (item.kind === 'def' || item.kind === 'class') && names.includes(item.name)))
      return true;
    throw mismatch(path + names[0]!, l10n.t('a value'), definition);
  }
  state.keptValues.push(...names.filter((name) => bound.has(name)).map((name) => path + name));
  return false;
}

function mismatch(name: string, supposed: string, { kind, statement }: Bound): Refusal {
  if (kind === 'from' || kind === 'import') return importedElsewhere(name, supposed, statement);
  const is =
    kind === 'def' ? l10n.t('a function') : kind === 'class' ? l10n.t('a class') : l10n.t('a variable');
  return otherKind(name, is, supposed);
}

function importedElsewhere(name: string, supposed: string, statement: PythonStatement): Refusal {
  const { text } = statement.tokens;
  const code = text.slice(statement.start, statement.end);
  const from = /^from\s+(\.*)\s*([\w.]*)\s+import\b/u.exec(code);
  const imported = from && { level: from[1]!.length, module: from[2]!, name };
  return onlyImported(name, supposed, code, imported ?? undefined);
}

/** Whether the statements of a group stand among the others, one after the other. */
export function containsGroup(
  statements: readonly PythonStatement[],
  group: readonly PythonStatement[],
): boolean {
  return statements.some((_, i) =>
    group.every((each, k) => {
      const there = statements[i + k];
      return there !== undefined && sameStatement(there, each);
    }),
  );
}
