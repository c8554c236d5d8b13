import * as l10n from '@vscode/l10n';
import { atOnce, type Steps } from '../steps.js';
import { Guards } from './Guards.js';
import { findColon, readDefinition, statementKind } from './headers.js';
import type { PythonImport } from './imports.js';
import { readAllImports } from './readAllImports.js';
import {
  newStatement,
  type GrowingStatement,
  type PythonDecorator,
  type PythonStatement,
  type StatementKind,
} from './statement.js';
import { Keyword, Op, isCloseBracket, isOpenBracket } from './tokenKinds.js';
import { belongsTogether, isPlainImport, mayBranch } from './tokenOrder.js';
import { tokenizeInSteps, tokenizePython, type PythonError, type PythonTokens } from './tokens.js';

export type { PythonStatement, StatementKind } from './statement.js';
export type { PythonError } from './tokens.js';

/** A Python text, analysed. Statements, imports and errors are in text order. */
export interface PythonModule {
  readonly text: string;
  readonly tokens: PythonTokens;
  readonly statements: readonly PythonStatement[];
  /** All imports, at any depth. */
  readonly imports: readonly PythonImport[];
  /** All `global` statements, at any depth. */
  readonly globals: readonly PythonStatement[];
  readonly errors: readonly PythonError[];
}

interface Block {
  readonly indent: number;
  readonly body: GrowingStatement[];
  readonly owner: GrowingStatement | undefined;
  readonly guards: Guards;
}

/** Python itself allows a hundred levels of indentation. */
const MAX_BLOCKS = 100;
const MAX_INLINE = 40;

class Parser {
  private readonly text: string;
  private readonly errors: PythonError[];
  private readonly blocks: Block[] = [newBlock(0, [], undefined)];
  private readonly compounds: GrowingStatement[] = [];
  private readonly importStatements: GrowingStatement[] = [];
  private readonly globals: GrowingStatement[] = [];
  /** The compound statement whose block should come next, and the column of its line. */
  private pending: GrowingStatement | undefined;
  private pendingIndent = 0;
  private decorators: PythonDecorator[] = [];
  private decoratorIndent = 0;
  private indentText = '';
  /** Of an outline: something is wrong that changes what the text means. */
  private broken: boolean;
  /** The statements of the line have to be looked at more closely. */
  private depends = false;
  private hasTabs = false;
  private hasSpaces = false;

  constructor(
    private readonly tokens: PythonTokens,
    private readonly outline: boolean,
  ) {
    this.text = tokens.text;
    this.errors = [...this.tokens.errors];
    this.broken = this.errors.length > 0 || !this.tokens.inOrder;
  }

  /** As `runInSteps`, without a rest; undefined for a text that is no Python. */
  runSound(): PythonModule | undefined {
    const lines = this.tokens.lineFirst.length;
    for (let line = 0; line < lines && !this.broken; line++) this.lineAt(line);
    const module = this.broken ? undefined : this.finish();
    return this.broken ? undefined : module;
  }

  *runInSteps(): Steps<PythonModule> {
    const lines = this.tokens.lineFirst.length;
    for (let line = 0; line < lines; line++) {
      this.lineAt(line);
      if (line % 32 === 31) yield;
    }
    return this.finish();
  }

  private lineAt(line: number): void {
    const { tokens } = this;
    const { lineFirst } = tokens;
    const end = line + 1 < lineFirst.length ? lineFirst[line + 1]! - 1 : tokens.count - 1;
    this.depends = tokens.lineDepends[line]!;
    this.line(lineFirst[line]!, end, tokens.lineIndent[line]!, tokens.lineStart[line]!);
  }

  private finish(): PythonModule {
    this.dropDecorators();
    this.expectBlock();
    this.closeBlocks(-1);
    const imports = readAllImports(this.compounds, this.importStatements, this.text.length);
    this.errors.sort((a, b) => a.start - b.start);
    const statements = this.blocks[0]!.body;
    return {
      text: this.text,
      tokens: this.tokens,
      statements,
      imports,
      globals: this.globals,
      errors: this.errors,
    };
  }

  private get block(): Block {
    return this.blocks[this.blocks.length - 1]!;
  }

  private error(start: number, end: number, message: string): void {
    this.broken = true;
    this.errors.push({ start, end, message });
  }

  /** One logical line: the tokens `[first, end)`, where `end` is its newline token. */
  private line(first: number, end: number, indent: number, lineStart: number): void {
    const { codes, starts, ends } = this.tokens;
    const code = codes[first]!;
    if (this.decorators.length > 0 && (indent !== this.decoratorIndent || !takesDecorators(code))) {
      this.dropDecorators();
    }
    this.enterBlock(indent, starts[first]!, ends[first]!);
    const width = starts[first]! - lineStart;
    if (this.indentText.length !== width || !this.text.startsWith(this.indentText, lineStart)) {
      this.indentText = this.text.slice(lineStart, starts[first]);
      this.noteBlanks();
    }
    if (code === Op.At) {
      this.decoratorIndent = indent;
      const last = end - 1;
      const text = last > first ? this.text.slice(starts[first + 1], ends[last]) : '';
      this.decorators.push({ start: starts[first]!, end: ends[last]!, text, first, last });
      return;
    }
    this.statements(first, end, indent);
  }

  /** Whether a tab is as wide as some spaces is a question of taste: pyright takes such lines for wrong. */
  private noteBlanks(): void {
    if (this.indentText.includes('\t')) this.hasTabs = true;
    if (this.indentText.includes(' ')) this.hasSpaces = true;
    if (this.hasTabs && this.hasSpaces) this.broken = true;
  }

  /** Opens or closes blocks for a line at the column `indent`. */
  private enterBlock(indent: number, start: number, end: number): void {
    if (this.pending && indent > this.pendingIndent) {
      const owner = this.pending;
      this.pending = undefined;
      owner.body = [];
      if (this.blocks.length < MAX_BLOCKS) this.blocks.push(newBlock(indent, owner.body, owner));
      return;
    }
    this.expectBlock();
    if (indent === this.block.indent) return;
    if (indent > this.block.indent) {
      this.error(start, end, l10n.t('This line is indented too far.'));
      const { body, owner } = this.block;
      if (this.blocks.length < MAX_BLOCKS) this.blocks.push(newBlock(indent, body, owner));
      return;
    }
    this.closeBlocks(indent);
    if (indent !== this.block.indent) {
      this.error(start, end, l10n.t('The indentation of this line is that of no line above.'));
    }
  }

  private expectBlock(): void {
    const { pending } = this;
    if (pending) {
      // An outline has many without: they change nothing.
      const message = l10n.t('An indented block is expected here.');
      this.errors.push({ start: pending.headerStart, end: pending.end, message });
    }
    this.pending = undefined;
  }

  private closeBlocks(indent: number): void {
    while (this.blocks.length > 1 && this.block.indent > indent) {
      const { body, owner } = this.blocks.pop()!;
      if (body.length > 0 && owner) stretch(owner, body[body.length - 1]!.end);
    }
  }

  private dropDecorators(): void {
    for (const { start, end, first, last } of this.decorators) {
      this.error(start, end, l10n.t('A `def` or `class` is expected after the decorator.'));
      const { body, owner } = this.block;
      body.push(newStatement(this.tokens, 'simple', first, last, this.indentText, owner));
    }
    this.decorators = [];
  }

  /** The statements of a line, inline blocks included. */
  private statements(first: number, end: number, indent: number): void {
    const { codes } = this.tokens;
    let block = this.block;
    let inline = 0;
    for (let i = first; i < end;) {
      if (codes[i] === Op.Semicolon) {
        i++;
        continue;
      }
      const kind =
        inline < MAX_INLINE ? statementKind(this.tokens, i, end, block.owner, i === first) : 'simple';
      if (kind !== 'case' && block.owner?.kind === 'match') this.broken = true;
      if (kind === 'simple' || kind === 'import' || kind === 'from' || kind === 'type') {
        const last = this.simpleEnd(i, end);
        if (this.outline) this.look(kind, i, last);
        const statement = newStatement(this.tokens, kind, i, last, this.indentText, block.owner);
        block.guards.simple();
        block.body.push(statement);
        if (kind === 'import' || kind === 'from') this.importStatements.push(statement);
        else if (codes[i] === Keyword.Global) this.globals.push(statement);
        if (inline > 0 && block.owner) stretch(block.owner, statement.end);
        i = last + 1;
        continue;
      }
      const last = block.body[block.body.length - 1];
      const statement = this.compound(kind, i, end, block);
      if (i > first || !mayBranch(kind, last?.kind) || !this.isDefined(statement)) this.broken = true;
      if (this.outline) this.look(kind, i, statement.last);
      if (inline > 0 && block.owner) stretch(block.owner, statement.end);
      i = statement.last + 1;
      if (i < end) {
        inline++;
        statement.body = [];
        block = newBlock(indent, statement.body, statement);
      } else {
        this.pending = statement;
        this.pendingIndent = indent;
      }
    }
  }

  /** Whether a function has a name and parameters. */
  private isDefined({ kind, name, params }: GrowingStatement): boolean {
    return kind !== 'def' || (name !== undefined && params !== undefined);
  }

  private look(kind: StatementKind, first: number, last: number): void {
    const isSound =
      kind === 'import' || kind === 'from'
        ? isPlainImport(this.tokens, first, last)
        : !this.depends || belongsTogether(this.tokens, kind, first, last);
    if (!isSound) this.broken = true;
  }

  /** Last token of the simple statement that begins at `from`. */
  private simpleEnd(from: number, end: number): number {
    const { codes } = this.tokens;
    let depth = 0;
    for (let i = from; i < end; i++) {
      const code = codes[i]!;
      if (code < Op.OpenParen) continue;
      if (isOpenBracket(code)) depth++;
      else if (isCloseBracket(code)) depth--;
      else if (code === Op.Semicolon && depth <= 0) return i - 1;
    }
    return end - 1;
  }

  private compound(
    kind: PythonStatement['kind'],
    first: number,
    end: number,
    block: Block,
  ): GrowingStatement {
    const { tokens } = this;
    const colon = findColon(tokens, first, end);
    const last = colon >= 0 ? colon : end - 1;
    const statement = newStatement(tokens, kind, first, last, this.indentText, block.owner);
    statement.isAsync = tokens.codes[first] === Keyword.Async;
    if (colon >= 0) statement.colon = tokens.starts[colon];
    else this.error(tokens.ends[last]!, tokens.ends[last]!, l10n.t('A colon is expected here.'));
    if (kind === 'def' || kind === 'class') {
      readDefinition(statement);
      if (this.decorators.length > 0) {
        statement.decorators = this.decorators;
        statement.start = this.decorators[0]!.start;
        this.decorators = [];
      }
    }
    block.guards.compound(statement);
    block.body.push(statement);
    this.compounds.push(statement);
    return statement;
  }
}

function newBlock(indent: number, body: GrowingStatement[], owner: GrowingStatement | undefined): Block {
  return { indent, body, owner, guards: new Guards() };
}

function takesDecorators(code: number): boolean {
  return code === Op.At || code === Keyword.Def || code === Keyword.Class || code === Keyword.Async;
}

/** Makes the statement, and those around it, reach to `end`. */
function stretch(statement: GrowingStatement, end: number): void {
  for (let each: GrowingStatement | undefined = statement; each && each.end < end; each = each.parent) {
    each.end = end;
  }
}

/**
 * Analyses Python text; never fails, and takes linear time. What is wrong is in `errors`, and the rest is read as
 * though it were not: an unfinished header still gets its block, a line indented too far joins the block before it.
 */
export function parsePython(text: string): PythonModule {
  return atOnce(new Parser(tokenizePython(text), false).runInSteps());
}

/** As `parsePython`, with rests: a long file takes longer than others should wait. */
export function* parsePythonInSteps(text: string): Steps<PythonModule> {
  return yield* new Parser(yield* tokenizeInSteps(text), false).runInSteps();
}

/**
 * As `parsePython`, of what binds names of the module or imports only; bodies without either are empty, which `errors` then
 * speaks of. Undefined where the text is no Python and what it binds is a question of how it is set right. No sound text is
 * taken for broken; a broken one may pass where nothing of the module hangs on it.
 */
export function parseOutline(text: string): PythonModule | undefined {
  return new Parser(tokenizePython(text, true), true).runSound();
}

/** As `parseOutline`, of a text that may be broken: read as `parsePython` does. */
export function parseLenientOutline(text: string): PythonModule {
  return atOnce(new Parser(tokenizePython(text, true), true).runInSteps());
}
