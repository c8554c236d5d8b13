import { Flow, hasPlainSubject, isIrrefutable, neverReturns, swallowsErrors } from './flow.js';
import type { ModuleSummary } from './moduleSummary.js';
import { ModuleScope, type Scope } from './moduleScope.js';
import { atOnce, type Steps } from '../steps.js';
import { readBrokenInSteps } from './broken/readBrokenPython.js';
import { parseLenientOutline, parseOutline, type PythonModule, type PythonStatement } from './parsePython.js';
import { staticCondition, type StaticCondition } from './staticConditions.js';
import { Keyword, Op } from './tokenKinds.js';

interface Loop {
  broken: Flow;
  continued: boolean;
}

export interface SummaryOptions {
  readonly stub: boolean;
  readonly init: boolean;
  /** The Python that `sys.version_info` is compared for. */
  readonly version: readonly [number, number];
  /** Somebody types: what is not finished takes nothing away. Default: false. */
  readonly unsaved?: boolean;
}

/**
 * The summary of a Python text; never fails, linear time. Code that cannot be reached binds nothing, as pyright's binder
 * has it: after `return` or `raise`, or under a condition that is false for the version at hand. A text that is no Python is
 * read with pyright's recovery, since what imports from it is judged as pyright does; one that is being typed is read as
 * though what is wrong were right.
 */
export function summarizeModule(text: string, options: SummaryOptions): ModuleSummary {
  return atOnce(summarizeInSteps(text, options));
}

/** As `summarizeModule`, with rests where the text is no Python: that takes several times as long. */
export function* summarizeInSteps(text: string, options: SummaryOptions): Steps<ModuleSummary> {
  const sound = options.unsaved ? parseLenientOutline(text) : parseOutline(text);
  return new Summarizer(sound ?? (yield* readBrokenInSteps(text)), options).run();
}

class Summarizer {
  private readonly names: ModuleScope;
  private readonly deferred: PythonStatement[] = [];
  private readonly loops: Loop[] = [];

  constructor(
    private readonly module: PythonModule,
    private readonly options: SummaryOptions,
  ) {
    this.names = new ModuleScope(module, options);
  }

  run(): ModuleSummary {
    this.suite(this.module.statements, Flow.Reached, { kind: 'module', globals: new Set() });
    // Functions are bound after all that is around them, in the order that they were met.
    for (const definition of this.deferred) {
      this.loops.length = 0;
      this.suite(definition.body, Flow.Reached, { kind: 'function', globals: new Set() });
    }
    return this.names.summary();
  }

  /** Binds the statements of a block and returns how its end is reached. */
  private suite(statements: readonly PythonStatement[], start: Flow, scope: Scope): Flow {
    let flow = start;
    for (let i = 0; i < statements.length;) {
      const statement = statements[i]!;
      if (flow === Flow.Never && !continuesLine(statement)) break;
      switch (statement.kind) {
        case 'if':
          ({ next: i, flow } = this.ifChain(statements, i, flow, scope));
          continue;
        case 'while':
        case 'for':
          ({ next: i, flow } = this.loop(statements, i, flow, scope));
          continue;
        case 'try':
          ({ next: i, flow } = this.tryChain(statements, i, flow, scope));
          continue;
        default:
          flow = this.statement(statement, flow, scope);
          i++;
      }
    }
    return flow;
  }

  private statement(statement: PythonStatement, flow: Flow, scope: Scope): Flow {
    switch (statement.kind) {
      case 'import':
      case 'from':
        this.names.import(statement, flow, scope);
        return flow;
      case 'def':
        this.names.bind(statement, scope);
        if (statement.body.length > 0) this.deferred.push(statement);
        this.names.noteReturnType(statement);
        return flow;
      case 'class':
        this.names.bind(statement, scope);
        return this.suite(statement.body, flow, { kind: 'class', globals: new Set() });
      case 'with': {
        this.names.bind(statement, scope);
        const end = this.suite(statement.body, flow, scope);
        const swallowed = swallowsErrors(statement) ? flow : Math.max(flow, Flow.AfterExit);
        return Math.min(end, swallowed) as Flow;
      }
      case 'match':
        this.names.bind(statement, scope);
        return this.match(statement, flow, scope);
      case 'simple':
        return this.simple(statement, flow, scope);
      default:
        // A branch without its head: the text is broken. What it binds counts.
        this.names.bind(statement, scope);
        return Math.min(flow, this.suite(statement.body, flow, scope)) as Flow;
    }
  }

  private simple(statement: PythonStatement, flow: Flow, scope: Scope): Flow {
    const { tokens, first, last } = statement;
    this.names.readAll(statement, scope);
    this.names.bind(statement, scope);
    switch (tokens.codes[first]) {
      case Keyword.Return:
      case Keyword.Raise:
        return Flow.Never;
      case Keyword.Break: {
        const loop = this.loops.at(-1);
        if (loop) loop.broken = Math.min(loop.broken, flow) as Flow;
        return Flow.Never;
      }
      case Keyword.Continue: {
        const loop = this.loops.at(-1);
        if (loop) loop.continued ||= flow !== Flow.Never;
        return Flow.Never;
      }
      case Keyword.Assert: {
        let end = first + 1;
        for (let depth = 0; end <= last; end++) {
          const code = tokens.codes[end];
          if (code === Op.OpenParen || code === Op.OpenBracket || code === Op.OpenBrace) depth++;
          else if (code === Op.CloseParen || code === Op.CloseBracket || code === Op.CloseBrace) depth--;
          else if (code === Op.Comma && depth === 0) break;
        }
        return this.condition(statement, first + 1, end - 1).canBeTrue ? flow : Flow.Never;
      }
      default:
        return flow === Flow.Reached && neverReturns(statement, this.names.neverReturning)
          ? Flow.AfterExit
          : flow;
    }
  }

  private ifChain(
    statements: readonly PythonStatement[],
    from: number,
    start: Flow,
    scope: Scope,
  ): { next: number; flow: Flow } {
    let out: Flow = Flow.Never;
    let rest = start;
    let i = from;
    for (; i < statements.length; i++) {
      const statement = statements[i]!;
      if (statement.kind === 'else' && i > from) {
        out = Math.min(out, this.suite(statement.body, rest, scope)) as Flow;
        return { next: i + 1, flow: out };
      }
      if (i > from && statement.kind !== 'elif') break;
      this.names.bind(statement, scope);
      const test = this.headerCondition(statement);
      const then = test.value === false || !test.canBeTrue ? Flow.Never : rest;
      rest = test.value === true || !test.canBeFalse ? Flow.Never : rest;
      out = Math.min(out, this.suite(statement.body, then, scope)) as Flow;
    }
    return { next: i, flow: Math.min(out, rest) as Flow };
  }

  private loop(
    statements: readonly PythonStatement[],
    from: number,
    flow: Flow,
    scope: Scope,
  ): { next: number; flow: Flow } {
    const statement = statements[from]!;
    const loop: Loop = { broken: Flow.Never, continued: false };
    this.names.bind(statement, scope);
    let body = flow;
    let test: StaticCondition | undefined;
    if (statement.kind === 'while') {
      test = this.headerCondition(statement);
      if (test.value === false || !test.canBeTrue) body = Flow.Never;
    }
    this.loops.push(loop);
    const end = this.suite(statement.body, body, scope);
    this.loops.pop();
    let rest = flow;
    if (test) {
      if (test.value === true || !test.canBeFalse) rest = Flow.Never;
    } else if (overSomething(statement)) {
      rest = end !== Flow.Never ? end : loop.continued ? flow : Flow.Never;
    }
    let next = from + 1;
    const after = statements[next];
    if (after?.kind === 'else') {
      rest = this.suite(after.body, rest, scope);
      next++;
    }
    return { next, flow: Math.min(rest, loop.broken) as Flow };
  }

  private tryChain(
    statements: readonly PythonStatement[],
    from: number,
    flow: Flow,
    scope: Scope,
  ): { next: number; flow: Flow } {
    let out = this.suite(statements[from]!.body, flow, scope);
    let i = from + 1;
    while (statements[i]?.kind === 'except') i++;
    const handlers = statements.slice(from + 1, i);
    if (statements[i]?.kind === 'else') out = this.suite(statements[i++]!.body, out, scope);
    for (const handler of handlers) {
      this.names.bind(handler, scope);
      const before = this.names.inHandler;
      this.names.inHandler = true;
      out = Math.min(out, this.suite(handler.body, flow, scope)) as Flow;
      this.names.inHandler = before;
    }
    const last = statements[i];
    if (last?.kind === 'finally') {
      i++;
      const end = this.suite(last.body, flow, scope);
      // What follows is bound even where the `finally` itself leaves, if only its end would have been reached without it.
      if (out !== Flow.Never) out = Math.max(out, Math.min(end, Flow.AfterExit)) as Flow;
    }
    return { next: i, flow: out };
  }

  private match(statement: PythonStatement, flow: Flow, scope: Scope): Flow {
    let out: Flow = Flow.Never;
    let rest = flow;
    for (const each of statement.body) {
      if (each.kind !== 'case') continue;
      const { guard, irrefutable } = isIrrefutable(each);
      this.names.bind(each, scope);
      const test = guard < 0 ? undefined : this.condition(each, guard + 1, each.last - 1);
      // Cases after one that fits anything are bound all the same.
      const body = test && !test.canBeTrue ? Flow.Never : Math.min(rest, Flow.AfterExit);
      out = Math.min(out, this.suite(each.body, body as Flow, scope)) as Flow;
      if (irrefutable && (!test || !test.canBeFalse)) rest = Flow.Never;
    }
    if (hasPlainSubject(statement)) rest = Math.min(rest, Flow.AfterExit) as Flow;
    return Math.min(out, rest) as Flow;
  }

  private headerCondition(statement: PythonStatement): StaticCondition {
    const end = statement.colon === undefined ? statement.last : statement.last - 1;
    return this.condition(statement, statement.first + 1, end);
  }

  private condition({ tokens }: PythonStatement, from: number, to: number): StaticCondition {
    const { version } = this.options;
    return staticCondition(tokens, from, to, { version, sys: this.names.sys, typing: this.names.typing });
  }
}

/** Whether a statement follows another one on its line: the two are bound together. */
function continuesLine({ tokens, first }: PythonStatement): boolean {
  return tokens.codes[first - 1] === Op.Semicolon;
}

/** A loop over a list or tuple that is written out and not empty: its body runs. */
function overSomething({ tokens, first, last }: PythonStatement): boolean {
  const { codes } = tokens;
  let at = first;
  while (at < last && codes[at] !== Keyword.In) at++;
  const open = codes[at + 1];
  if ((open !== Op.OpenBracket && open !== Op.OpenParen) || at + 2 >= last) return false;
  const shut = open === Op.OpenBracket ? Op.CloseBracket : Op.CloseParen;
  if (codes[last - 1] !== shut || codes[at + 2] === shut) return false;
  let depth = 0;
  let comma = open === Op.OpenBracket;
  for (let i = at + 2; i < last - 1; i++) {
    const code = codes[i]!;
    if (code === Op.OpenBracket || code === Op.OpenParen || code === Op.OpenBrace) depth++;
    else if (code === Op.CloseBracket || code === Op.CloseParen || code === Op.CloseBrace) {
      if (--depth < 0) return false;
    } else if (depth === 0 && (code === Op.Star || code === Keyword.For)) return false;
    else if (depth === 0 && code === Op.Comma) comma = true;
  }
  return comma;
}
