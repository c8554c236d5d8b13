import { Guards } from '../Guards.js';
import type { PythonModule } from '../parsePython.js';
import { readAllImports } from '../readAllImports.js';
import { newStatement, type GrowingStatement, type StatementKind } from '../statement.js';
import { Keyword } from '../tokenKinds.js';
import type { PythonTokens } from '../tokens.js';

interface Block {
  readonly body: GrowingStatement[];
  readonly owner: GrowingStatement | undefined;
  readonly guards: Guards;
}

/** Grows the statements of a module, told in text order; token indexes, `last` included. */
export class StatementTree {
  /** How many headers the block at hand is in. */
  depth = 0;
  private readonly compounds: GrowingStatement[] = [];
  private readonly importStatements: GrowingStatement[] = [];
  private readonly globals: GrowingStatement[] = [];
  private readonly top: Block = { body: [], owner: undefined, guards: new Guards() };
  private block = this.top;

  constructor(private readonly tokens: PythonTokens) {}

  /** Adds a statement without a block. */
  add(kind: StatementKind, first: number, last: number): void {
    const statement = this.newStatement(kind, first, last);
    this.block.guards.simple();
    if (kind === 'import' || kind === 'from') this.importStatements.push(statement);
    else if (this.tokens.codes[first] === Keyword.Global) this.globals.push(statement);
  }

  /** Adds a statement that has a block. */
  addHeader(kind: StatementKind, first: number, last: number): GrowingStatement {
    const statement = this.newStatement(kind, first, last);
    statement.isAsync = this.tokens.codes[first] === Keyword.Async;
    statement.body = [];
    this.block.guards.compound(statement);
    this.compounds.push(statement);
    return statement;
  }

  /** What is added while `read` runs goes into the block of the header. */
  inside(header: GrowingStatement, read: () => void): void {
    const outer = this.block;
    this.block = { body: header.body, owner: header, guards: new Guards() };
    this.depth++;
    read();
    this.depth--;
    this.block = outer;
    const last = header.body[header.body.length - 1];
    if (last) header.end = Math.max(header.end, last.end);
  }

  module(): PythonModule {
    const { tokens, globals } = this;
    const { text, errors } = tokens;
    const imports = readAllImports(this.compounds, this.importStatements, text.length);
    return { text, tokens, statements: this.top.body, imports, globals, errors };
  }

  private newStatement(kind: StatementKind, first: number, last: number): GrowingStatement {
    const { body, owner } = this.block;
    const statement = newStatement(this.tokens, kind, first, Math.max(first, last), '', owner);
    body.push(statement);
    return statement;
  }
}
