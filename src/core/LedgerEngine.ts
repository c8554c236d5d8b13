import { Breather } from './Breather.js';
import type { EngineServices } from './EngineServices.js';
import type { ImportIntegrity } from './evidence/imports/ImportIntegrity.js';
import { leaving } from './evidence/imports/summary/leaving.js';
import { UnreportedStore } from './evidence/imports/UnreportedStore.js';
import { EvidenceStore } from './evidence/EvidenceStore.js';
import type { FileAccess, FileChange, Logger } from './files/FileAccess.js';
import { compileGlob } from './files/glob.js';
import { SteadyFiles } from './files/SteadyFiles.js';
import { folderOf } from './files/workspacePath.js';
import { decisionsPath, noDecisions, type IdentityDecisions } from './ledger/identity/IdentityDecisions.js';
import { LedgerBuilder } from './ledger/LedgerBuilder.js';
import { summary, transitions } from './ledgerLog.js';
import type { Ledger, Problem } from './model/ledger.js';
import { withBreath } from './steps.js';
import { canBeSource } from './sources/canBeSource.js';
import { SourceStore } from './sources/SourceStore.js';
import { isTemplateFile } from './sources/templates/templateFolder.js';
import { TemplateFiles } from './sources/templates/TemplateFiles.js';

/** Work that was overtaken again and again is finished all the same once it has gone on for so many milliseconds. */
const patience = 1000;

type Done = (ledger: Ledger) => unknown;

/** Whether a call is still the last one. `signal` is aborted when it is no longer. */
interface Current {
  readonly isCurrent: () => boolean;
  readonly signal: AbortSignal;
}

export interface SourceSelection {
  /** Globs of the files that are sources. */
  include: readonly string[];
  exclude?: readonly string[];
  /** With explicit sources every file that matches is read, whatever its ending. Default: false. */
  explicit?: boolean;
  /** Workspace-relative folder of which every file is a template. Default: none. */
  templates?: string | undefined;
  /** Also look for import errors that no source mentions. Default: true. */
  unreported?: boolean;
}

/**
 * The one flow (DESIGN: Shape): source text -> fragment -> ledger -> evidence. Keeps what each step made, so that
 * a change re-reads the changed sources and asks the anchors that can see the changed files, nothing else.
 */
export class LedgerEngine {
  private readonly files: SteadyFiles;
  private readonly sources: SourceStore;
  private readonly templateFiles: TemplateFiles;
  private readonly builder = new LedgerBuilder();
  private decisions: { text: string | undefined; value: IdentityDecisions; problems: Problem[] } = {
    text: undefined,
    value: noDecisions,
    problems: [],
  };
  private readonly evidence: EvidenceStore;
  private readonly unreported: UnreportedStore;
  private readonly breather: Breather;
  private base: Ledger | undefined;
  private ledger: Ledger | undefined;
  /** Work that was overtaken before it was finished: the next call finishes it. */
  private dirty = true;
  /** When the work was begun that is not finished. */
  private dirtySince: number | undefined;
  private queue: Promise<unknown> = Promise.resolve();
  /** What the last call gives. */
  private latest: Promise<Ledger> | undefined;
  private generation = 0;
  /** Of the last call: a later one ends what it waits for. */
  private work = new AbortController();
  private isSource: (path: string) => boolean;

  constructor(
    workspace: FileAccess,
    private selection: SourceSelection,
    private readonly log: Logger,
    services: EngineServices = {},
  ) {
    this.breather = services.breather ?? new Breather();
    const files = (this.files = new SteadyFiles(workspace));
    this.sources = new SourceStore(files, this.breather, log, (path) => {
      const { templates } = this.selection;
      return templates !== undefined && isTemplateFile(path, templates) ? templates : undefined;
    });
    this.templateFiles = new TemplateFiles(files);
    const summaries = services.summaries && leaving(services.summaries, (path) => files.holds(path));
    this.evidence = new EvidenceStore(files, {
      ...services,
      breather: this.breather,
      ...(summaries ? { summaries } : {}),
    });
    this.unreported = new UnreportedStore(() => this.evidence.integrity, this.breather);
    this.isSource = matcher(selection);
  }

  /** What is known of the imports of the workspace; told of every change. */
  get integrity(): ImportIntegrity {
    return this.evidence.integrity;
  }

  /** The last ledger that was finished. */
  get current(): Ledger | undefined {
    return this.ledger;
  }

  /**
   * Reads every source anew. The promise gives the newest ledger that was finished, even when it was overtaken by a later call; where none
   * was, that of the later call. `done` is called with it when it is finished, and waited for before anything is read for a later call.
   */
  load(selection: SourceSelection = this.selection, done?: Done): Promise<Ledger> {
    return this.enqueue(done, async (current) => {
      this.selection = selection;
      this.isSource = matcher(selection);
      const started = this.breather.now();
      this.dirty = true;
      this.base = undefined;
      this.files.clear();
      this.evidence.clear();
      this.templateFiles.clear();
      const { include, templates } = selection;
      const globs = templates === undefined ? include : [...include, `${templates}/**`];
      const paths = (await this.files.list(globs)).filter((path) => this.isSource(path)).sort();
      this.sources.expect(paths);
      await this.readDecisions();
      const ledger = await this.refresh(current);
      if (!ledger || this.dirty) return ledger;
      const time = Math.round(this.breather.now() - started);
      this.log.info(`Read ${paths.length} source(s) in ${time} ms: ${paths.join(', ')}`);
      this.log.info(summary(ledger));
      return ledger;
    });
  }

  /** Takes in what changed. The same ledger object comes back when nothing that matters did. `done`: as for `load`. */
  apply(reported: readonly FileChange[], done?: Done): Promise<Ledger> {
    return this.enqueue(done, async (current) => {
      this.files.renew(reported);
      const changes = await this.withFilesOfDeletedFolders(reported);
      const sources = new Set(changes.map(({ path }) => path).filter((path) => this.isSource(path)));
      for (const path of sources) {
        if (!(await this.isLeftOut(path)) && (await this.sources.read(path))) this.base = undefined;
      }
      const decided = changes.some(({ path }) => path === decisionsPath) && (await this.readDecisions());
      if (await this.templateFiles.apply(changes.map(({ path }) => path))) this.base = undefined;
      if (decided) this.base = undefined;
      if (await this.evidence.apply(changes)) this.dirty = true;
      if (this.listsUnreported && !this.evidence.integrity.isSettled) this.dirty = true;
      if (!this.dirty && this.base && this.ledger) return this.ledger;
      return this.refresh(current);
    });
  }

  /** True when the change may alter the ledger, as far as is known from the work that is finished. */
  concerns(change: FileChange): boolean {
    return (
      this.isSource(change.path) ||
      change.path === decisionsPath ||
      this.templateFiles.has(change.path) ||
      this.evidence.concerns(change) ||
      (this.listsUnreported && this.evidence.integrity.concerns(change))
    );
  }

  /** A watcher reports a deleted folder as one path; the files that were known below it are gone too. */
  private async withFilesOfDeletedFolders(changes: readonly FileChange[]): Promise<FileChange[]> {
    const all = [...changes];
    const folders = new Set<string>();
    for (const { path, kind } of changes) {
      // What was read as a file was no folder.
      if (kind === 'deleted' && !this.sources.has(path) && !this.evidence.hasCode(path)) folders.add(path);
    }
    if (folders.size === 0) return all;
    const known = new Set(this.sources.paths());
    for (const path of this.evidence.knownPaths()) known.add(path);
    for (const path of known) {
      if (this.breather.due) await this.breather.breathe();
      if (isBelow(path, folders)) all.push({ path, kind: 'deleted' });
    }
    return all;
  }

  /** As `FileAccess.list`: what is named without wildcards is read even when it is ignored. */
  private async isLeftOut(path: string): Promise<boolean> {
    return (
      !this.sources.has(path) && !this.selection.include.includes(path) && (await this.files.ignores(path))
    );
  }

  private enqueue(
    done: Done | undefined,
    work: (current: Current) => Promise<Ledger | undefined>,
  ): Promise<Ledger> {
    const generation = ++this.generation;
    const isPatient = (): boolean => !(this.breather.now() - (this.dirtySince ?? Infinity) > patience);
    if (isPatient()) this.work.abort();
    const { signal } = (this.work = new AbortController());
    // A later call takes over: an earlier one that is still at work stops at its next wait, unless nothing would ever be finished.
    const isCurrent = (): boolean => !signal.aborted && (generation === this.generation || !isPatient());
    const run = this.queue.then(async () => {
      const ledger = await work({ isCurrent, signal });
      if (ledger && !this.dirty) await done?.(ledger);
      return ledger;
    });
    this.queue = run.catch(() => undefined);
    // Only a call that was overtaken has nothing to give, so the latest is another one.
    const given = run.then((ledger) => ledger ?? this.latest!);
    this.latest = given;
    return given;
  }

  /** What is not finished when it is overtaken is finished by the next call. Undefined when no ledger was ever finished. */
  private async refresh({ isCurrent, signal }: Current): Promise<Ledger | undefined> {
    this.dirty = true;
    if (!(await this.sources.readWaiting(isCurrent))) return this.ledger;
    this.dirtySince ??= this.breather.now();
    await this.breather.breathe();
    this.base ??= await this.build();
    const proven = await this.evidence.resolve(this.base, isCurrent, signal, this.listsUnreported);
    const resolved = proven && this.listsUnreported ? await this.unreported.addTo(proven, isCurrent) : proven;
    if (resolved) {
      for (const line of transitions(this.ledger, resolved)) this.log.info(line);
      this.ledger = resolved;
      this.dirty = false;
      this.dirtySince = undefined;
    }
    return this.ledger ?? this.base;
  }

  private get listsUnreported(): boolean {
    return this.selection.unreported ?? true;
  }

  /** Never given up half-way, since the builder keeps what it makes: it takes no longer than its next build would. */
  private async build(): Promise<Ledger> {
    const fragments = await this.templateFiles.fill(this.sources.fragments());
    const steps = this.builder.steps(fragments, this.decisions.value);
    const ledger = await withBreath(steps, this.breather);
    return { ...ledger, problems: [...ledger.problems, ...this.decisions.problems] };
  }

  /** True when the decisions are others than before. While the file is being edited into a broken state the last ones stay. */
  private async readDecisions(): Promise<boolean> {
    const text = (await this.files.read(decisionsPath))?.text;
    if (text === this.decisions.text) return false;
    if (text === undefined) {
      this.decisions = { text, value: noDecisions, problems: [] };
      return true;
    }
    const { readIdentityDecisions } = await import('./ledger/identity/readIdentityDecisions.js');
    const { decisions, problems, broken } = readIdentityDecisions(text);
    this.decisions = { text, value: broken ? this.decisions.value : decisions, problems };
    return true;
  }
}

function matcher({
  include,
  exclude = [],
  explicit = false,
  templates,
}: SourceSelection): (path: string) => boolean {
  const included = include.map(compileGlob);
  const excluded = exclude.map(compileGlob);
  return (path) =>
    (templates !== undefined && isTemplateFile(path, templates)) ||
    (path !== decisionsPath &&
      (explicit || canBeSource(path)) &&
      included.some((test) => test(path)) &&
      !excluded.some((test) => test(path)));
}

function isBelow(path: string, folders: ReadonlySet<string>): boolean {
  for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) {
    if (folders.has(folder)) return true;
  }
  return false;
}
