import * as l10n from '@vscode/l10n';
import {
  exceptCatchesImportError,
  findColon,
  readDefinition,
  statementKind,
  typeCheckingTest,
  withSuppressesImportError,
} from './headers.js';
import type { PythonImport } from './imports.js';
import { readAllImports } from './readAllImports.js';
import {
  newStatement,
  type GrowingStatement,
  type PythonDecorator,
  type PythonStatement,
} from './statement.js';
import { Keyword, Op, isCloseBracket, isOpenBracket } from './tokenKinds.js';
import { tokenizePython, type PythonError, type PythonTokens } from './tokens.js';

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
  /** The `try` whose handlers may follow. */
  openTry: GrowingStatement | undefined;
  /** What an `else` after the `if` chain just read means for type checking. */
  elseTypeChecking: boolean;
}

/** Python itself allows a hundred levels of indentation. */
const MAX_BLOCKS = 100;
const MAX_INLINE = 40;

class Parser {
  private readonly tokens: PythonTokens;
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

  constructor(
    private readonly text: string,
    outline: boolean,
  ) {
    this.tokens = tokenizePython(text, outline);
    this.errors = [...this.tokens.errors];
  }

  run(): PythonModule {
    const { tokens } = this;
    const lines = tokens.lineFirst.length;
    for (let line = 0; line < lines; line++) {
      const end = line + 1 < lines ? tokens.lineFirst[line + 1]! - 1 : tokens.count - 1;
      this.line(tokens.lineFirst[line]!, end, tokens.lineIndent[line]!, tokens.lineStart[line]!);
    }
    this.dropDecorators();
    this.expectBlock();
    this.closeBlocks(-1);
    const imports = readAllImports(this.compounds, this.importStatements, this.text.length);
    this.errors.sort((a, b) => a.start - b.start);
    const statements = this.blocks[0]!.body;
    return { text: this.text, tokens, statements, imports, globals: this.globals, errors: this.errors };
  }

  private get block(): Block {
    return this.blocks[this.blocks.length - 1]!;
  }

  private error(start: number, end: number, message: string): void {
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
    if (this.pending)
      this.error(this.pending.headerStart, this.pending.end, l10n.t('An indented block is expected here.'));
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
      if (kind === 'simple' || kind === 'import' || kind === 'from' || kind === 'type') {
        const last = this.simpleEnd(i, end);
        const statement = newStatement(this.tokens, kind, i, last, this.indentText, block.owner);
        block.openTry = undefined;
        block.body.push(statement);
        if (kind === 'import' || kind === 'from') this.importStatements.push(statement);
        else if (codes[i] === Keyword.Global) this.globals.push(statement);
        if (inline > 0 && block.owner) stretch(block.owner, statement.end);
        i = last + 1;
        continue;
      }
      const statement = this.compound(kind, i, end, block);
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
    this.noteGuards(statement, block);
    block.body.push(statement);
    this.compounds.push(statement);
    return statement;
  }

  private noteGuards(statement: GrowingStatement, block: Block): void {
    const { kind } = statement;
    if (kind === 'if' || kind === 'elif') {
      const test = typeCheckingTest(statement);
      statement.typeChecking = test === 'yes';
      block.elseTypeChecking = test === 'no';
    } else if (kind === 'else') {
      statement.typeChecking = block.elseTypeChecking;
      block.elseTypeChecking = false;
    } else {
      block.elseTypeChecking = false;
    }
    if (kind === 'try') block.openTry = statement;
    else if (kind === 'except') {
      if (block.openTry && exceptCatchesImportError(statement)) block.openTry.catchesImportError = true;
    } else if (kind !== 'else' && kind !== 'finally') block.openTry = undefined;
    if (kind === 'with') statement.catchesImportError = withSuppressesImportError(statement);
  }
}

function newBlock(indent: number, body: GrowingStatement[], owner: GrowingStatement | undefined): Block {
  return { indent, body, owner, openTry: undefined, elseTypeChecking: false };
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
 * `outline`: read only what binds names of the module or imports; bodies without either are empty, which `errors` then
 * speaks of. Default: false.
 */
export function parsePython(text: string, outline = false): PythonModule {
  return new Parser(text, outline).run();
}
