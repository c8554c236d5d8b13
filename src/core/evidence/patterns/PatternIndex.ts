import type { Breather } from '../../Breather.js';
import { maxSearchedBytes, type FileAccess } from '../../files/FileAccess.js';
import { expandBraces, isGlob, literalEnds } from '../../files/glob.js';
import type { WantedLiterals } from '../../files/JoinedSearch.js';
import type { FoundLiterals, TextSearch } from '../../files/TextSearch.js';
import { inSteps, LIGHT, withBreath } from '../../steps.js';
import { Overtaken } from '../breathingView.js';
import { LiteralScanner } from './LiteralScanner.js';
import { everyFile, PatternTarget, type PatternQuestion } from './PatternTarget.js';

/** What the index needs of the cache that it is part of. */
export interface PatternSurroundings {
  readonly files: FileAccess;
  readonly search?: TextSearch | undefined;
  readonly breather?: Breather | undefined;
  /** Existing paths that match, those included that it names without wildcards; sorted. */
  list(glob: string): Promise<readonly string[]>;
}

/** The literals of many targets, each once, and who asks for it. */
class LiteralTable {
  readonly literals: string[] = [];
  readonly targets: PatternTarget[][] = [];
  ignoreCase = false;
  private readonly numbers = new Map<string, number>();

  constructor(targets: readonly PatternTarget[]) {
    for (const target of targets) {
      const { anyOf = [], ignoreCase = false } = target.pattern?.literals ?? {};
      this.ignoreCase ||= ignoreCase;
      for (const literal of anyOf) this.add(literal, target);
    }
  }

  /** Of the literals with these numbers, those that search the file. */
  *of(numbers: ReadonlySet<number>, path: string): IterableIterator<PatternTarget> {
    for (const number of numbers) {
      for (const target of this.targets[number]!) if (target.inScope(path)) yield target;
    }
  }

  private add(literal: string, target: PatternTarget): void {
    const number = this.numbers.get(literal);
    if (number !== undefined) this.targets[number]!.push(target);
    else {
      this.numbers.set(literal, this.literals.push(literal) - 1);
      this.targets.push([target]);
    }
  }
}

/** Fewer files than this are read sooner than a search over the whole workspace is begun. */
const worthSearching = 200;

/** Which files are to be read, and for whom. */
interface Plan {
  readonly byPath: Map<string, Set<PatternTarget>>;
  /** Files of which it is not known which literals they hold. */
  readonly unknown: Set<string>;
}

/** One look at the files for the targets that have no answer yet. */
interface Scan {
  readonly fresh: readonly PatternTarget[];
  readonly table: LiteralTable;
  readonly plan: Plan;
  readonly signal: AbortSignal | undefined;
}

/**
 * Where the patterns of all pattern anchors match: one search for the literals that they need, then each file that has
 * one is read once for all of them, and again only when it changes. Without a search every file of their scopes is read once.
 */
export class PatternIndex {
  private targets = new Map<string, PatternTarget>();
  private readonly changed = new Set<string>();
  private scanning: Promise<void> = Promise.resolve();
  /** The ledger's own sources quote code and are not code. */
  private sourcePaths: ReadonlySet<string> = new Set();

  constructor(private readonly around: PatternSurroundings) {}

  async setQuestions(questions: readonly PatternQuestion[], sourcePaths: ReadonlySet<string>): Promise<void> {
    const targets = new Map<string, PatternTarget>();
    for (const question of questions) {
      const key = keyOf(question);
      if (!targets.has(key)) targets.set(key, this.targets.get(key) ?? (await this.compile(question)));
    }
    this.targets = targets;
    for (const path of sourcePaths) if (!this.sourcePaths.has(path)) this.changed.add(path);
    for (const path of this.sourcePaths) if (!sourcePaths.has(path)) this.changed.add(path);
    this.sourcePaths = sourcePaths;
  }

  invalidate(path: string): void {
    this.changed.add(path);
  }

  /** What the next answer will be searched for; undefined when files are read without a search. */
  async wanted(): Promise<WantedLiterals | undefined> {
    const fresh = [...this.targets.values()].filter(({ scanned, pattern }) => !scanned && pattern?.literals);
    const scopes = [...new Set(fresh.map(({ include }) => include))];
    if (fresh.length === 0 || !(await this.isWorthSearching(scopes))) return undefined;
    const { literals, ignoreCase } = new LiteralTable(fresh);
    // To begin another program takes a while by itself.
    await this.around.breather?.breathe();
    return { literals, ignoreCase, endings: commonEndings(scopes) };
  }

  /**
   * The question with its answer of now, and whether there is any file to be searched.
   *
   * @throws {Overtaken} once `signal` has ended the search; the next answer begins it anew
   */
  async answer(
    question: PatternQuestion,
    signal?: AbortSignal,
  ): Promise<{ target: PatternTarget; anyFile: boolean }> {
    const key = keyOf(question);
    let target = this.targets.get(key);
    if (!target) {
      const compiled = await this.compile(question);
      // Another may have asked the same meanwhile.
      this.targets.set(key, (target = this.targets.get(key) ?? compiled));
    }
    if (target.refused === undefined) await this.upToDate(target, signal);
    const { inScope } = this;
    const scope = target.refused === undefined ? await this.around.list(target.include) : [];
    return { target, anyFile: scope.some((path) => inScope(target, path)) };
  }

  /** The engine is loaded with the first pattern, and each pattern is a piece of work of its own. */
  private async compile(question: PatternQuestion): Promise<PatternTarget> {
    const { compilePattern } = await import('./Pattern.js');
    await this.around.breather?.breathe();
    return new PatternTarget(question, compilePattern(question.pattern));
  }

  /** One scan at a time: what two anchors ask for together is read once. */
  private async upToDate(target: PatternTarget, signal: AbortSignal | undefined): Promise<void> {
    const isOld = (): boolean => !target.scanned || this.changed.size > 0;
    let scanning: Promise<unknown>;
    do {
      if (isOld()) {
        const scan = this.scanning.then(() => this.scan(signal));
        // Its failure is for who began it; whoever waits for it as well begins another.
        this.scanning = scan.catch(() => undefined);
        await scan;
      }
      scanning = this.scanning;
      await scanning;
    } while (scanning !== this.scanning || isOld());
  }

  private async scan(signal: AbortSignal | undefined): Promise<void> {
    if (signal?.aborted) throw new Overtaken();
    const all = [...this.targets.values()].filter(({ pattern }) => pattern !== undefined);
    const changed = [...this.changed];
    this.changed.clear();
    const plan: Plan = { byPath: new Map(), unknown: new Set() };
    for (const path of changed) {
      for (const target of all) {
        if (target.scanned && target.forget(path) && this.inScope(target, path)) addTo(plan, path, target);
      }
    }
    const fresh = all.filter((target) => !target.scanned);
    for (const target of fresh) target.scanned = true;
    if (fresh.length === 0 && plan.byPath.size === 0) return;
    const scan: Scan = { fresh, table: new LiteralTable(fresh), signal, plan };
    try {
      await this.planFor(scan);
      await this.readFor(scan);
    } catch (error) {
      // Half an answer is none: all of it is found again.
      for (const target of fresh) target.reset();
      for (const path of changed) this.changed.add(path);
      throw error;
    }
  }

  private async planFor(scan: Scan): Promise<void> {
    const { fresh, table, plan } = scan;
    const withLiterals = fresh.filter(({ pattern }) => pattern!.literals);
    for (const target of fresh) {
      if (target.pattern!.literals) continue;
      for (const path of await this.around.list(target.include)) {
        if (this.around.breather?.due) await this.around.breather.breathe();
        if (this.inScope(target, path)) addTo(plan, path, target);
      }
    }
    if (withLiterals.length === 0) return;
    const scopes = [...new Set(withLiterals.map(({ include }) => include))];
    const scope = await this.listAll(scopes);
    const found = scope.size < worthSearching ? undefined : await this.search(scan, scopes);
    const note = (path: string): void => {
      if (!found?.searched(path) && !this.sourcePaths.has(path)) plan.unknown.add(path);
    };
    await withBreath(inSteps(scope, note, LIGHT), this.around.breather);
    if (!found) return;
    const { breather } = this.around;
    for (const [path, numbers] of found.byPath) {
      if (breather?.due) await breather.breathe();
      if (!scope.has(path) || this.sourcePaths.has(path)) continue;
      for (const target of table.of(numbers, path)) addTo(plan, path, target);
    }
  }

  private async isWorthSearching(scopes: readonly string[]): Promise<boolean> {
    // It goes on being listed while it is searched.
    const many = scopes.includes(everyFile) && (await this.around.files.atLeast?.(worthSearching));
    return many || (await this.listAll(scopes)).size >= worthSearching;
  }

  private async listAll(globs: readonly string[]): Promise<Set<string>> {
    const all = new Set<string>();
    for (const glob of widest(globs)) {
      const paths = await this.around.list(glob);
      await withBreath(
        inSteps(paths, (path) => void all.add(path), LIGHT),
        this.around.breather,
      );
    }
    return all;
  }

  private async search(
    { table, signal }: Scan,
    scopes: readonly string[],
  ): Promise<FoundLiterals | undefined> {
    const { literals, ignoreCase } = table;
    const endings = commonEndings(scopes);
    const found = await this.around.search?.find(literals, {
      ignoreCase,
      endings,
      ...(signal ? { signal } : {}),
    });
    // What was ended is not to be made up for by reading the files.
    if (signal?.aborted) throw new Overtaken();
    return found;
  }

  /** In order of the paths, so that what is left out once there are enough places is the same every time. */
  private async readFor({ plan: { byPath, unknown }, fresh, table, signal }: Scan): Promise<void> {
    const { files, breather } = this.around;
    const scanner = unknown.size > 0 ? new LiteralScanner(table.literals) : undefined;
    for (const path of [...new Set([...byPath.keys(), ...unknown])].sort()) {
      const targets = byPath.get(path) ?? new Set();
      const isUnknown = unknown.has(path) && fresh.some((target) => !target.isDone);
      if (!isUnknown && [...targets].every(({ isDone }) => isDone)) continue;
      await breather?.breathe();
      if (signal?.aborted) throw new Overtaken();
      const file = await files.read(path, maxSearchedBytes);
      if (!file) {
        await this.noteLarge(path, [...targets, ...(isUnknown ? fresh : [])]);
        continue;
      }
      if (isUnknown) for (const target of table.of(scanner!.find(file.text), path)) targets.add(target);
      for (const target of targets) target.search(path, file.text);
    }
  }

  private async noteLarge(path: string, targets: readonly PatternTarget[]): Promise<void> {
    const why = await this.around.files.unreadable(path, maxSearchedBytes);
    if (why?.reason !== 'large') return;
    for (const target of targets) if (this.inScope(target, path)) target.large.set(path, why.bytes);
  }

  private readonly inScope = (target: PatternTarget, path: string): boolean =>
    target.inScope(path) && !this.sourcePaths.has(path);
}

/** Without those that list nothing that another one does not: what is named without wildcards is listed even when it is ignored. */
function widest(globs: readonly string[]): readonly string[] {
  return globs.includes(everyFile)
    ? globs.filter((glob) => glob === everyFile || !expandBraces(glob).every(isGlob))
    : globs;
}

/** What every path that one of the globs matches ends with, one of them; undefined when that may be anything. */
function commonEndings(globs: readonly string[]): string[] | undefined {
  const endings = globs.flatMap(expandBraces).map((glob) => /\.\w+$/u.exec(literalEnds(glob).suffix)?.[0]);
  return endings.every((ending) => ending !== undefined) ? [...new Set(endings)] : undefined;
}

function keyOf({ pattern, include, exclude }: PatternQuestion): string {
  return JSON.stringify([pattern, include, exclude]);
}

function addTo({ byPath }: Plan, path: string, target: PatternTarget): void {
  const targets = byPath.get(path);
  if (targets) targets.add(target);
  else byPath.set(path, new Set([target]));
}
