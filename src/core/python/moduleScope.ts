import { bindStatement, type BindingKind } from './collectBindings.js';
import { readAllStep } from './dunderAll.js';
import { Flow } from './flow.js';
import type { PythonImport } from './imports.js';
import type {
  AllStep,
  Declaration,
  ImportedName,
  ImportSummary,
  ModuleSummary,
  ModuleSymbol,
  StarImport,
} from './moduleSummary.js';
import type { PythonModule, PythonStatement } from './parsePython.js';
import { Keyword, Op, TokenKind } from './tokenKinds.js';
import { tokenIs, tokenText } from './tokenReading.js';

/** Where names are bound: in the module, in a class, or in a function with the names that it declares global. */
export interface Scope {
  readonly kind: 'module' | 'class' | 'function';
  readonly globals: Set<string>;
}

/**
 * Gathers what a module binds and imports, statement by statement, in the order that pyright's binder visits them.
 */
export class ModuleScope {
  /** What `sys` and `typing` are imported as so far. */
  readonly sys = new Set<string>();
  readonly typing = new Set<string>();
  readonly neverReturning = { called: new Set<string>(), awaited: new Set<string>() };
  /** In the handler of a `try`. */
  inHandler = false;
  private readonly symbols = new Map<string, ModuleSymbol>();
  private readonly stars: StarImport[] = [];
  private readonly all: AllStep[] = [];
  private readonly imports: ImportSummary[] = [];
  private readonly unreached: ImportSummary[] = [];
  private readonly byStatement = new Map<PythonStatement, PythonImport[]>();
  private order = 0;

  constructor(
    module: PythonModule,
    private readonly options: { readonly stub: boolean; readonly init: boolean },
  ) {
    for (const each of module.imports) {
      const known = this.byStatement.get(each.statement);
      if (known) known.push(each);
      else this.byStatement.set(each.statement, [each]);
    }
  }

  summary(): ModuleSummary {
    const { symbols, stars, all, imports, unreached } = this;
    const { stub, init } = this.options;
    imports.sort((a, b) => a.start - b.start);
    let number = 0;
    for (const each of imports) each.number = number++;
    for (const each of unreached) each.number = number++;
    return { stub, init, symbols, stars, all, imports, unreached };
  }

  /** Notes what a statement does to `__all__`. */
  readAll(statement: PythonStatement, scope: Scope): void {
    if (scope.kind !== 'module' || !tokenIs(statement.tokens, statement.first, '__all__')) return;
    const step = readAllStep(statement);
    if (step) this.all.push(step);
  }

  /** Notes a function that is declared never to return. */
  noteReturnType({ tokens, first, last, name, isAsync }: PythonStatement): void {
    for (let i = last - 1; i > first && name !== undefined; i--) {
      const { codes, kinds } = tokens;
      if (codes[i] === Op.Arrow) return;
      if (kinds[i] === TokenKind.Name && (tokenIs(tokens, i, 'NoReturn') || tokenIs(tokens, i, 'Never'))) {
        const dotted = codes[i - 1] === Op.Dot ? i - 2 : i;
        const { called, awaited } = this.neverReturning;
        if (codes[dotted - 1] === Op.Arrow && i === last - 1) (isAsync ? awaited : called).add(name);
        return;
      }
      if (codes[i] === Op.CloseParen) return;
    }
  }

  /** Binds what a statement's header binds, if that is in the module's scope. */
  bind(statement: PythonStatement, scope: Scope): void {
    // A class binds for itself, but for what it declares global.
    if (scope.kind === 'class' && scope.globals.size === 0 && !declaresGlobal(statement)) return;
    bindStatement(statement, (token, kind) => {
      const name = tokenText(statement.tokens, token);
      if (kind === 'global') {
        scope.globals.add(name);
        this.symbol(name);
      } else if (scope.kind === 'module' || scope.globals.has(name)) {
        this.declare(name, kind, token, statement);
      }
    });
  }

  private declare(name: string, kind: BindingKind, token: number, statement: PythonStatement): void {
    const symbol = this.symbol(name);
    if (kind === 'del') return;
    let typed = kind === 'def' || kind === 'class' || kind === 'type';
    if (kind === 'annotation') {
      const bare = bareFinal(statement, token);
      if (bare === 'no value') return;
      typed = bare === undefined;
    }
    const callable = kind === 'def' || (kind === 'assignment' && mayBeFunction(statement));
    const { inHandler } = this;
    const order = this.order++;
    this.add(symbol, callable ? { order, typed, inHandler, callable } : { order, typed, inHandler });
  }

  private add(symbol: ModuleSymbol, declaration: Declaration): void {
    symbol.declarations.push(declaration);
  }

  private symbol(name: string): ModuleSymbol {
    let symbol = this.symbols.get(name);
    if (!symbol) this.symbols.set(name, (symbol = { declarations: [], hidden: false }));
    return symbol;
  }

  import(statement: PythonStatement, flow: Flow, scope: Scope): void {
    for (const each of this.byStatement.get(statement) ?? []) {
      const { kind, level, module, star, guarded } = each;
      const names: ImportedName[] = [];
      const summary: ImportSummary = {
        number: 0,
        plain: kind === 'import',
        level,
        module,
        start: level > 0 ? dotsStart(each) : each.moduleStart,
        end: each.moduleEnd,
        names,
        star,
        guarded,
        reached: flow === Flow.Reached,
      };
      const judged = flow !== Flow.Never && (level > 0 || module !== '');
      if (judged) this.imports.push(summary);
      else this.unreached.push(summary);
      if (kind === 'import') this.importModule(each, summary, scope);
      else this.importNames(each, summary, names, scope);
    }
  }

  private importModule({ module, names }: PythonImport, summary: ImportSummary, scope: Scope): void {
    const alias = names[0]?.asName;
    const bound = alias ?? module.split('.', 1)[0]!;
    if (module === 'sys') this.sys.add(bound);
    if (module === 'typing' || module === 'typing_extensions') this.typing.add(bound);
    if (scope.kind !== 'module' && !scope.globals.has(bound)) return;
    const symbol = this.symbol(bound);
    if (this.options.stub && scope.kind === 'module' && alias !== module) symbol.hidden = true;
    const whole = alias !== undefined || !module.includes('.');
    const { inHandler } = this;
    this.add(symbol, { order: this.order++, typed: false, inHandler, ...(whole ? { module: summary } : {}) });
  }

  private importNames(
    { level, module, names: taken, star }: PythonImport,
    from: ImportSummary,
    names: ImportedName[],
    scope: Scope,
  ): void {
    const { inHandler } = this;
    const isModule = scope.kind === 'module';
    if (this.options.init && !star && level === 1 && module !== '' && !module.includes('.')) {
      // `from .sub import x` in a package binds `sub` too; a star does where there is such a module, which only those who link know.
      if (isModule) this.add(this.symbol(module), { order: this.order++, typed: false, inHandler });
    }
    if (star) {
      if (isModule) this.stars.push({ order: this.order++, inHandler, from });
      return;
    }
    for (const { name, asName, start, end } of taken) {
      const bound = asName ?? name;
      const declaration = { order: this.order++, typed: false, inHandler, from, symbol: name };
      names.push({ name, start, end });
      if (!isModule && !scope.globals.has(bound)) continue;
      const symbol = this.symbol(bound);
      if (this.options.stub && isModule && module !== '' && asName !== name) symbol.hidden = true;
      this.add(symbol, declaration);
    }
  }
}

function declaresGlobal({ tokens, first }: PythonStatement): boolean {
  return tokens.codes[first] === Keyword.Global;
}

/** `x: Final` declares no type of its own, and without a value nothing at all. */
function bareFinal({ tokens, last }: PythonStatement, name: number): 'no value' | 'value' | undefined {
  let at = name + 2;
  if (tokens.codes[at + 1] === Op.Dot) at += 2;
  if (!tokenIs(tokens, at, 'Final') && !/^["']Final["']$/u.test(tokenText(tokens, at))) return undefined;
  if (at >= last) return 'no value';
  return tokens.codes[at + 1] === Op.Assign ? 'value' : undefined;
}

/** Whether what is assigned can be a function: anything but a literal. Who makes it, and how, is not looked at. */
function mayBeFunction({ tokens, first, last }: PythonStatement): boolean {
  for (let i = first; i < last; i++) {
    if (tokens.codes[i] !== Op.Assign) continue;
    const code = tokens.codes[i + 1];
    if (tokens.kinds[i + 1] !== TokenKind.Name) return code === Op.OpenParen;
    return code !== Keyword.NoneLiteral && code !== Keyword.True && code !== Keyword.False;
  }
  return false;
}

/** Where the dots of a relative import begin. */
function dotsStart({ statement }: PythonImport): number {
  return statement.tokens.starts[statement.first + 1]!;
}
