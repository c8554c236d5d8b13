import { readDefinition } from '../headers.js';
import { atOnce, type Steps } from '../../steps.js';
import type { PythonModule } from '../parsePython.js';
import type { GrowingStatement, PythonDecorator, StatementKind } from '../statement.js';
import { Keyword, Op } from '../tokenKinds.js';
import { tokenizeAsItIs } from '../tokens.js';
import { ExpressionReader } from './ExpressionReader.js';
import { HeaderReader } from './HeaderReader.js';
import { SimpleStatementReader } from './SimpleStatementReader.js';
import { StatementTree } from './StatementTree.js';
import { Item, TokenStream } from './TokenStream.js';

/** What is nested deeper is left out. */
const maxDepth = 100;

/** As many take well under a millisecond. */
const itemsAStep = 1000;

/**
 * Reads a text that is no Python as pyright reads it, statement by statement with its recovery (`parser.ts`), so that
 * the same names count as bound and the same imports as there. Never fails; linear time but for `match` headers, which are
 * read twice. The errors are not told: `parsePython` does that.
 */
export function readBrokenPython(text: string): PythonModule {
  return atOnce(readBrokenInSteps(text));
}

/** As `readBrokenPython`, with rests. */
export function* readBrokenInSteps(text: string): Steps<PythonModule> {
  yield;
  const tokens = tokenizeAsItIs(text);
  yield;
  const stream = new TokenStream(tokens);
  yield;
  return yield* new BrokenReader(stream).run();
}

class BrokenReader {
  private readonly expressions: ExpressionReader;
  private readonly headers: HeaderReader;
  private readonly simples: SimpleStatementReader;
  private readonly tree: StatementTree;

  constructor(private readonly stream: TokenStream) {
    this.expressions = new ExpressionReader(stream);
    this.headers = new HeaderReader(stream, this.expressions);
    this.simples = new SimpleStatementReader(stream, this.expressions);
    this.tree = new StatementTree(stream.tokens);
  }

  *run(): Steps<PythonModule> {
    const { stream } = this;
    let rested = 0;
    while (stream.peek() !== Item.End) {
      if (stream.take(Item.Newline)) continue;
      stream.take(Item.Indent);
      if (!this.statement()) stream.skipTo(Item.Newline);
      if (stream.at - rested < itemsAStep) continue;
      rested = stream.at;
      yield;
    }
    yield;
    return this.tree.module();
  }

  /** One statement; false where the rest of the line is to be skipped. */
  private statement(): boolean {
    const { stream } = this;
    stream.take(Item.Dedent);
    switch (stream.peek()) {
      case Keyword.If:
        return this.if();
      case Keyword.While:
        return this.loop('while', stream.token);
      case Keyword.For:
        return this.loop('for', stream.token);
      case Keyword.Try:
        return this.try();
      case Keyword.With:
        return this.with(stream.token);
      case Keyword.Def:
        return this.def(stream.token, []);
      case Keyword.Class:
        return this.class([]);
      case Keyword.Async:
        return this.async();
      case Keyword.Match:
        if (this.headers.isMatch()) return this.match();
        break;
      case Op.At:
        return this.decorated();
      default:
    }
    this.simpleLine();
    return true;
  }

  private async(): boolean {
    const { stream } = this;
    const first = stream.token;
    stream.skip();
    switch (stream.peek()) {
      case Keyword.Def:
        return this.def(first, []);
      case Keyword.With:
        return this.with(first);
      case Keyword.For:
        return this.loop('for', first);
      default:
        return false;
    }
  }

  /** Simple statements up to the end of the line, or up to where one is wrong. */
  private simpleLine(): void {
    const { stream } = this;
    for (;;) {
      if (stream.peek() === Item.Invalid) {
        stream.skipTo(Item.Newline);
        break;
      }
      if (!this.simple() || !stream.take(Op.Semicolon)) break;
      if (stream.peek() === Item.Newline || stream.peek() === Item.End) break;
    }
    stream.take(Item.Newline);
  }

  private simple(): boolean {
    const first = this.stream.token;
    const kind = this.simples.read();
    if (kind) this.tree.add(kind, first, this.lastSound);
    return kind !== undefined;
  }

  /** The last token before what is wrong. */
  private get lastSound(): number {
    return Math.min(this.stream.lastToken, this.expressions.soundEnd - 1);
  }

  private if(): boolean {
    const { stream, expressions } = this;
    for (let kind: 'if' | 'elif' = 'if'; ; kind = 'elif') {
      const first = this.begin();
      expressions.test();
      this.suite(this.compound(kind, first));
      if (stream.peek() === Keyword.Else) return this.branch('else');
      if (stream.peek() !== Keyword.Elif) return true;
    }
  }

  /** `else`, `finally` or `try`: a word and its block. */
  private branch(kind: 'else' | 'finally' | 'try'): true {
    this.suite(this.compound(kind, this.begin()));
    return true;
  }

  private loop(kind: 'for' | 'while', first: number): boolean {
    const { stream, expressions } = this;
    this.begin();
    if (kind === 'while') expressions.test();
    else {
      expressions.targets();
      if (!stream.take(Keyword.In)) {
        // Its block is none of its own, then.
        expressions.giveUp(Item.Newline);
        this.tree.addHeader(kind, first, this.lastSound);
        return true;
      }
      expressions.list();
    }
    this.suite(this.compound(kind, first));
    return stream.peek() === Keyword.Else ? this.branch('else') : true;
  }

  private try(): boolean {
    const { stream } = this;
    this.branch('try');
    let handlers = 0;
    for (; stream.peek() === Keyword.Except; handlers++) {
      const first = this.begin();
      this.headers.except();
      this.suite(this.compound('except', first));
    }
    if (handlers > 0 && stream.peek() === Keyword.Else) this.branch('else');
    return stream.peek() === Keyword.Finally ? this.branch('finally') : true;
  }

  private with(first: number): boolean {
    this.begin();
    this.headers.with();
    this.suite(this.compound('with', first));
    return true;
  }

  private decorated(): boolean {
    const { stream, expressions } = this;
    const decorators: PythonDecorator[] = [];
    const { starts, ends } = stream.tokens;
    while (stream.peek() === Op.At) {
      const first = this.begin();
      expressions.test();
      const last = stream.lastToken;
      decorators.push({ start: starts[first]!, end: ends[last]!, text: '', first, last });
      if (!stream.take(Item.Newline)) stream.skipTo(Item.Newline);
    }
    const first = stream.token;
    if (stream.peek() === Keyword.Async) {
      stream.skip();
      if (stream.peek() === Keyword.Def) return this.def(first, decorators);
    } else if (stream.peek() === Keyword.Def) return this.def(first, decorators);
    else if (stream.peek() === Keyword.Class) return this.class(decorators);
    return true;
  }

  private def(first: number, decorators: readonly PythonDecorator[]): boolean {
    this.begin();
    // Without a name or parameters it is no function: what follows is read as though it began a line.
    if (this.headers.def()) this.suite(this.definition('def', first, decorators));
    return true;
  }

  private class(decorators: readonly PythonDecorator[]): boolean {
    const first = this.begin();
    this.headers.class();
    this.suite(this.definition('class', first, decorators));
    return true;
  }

  private match(): boolean {
    const { stream, expressions } = this;
    const first = this.begin();
    expressions.list();
    const header = this.compound('match', first);
    if (!stream.take(Item.Newline)) return true;
    stream.take(Item.Indent);
    this.tree.inside(header, () => {
      for (;;) {
        stream.take(Item.Indent);
        if (!this.case() && stream.skipTo(Item.Newline, Op.Colon)) stream.skip();
        if (stream.take(Item.Dedent) || stream.peek() === Item.End) return;
      }
    });
    return true;
  }

  private case(): boolean {
    const { stream } = this;
    if (stream.peek() !== Keyword.Case) return false;
    const first = this.begin();
    this.headers.case();
    this.suite(this.compound('case', first));
    return true;
  }

  /** Takes the word that begins a header; its token. */
  private begin(): number {
    const first = this.stream.token;
    this.expressions.soundEnd = Infinity;
    this.stream.skip();
    return first;
  }

  /** The header that was read but for its colon, which is taken. */
  private compound(kind: StatementKind, first: number): GrowingStatement {
    const { stream, expressions } = this;
    const end = Math.min(stream.token, expressions.soundEnd);
    const statement = this.tree.addHeader(kind, first, this.lastSound);
    const hasColon =
      stream.take(Op.Colon) || (stream.skipTo(Item.Newline, Op.Colon) && stream.take(Op.Colon));
    if (hasColon) {
      // Where something wrong stands before the colon, the header ends there.
      statement.last = end;
      statement.end = stream.tokens.ends[stream.lastToken]!;
      statement.colon = stream.tokens.starts[stream.lastToken];
    }
    return statement;
  }

  private definition(
    kind: 'def' | 'class',
    first: number,
    decorators: readonly PythonDecorator[],
  ): GrowingStatement {
    const statement = this.compound(kind, first);
    statement.decorators = decorators;
    if (decorators[0]) statement.start = decorators[0].start;
    readDefinition(statement);
    return statement;
  }

  /** The block of a header. */
  private suite(header: GrowingStatement): void {
    const { stream } = this;
    // Without a colon there is a block only where the next line is indented.
    if (header.colon === undefined && stream.peek() === Item.Newline && stream.peek(1) !== Item.Indent) {
      stream.skip();
      return;
    }
    if (this.tree.depth >= maxDepth) return;
    this.tree.inside(header, () => {
      if (!stream.take(Item.Newline)) this.simpleLine();
      else if (stream.peek() === Item.Indent) this.indented();
    });
  }

  /** The statements of a block, from its indentation on. */
  private indented(): void {
    const { stream } = this;
    const indent = stream.column;
    let count = 0;
    stream.skip();
    for (;;) {
      if (stream.peek() === Item.Indent) stream.skip();
      else if (stream.peek() === Item.Dedent) {
        const to = stream.column;
        if (count > 0) stream.skip();
        if (to < indent || (to === indent && stream.take(Item.Dedent))) return;
      }
      if (this.statement()) count++;
      else stream.skipTo(Item.Newline);
      if (stream.peek() === Item.End) return;
    }
  }
}
