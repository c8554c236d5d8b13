import { Breather } from '../Breather.js';
import type { EngineServices } from '../EngineServices.js';
import type { FileAccess, FileChange } from '../files/FileAccess.js';
import { alignSame } from '../ledger/alignSame.js';
import type { Defect, Ledger } from '../model/ledger.js';
import { inSteps, inStepsFor, withBreath } from '../steps.js';
import type { AnchorResult } from './AnchorResult.js';
import { Assembled } from './Assembled.js';
import { breathingView, Overtaken } from './breathingView.js';
import { CodeIndex, type Seen } from './CodeIndex.js';
import type { ImportIntegrity } from './imports/ImportIntegrity.js';
import { withEvidence } from './defectEvidence.js';
import { askedTogether, targetsOf, type Asked, type Entry, type Question } from './Question.js';
import { Questions } from './Questions.js';
import { resolveAnchor } from './resolveAnchor.js';
import { SeenIndex } from './SeenIndex.js';
import { toldBy } from './toldProblems.js';

const maxAtATime = 16;

/**
 * The evidence of a ledger, kept up to date: an anchor is asked again only when a file that it looked at has
 * changed, appeared or gone, and only the defects whose answers differ are made anew.
 */
export class EvidenceStore {
  private code: CodeIndex;
  private readonly questions = new Questions();
  private index = new SeenIndex<Question>();
  /** Entries whose defect has to be made anew. */
  private readonly touched = new Set<Entry>();
  /** Of the defects of the ledger that is worked at, in its order. */
  private order: Entry[] = [];
  private defects: readonly Defect[] = [];
  private readonly assembled = new Assembled();
  private last: { base: Ledger; result: Ledger } | undefined;
  private readonly breather: Breather;

  constructor(
    private readonly files: FileAccess,
    private readonly services: EngineServices = {},
  ) {
    this.breather = services.breather ?? new Breather();
    this.code = new CodeIndex(files, services);
  }

  /** Forgets everything: the next `resolve` looks at the workspace anew. */
  clear(): void {
    this.code = new CodeIndex(this.files, this.services);
    this.index = new SeenIndex();
    this.questions.targetsChanged = true;
    for (const question of this.questions.all()) {
      question.seen = undefined;
      this.questions.waiting.add(question);
    }
  }

  /** What finds the import errors of the workspace; told of every change by `apply`. */
  get integrity(): ImportIntegrity {
    return this.code.integrity;
  }

  /** True when there is code at the path, as far as is known. */
  hasCode(path: string): boolean {
    return this.code.pythonPaths.has(path);
  }

  /** Every path that an answer was drawn from. */
  *knownPaths(): IterableIterator<string> {
    yield* this.code.pythonPaths;
    for (const path of this.index.paths()) if (!this.code.pythonPaths.has(path)) yield path;
  }

  /** True when the change may alter an answer. */
  concerns(change: FileChange): boolean {
    return this.index.concernedBy(change).size > 0;
  }

  /** Forgets what the changes touch. True when an anchor has to be asked again. */
  async apply(changes: readonly FileChange[]): Promise<boolean> {
    const importers = await this.code.apply(changes);
    let any = false;
    for (const change of changes) {
      if (this.breather.due) await this.breather.breathe();
      for (const question of this.index.concernedBy(change, importers.get(change.path))) {
        this.index.delete(question, question.seen!);
        question.seen = undefined;
        this.questions.waiting.add(question);
        any = true;
      }
    }
    return any;
  }

  /**
   * The ledger with evidence; the same object as the last one when nothing differs. `isCurrent` is asked after each wait: false ends
   * the work and gives undefined. What was answered by then is kept, so that the next call goes on from there. `signal`, once aborted,
   * ends what it waits for at that moment; `isCurrent` must say no from then on. `errorsNext`: import errors are asked for next,
   * and what they need is read while a search is waited for.
   */
  async resolve(
    ledger: Ledger,
    isCurrent: () => boolean = () => true,
    signal?: AbortSignal,
    errorsNext = false,
  ): Promise<Ledger | undefined> {
    if (ledger !== this.last?.base) {
      this.setSources(ledger.sources.map((source) => source.path));
      if (!(await this.adopt(ledger.defects, isCurrent))) return undefined;
    }
    if (this.questions.targetsChanged) await this.setTargets();
    if (!isCurrent() || !(await this.askWaiting(isCurrent, signal, errorsNext))) return undefined;
    if (ledger === this.last?.base && this.touched.size === 0) return this.last.result;
    return this.assemble(ledger, isCurrent);
  }

  /** The sources quote code and are not code: what is searched depends on which they are. */
  private setSources(paths: readonly string[]): void {
    const known = this.code.sourcePaths;
    if (known.size === paths.length && paths.every((path) => known.has(path))) return;
    this.code.sourcePaths = new Set(paths);
    this.questions.targetsChanged = true;
  }

  /** Takes the defects of now for those of before; never given up half-way, since entries go from the one to the other. False when it was overtaken. */
  private async adopt(defects: readonly Defect[], isCurrent: () => boolean): Promise<boolean> {
    // Most are the same objects: only the others are sought.
    const aligned = alignSame(this.defects, defects);
    const { from, gone, fresh } = aligned;
    const left = gone.map((i) => this.order[i]!);
    const leaving = byId(left);
    const entered = inOrder(this.order, from);
    const adopting = { store: this, defects, leaving, entered };
    await withBreath(inStepsFor(fresh, adopting, EvidenceStore.adoptOne), this.breather);
    this.assembled.reorder(left, entered, aligned);
    this.order = entered;
    this.defects = defects;
    await this.dropAll(leaving.values());
    return isCurrent();
  }

  /** An entry that serves is taken away from those that leave. */
  private static adoptOne(this: void, { store, defects, leaving, entered }: Adopting, i: number): void {
    const defect = defects[i]!;
    const known = leaving.get(defect.id);
    const entry = known?.defect === defect ? known : store.enter(defect, known);
    if (entry === known) leaving.delete(defect.id);
    entered[i] = entry;
  }

  /** `before`: what was known of that defect, whose anchors may be the same objects, or say the same elsewhere. */
  private enter(defect: Defect, before: Entry | undefined): Entry {
    if (before && this.questions.move(before, defect.anchors)) {
      before.defect = defect;
      this.touched.add(before);
      return before;
    }
    const asked =
      before?.defect.anchors === defect.anchors
        ? before.asked
        : defect.anchors.map((anchor, i) => this.questions.ask(anchor, before?.asked[i]));
    const entry: Entry = { defect, asked, made: undefined, told: [], shares: false, place: -1 };
    for (const { users } of asked) if (users.at(-1) !== entry) users.push(entry);
    this.touched.add(entry);
    return entry;
  }

  /** Forgets these, and what was asked for them alone. */
  private async dropAll(entries: Iterable<Entry>): Promise<void> {
    const drop = (entry: Entry): void => {
      this.touched.delete(entry);
      for (const asked of entry.asked) {
        const at = asked.users.indexOf(entry);
        if (at >= 0) asked.users.splice(at, 1);
        if (at >= 0 && asked.users.length === 0) this.drop(asked);
        if (at >= 0 && asked.users.length === 1) this.leaveAlone(asked.users[0]!);
      }
    };
    await withBreath(inSteps(entries, drop), this.breather);
  }

  private leaveAlone(entry: Entry): void {
    if (entry.shares && !entry.asked.some(({ users }) => users.length > 1))
      this.assembled.share(entry, false);
  }

  private drop(asked: Asked): void {
    const { question } = asked;
    if (this.questions.forget(asked) && question.seen) this.index.delete(question, question.seen);
  }

  private async setTargets(): Promise<void> {
    const { imports, patterns } = targetsOf(this.questions.all());
    this.code.setImportTargets(imports);
    await this.code.setPatterns(patterns);
    this.questions.targetsChanged = false;
  }

  /**
   * Some at a time: most of the work is waiting for files. Those that wait for the search do not keep the others from being asked while it
   * runs. False when it was overtaken.
   */
  private async askWaiting(
    isCurrent: () => boolean,
    signal: AbortSignal | undefined,
    errorsNext: boolean,
  ): Promise<boolean> {
    const { waiting } = this.questions;
    if (waiting.size === 0) return isCurrent();
    // What is asked before would only keep it from beginning.
    const begun = await this.code.beginSearch(signal);
    const reading = begun && errorsNext ? this.integrity.readAll(isCurrent) : undefined;
    const asking = queuesOf(waiting).map((queue) => this.askAll(queue, isCurrent, signal));
    await Promise.all([...asking, reading]);
    this.code.endSearch();
    // An answer may have shown that the same has to be asked for other places apart.
    return isCurrent() && this.askWaiting(isCurrent, signal, errorsNext);
  }

  private async askAll(
    questions: readonly Question[],
    isCurrent: () => boolean,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    const next = questions.values();
    const worker = async (): Promise<void> => {
      for (const question of next) {
        if (this.breather.due) await this.breather.breathe();
        if (!isCurrent()) return;
        await this.ask(question, isCurrent, signal);
      }
    };
    await Promise.all(Array.from({ length: Math.min(maxAtATime, questions.length) }, worker));
  }

  private async ask(question: Question, isCurrent: () => boolean, signal?: AbortSignal): Promise<void> {
    const seen: Seen = { paths: new Set(), globs: new Set(), contents: new Set(), importers: new Set() };
    const view = breathingView(this.code.view(seen, signal), this.breather, isCurrent);
    const asked = this.questions.placeOf(question);
    let answer: AnchorResult;
    try {
      answer = await resolveAnchor(asked.anchor, view);
    } catch (error) {
      if (error instanceof Overtaken) return;
      throw error;
    }
    this.index.add(question, seen);
    this.questions.take(asked, answer, seen, ({ users }) => {
      for (const entry of users) this.touched.add(entry);
    });
  }

  private async assemble(ledger: Ledger, isCurrent: () => boolean): Promise<Ledger | undefined> {
    this.noteSharing();
    for (const entry of this.touched) {
      if (this.breather.due) await this.breather.breathe();
      if (!isCurrent()) return undefined;
      this.remake(entry);
    }
    const result = { ...ledger, ...this.assembled.result(this.order, ledger.problems) };
    this.last = { base: ledger, result };
    return result;
  }

  private noteSharing(): void {
    const shared = new Set<Asked>();
    for (const { asked } of this.touched)
      for (const each of asked) if (each.users.length > 1) shared.add(each);
    for (const { users } of shared) for (const user of users) this.assembled.share(user, true);
  }

  private remake(entry: Entry): void {
    const { asked, defect } = entry;
    const answers = asked.map((each) => this.questions.answerOf(each));
    this.assembled.set(entry, withEvidence(defect, answers), toldBy(answers, defect.status));
    this.touched.delete(entry);
  }
}

/** One for each kind that waits for the search, and one for the others. */
function queuesOf(questions: Iterable<Question>): Question[][] {
  const queues = new Map<string, Question[]>();
  for (const question of questions) {
    const { kind } = question.anchor;
    const key = askedTogether.has(kind) ? kind : '';
    const queue = queues.get(key);
    if (queue) queue.push(question);
    else queues.set(key, [question]);
  }
  return [...queues.values()];
}

interface Adopting {
  readonly store: EvidenceStore;
  readonly defects: readonly Defect[];
  /** By id, those that no defect of now was found for yet. */
  readonly leaving: Map<string, Entry>;
  readonly entered: Entry[];
}

function byId(entries: readonly Entry[]): Map<string, Entry> {
  const found = new Map<string, Entry>();
  for (const entry of entries) found.set(entry.defect.id, entry);
  return found;
}

/** Those that stay, each in its place; the same list where all of them do so. */
function inOrder(order: Entry[], from: Int32Array): Entry[] {
  let isSame = from.length === order.length;
  for (let i = 0; isSame && i < from.length; i++) isSame = from[i]! < 0 || from[i] === i;
  if (isSame) return order;
  const now = new Array<Entry>(from.length);
  for (let i = 0; i < from.length; i++) if (from[i]! >= 0) now[i] = order[from[i]!]!;
  return now;
}
