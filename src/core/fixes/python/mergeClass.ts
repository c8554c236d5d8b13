import * as l10n from '@vscode/l10n';
import type { PythonStatement } from '../../python/parsePython.js';
import { docstringOf } from '../../python/symbols.js';
import { Op, isCloseBracket, isOpenBracket } from '../../python/tokenKinds.js';
import { Insertions } from '../Insertions.js';
import { lineEndAt } from '../lines.js';
import { headerIsKept, namesList } from '../mergeNotes.js';
import { otherKind } from '../refusals.js';
import { blockItems, isAssignment, isPlaceholder, isString, type BlockItem } from './blockItems.js';
import { headerExtras, ordersFields, specialKind } from './classShape.js';
import { addAccessor, compareBlock } from './compareBlock.js';
import { blockEnd, commentStart, indentUnit, isInline } from './layout.js';
import type { MergeState, Place } from './MergeState.js';
import { boundNames, nameUses, typeParameters } from './nameUses.js';

const MAX_TITLE = 50;

/** Adds to the file's class what the template's has more, nested classes included. `path`: the dotted name around it, with a dot behind. */
export function mergeClass(
  state: MergeState,
  template: PythonStatement,
  target: PythonStatement,
  path = '',
): void {
  const name = path + target.name!;
  refuseOtherKind(state, template, target, name);
  const extras = headerExtras(template, target);
  if (extras.length > 0) {
    state.notes.push(headerIsKept(`class ${name}`, extras));
  }
  mergeMembers(state, template.body, target, name, docstringOf(template)?.statement);
}

/**
 * Adds members to a class of the file. `name`: dotted; `docstring`: the template's, for a class that has nothing but a
 * placeholder.
 */
export function mergeMembers(
  state: MergeState,
  body: readonly PythonStatement[],
  target: PythonStatement,
  name: string,
  docstring?: PythonStatement,
): void {
  const unit = indentUnit([target]) ?? state.unit;
  const classNames = new Set([...boundNames(target.body), ...boundNames(body)]);
  const typeNames = typeParameters(target);
  const items = blockItems(body).map(asMember);
  const block = { items, target: target.body, path: `${name}.`, unit, classNames, typeNames };
  const { missing, classes } = compareBlock(state, block);
  for (const pair of classes) mergeClass(state, pair.template, pair.target, `${name}.`);
  const others = missing.filter((item) => !addAccessor(state, block, item));
  if (others.length === 0) return;
  for (const item of others) {
    state.pieces.push({ statements: item.statements, classNames, typeNames, anchor: target });
    const prefix = item.kind === 'loose' ? '' : `${name}.`;
    state.added.push(...titlesOf(item).map((each) => prefix + each));
  }
  const indent = target.body.length > 0 && !isInline(target) ? target.body[0]!.indent : target.indent + unit;
  const addition = new ClassAddition(state, { body, docstring }, target, indent, unit);
  addition.add(others, classNames);
}

/** An import in a class is a statement like any other. */
function asMember(item: BlockItem): BlockItem {
  if (item.kind !== 'import') return item;
  return { kind: 'loose', names: [...boundNames(item.statements)], statements: item.statements };
}

/** What the user is told was added: the names, or the code of a statement that runs. */
export function titlesOf(item: BlockItem): readonly string[] {
  if (item.kind !== 'loose') return namesOf(item);
  const { tokens, start, last } = item.statements[0];
  const code = tokens.text.slice(start, tokens.ends[last]).replace(/\s+/gu, ' ');
  return code.length > MAX_TITLE ? [`${code.slice(0, MAX_TITLE)}...`] : [code];
}

export function namesOf(item: BlockItem): readonly string[] {
  if (item.kind === 'def' || item.kind === 'class') return [item.name];
  return item.kind === 'value' || item.kind === 'loose' ? item.names : [];
}

function refuseOtherKind(
  state: MergeState,
  template: PythonStatement,
  target: PythonStatement,
  name: string,
): void {
  const inFile = specialKind(target, state.target.statements);
  const inTemplate = specialKind(template, state.template.statements);
  if (inFile === inTemplate) return;
  const called = (kind: string | undefined): string =>
    kind === undefined
      ? l10n.t('a plain class')
      : kind === 'Enum'
        ? l10n.t('an Enum')
        : l10n.t('a {0}', kind);
  throw otherKind(name, called(inFile), called(inTemplate));
}

class ClassAddition {
  private readonly text: string;

  constructor(
    private readonly state: MergeState,
    private readonly template: {
      readonly body: readonly PythonStatement[];
      readonly docstring: PythonStatement | undefined;
    },
    private readonly target: PythonStatement,
    private readonly indent: string,
    private readonly unit: string,
  ) {
    this.text = state.target.text;
  }

  add(missing: readonly BlockItem[], classNames: ReadonlySet<string>): void {
    const { fields, others } = this.split(missing, classNames);
    const docstring = docstringOf(this.target);
    const rest = docstring ? this.target.body.slice(1) : this.target.body;
    const inline = isInline(this.target);
    if (rest.length > 0 && rest.every(isPlaceholder) && !(docstring && inline)) {
      this.fillPlaceholder([...fields, ...others], docstring?.end, rest[0]!.start);
      return;
    }
    if (inline) {
      const start = this.target.colon! + 1;
      this.state.edits.push({ start, end: this.target.body[0]!.start, newText: `\n${this.indent}` });
    }
    this.addFields(fields);
    this.addAtEnd(others);
  }

  /** Fields go to the fields, but for those whose value needs what the class defines further down. */
  private split(
    missing: readonly BlockItem[],
    classNames: ReadonlySet<string>,
  ): { fields: BlockItem[]; others: BlockItem[] } {
    const late = new Set<string>();
    for (const { kind, name } of [...this.target.body, ...this.template.body]) {
      if ((kind === 'def' || kind === 'class') && name !== undefined && classNames.has(name)) late.add(name);
    }
    const fields: BlockItem[] = [];
    const others: BlockItem[] = [];
    for (const item of missing) {
      const isLate =
        item.kind !== 'value' || nameUses(item.statements[0]).some((use) => use.early && late.has(use.name));
      if (isLate) for (const name of namesOf(item)) late.add(name);
      (isLate ? others : fields).push(item);
    }
    return { fields, others };
  }

  /** A body of `pass` or `...` gives way to the members, with the comments in it. */
  private fillPlaceholder(
    items: readonly BlockItem[],
    docstringEnd: number | undefined,
    first: number,
  ): void {
    const { text, target } = this;
    const insertions = new Insertions();
    const own = docstringEnd === undefined ? this.template.docstring : undefined;
    if (own) insertions.below(0, { text: this.lines([own]), before: 0, after: 1 });
    this.pieces(items, docstringEnd !== undefined || own !== undefined).forEach((piece) =>
      insertions.below(0, piece),
    );
    const above = docstringEnd ?? target.colon!;
    const lineEnd = lineEndAt(text, above);
    const start = lineEnd <= first ? lineEnd : (docstringEnd ?? target.colon! + 1);
    const newText = insertions.edits('')[0]!.newText;
    this.state.edits.push({ start, end: blockEnd(text, target), newText });
  }

  private addFields(fields: readonly BlockItem[]): void {
    const leading = leadingStatements(this.target);
    const withDefault = leading.find((each) => hasDefault(each) && isAnnotated(each));
    const isFirst = ({ statements: [field] }: BlockItem): boolean =>
      isAnnotated(field) && !hasDefault(field) && ordersFields(this.target);
    const above = withDefault ? fields.filter(isFirst) : [];
    for (const item of above) {
      const text = this.lines(item.statements);
      this.state.insertions.above(commentStart(this.text, withDefault!), { text, before: 0, after: 0 });
    }
    if (above.length > 0) {
      const names = namesList(above.flatMap(namesOf));
      this.state.notes.push(l10n.t('Without a default, so put above the fields that have one: {0}.', names));
    }
    const below = fields.filter((item) => !above.includes(item));
    const { place, before, after } = this.fieldPlace(leading);
    for (const [i, item] of below.entries()) {
      const spaces = { before: i === 0 ? before : 0, after: i + 1 < below.length ? 0 : after };
      this.state.insert(place, { text: this.lines(item.statements), ...spaces });
    }
  }

  private fieldPlace(leading: readonly PythonStatement[]): { place: Place; before: number; after: number } {
    const { text, target } = this;
    const assignments = leading.map((each, i) => (isAssignment(each) ? i : -1));
    let last = Math.max(...assignments, -1);
    if (last >= 0) {
      // The string below a field documents it.
      const next = leading[last + 1];
      if (next && isString(next)) last++;
      const after = leading.length === last + 1 && target.body.length > last + 1 ? 1 : 0;
      return { place: { below: blockEnd(text, leading[last]!) }, before: 0, after };
    }
    const docstring = docstringOf(target);
    if (docstring) return { place: { below: lineEndAt(text, docstring.end) }, before: 1, after: 1 };
    if (isInline(target)) return { place: { below: blockEnd(text, target) }, before: 0, after: 0 };
    return { place: { below: lineEndAt(text, target.colon!) }, before: 0, after: 1 };
  }

  private addAtEnd(items: readonly BlockItem[]): void {
    const end = blockEnd(this.text, this.target);
    for (const piece of this.pieces(items, true)) this.state.insertions.below(end, piece);
  }

  /** Members with a blank line between them; values stand together. */
  private pieces(
    items: readonly BlockItem[],
    hasAbove: boolean,
  ): { text: string; before: number; after: number }[] {
    return items.map((item, i) => {
      const above = items[i - 1];
      const together = above ? above.kind === 'value' && item.kind === 'value' : !hasAbove;
      return { text: this.lines(item.statements), before: together ? 0 : 1, after: 0 };
    });
  }

  private lines(statements: readonly PythonStatement[]): string {
    return this.state.lines(statements, this.indent, this.unit);
  }
}

/** The statements of a class before its first method or nested class. */
function leadingStatements({ body }: PythonStatement): readonly PythonStatement[] {
  const end = body.findIndex(({ kind }) => kind === 'def' || kind === 'class');
  return end < 0 ? body : body.slice(0, end);
}

function outerCodes({ tokens, first, last }: PythonStatement): number[] {
  const found: number[] = [];
  let depth = 0;
  for (let i = first; i <= last; i++) {
    const code = tokens.codes[i]!;
    if (isOpenBracket(code)) depth++;
    else if (isCloseBracket(code)) depth--;
    else if (depth === 0) found.push(code);
  }
  return found;
}

function isAnnotated(statement: PythonStatement): boolean {
  const { tokens, start, end, kind } = statement;
  if (kind !== 'simple' || !outerCodes(statement).includes(Op.Colon)) return false;
  return !/\bClassVar\b/u.test(tokens.text.slice(start, end));
}

function hasDefault(statement: PythonStatement): boolean {
  return outerCodes(statement).includes(Op.Assign);
}
