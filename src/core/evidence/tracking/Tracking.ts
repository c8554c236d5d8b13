import type { EngineServices } from '../../EngineServices.js';
import type { CommittedFile } from '../../history/History.js';
import type { Mention } from '../../model/range.js';
import type { PythonModule } from '../../python/parsePython.js';
import type { SyntaxOutline } from '../../syntax/Outline.js';
import { LineIndex } from '../../text/LineIndex.js';
import { shared, withBreath, type Steps } from '../../steps.js';
import type { CodeFile } from '../CodeFile.js';
import type { Baseline } from './Baseline.js';
import { firstSaid } from './firstSaid.js';
import { LineTable } from './LineTable.js';
import { locate, type Located } from './locate.js';
import { matchLines } from './matchLines.js';
import { OldText } from './OldText.js';
import { pythonOutline, syntaxOutline, type Outline } from './Outline.js';

/** A mention is a few lines; of one that is a whole document the first lines say when it was written. */
const maxMentionLines = 60;
/** Versions of sources that are kept. */
const maxSourceTexts = 64;

/**
 * What following code costs, paid once: the tables of lines of each file, the line diff of each pair of texts, what stood in a file when a
 * source was written. Everything hangs on the file objects that it was made from and goes with them, and is made in steps: whoever waits for
 * it lets others have their turn.
 */
export class Tracking {
  private readonly tables = new WeakMap<CodeFile, () => Steps<LineTable>>();
  private readonly outlines = new WeakMap<PythonModule | SyntaxOutline, Outline>();
  private readonly pairs = new WeakMap<LineTable, WeakMap<LineTable, () => Steps<Int32Array>>>();
  private readonly committed = new Map<
    string,
    Promise<{ file: CommittedFile; table: LineTable } | undefined>
  >();
  /** Of the ledger's sources, as commits have them. */
  private readonly sources = new Map<string, Promise<string | undefined>>();
  private readonly oldTexts = new Map<string, Promise<OldText | undefined>>();

  constructor(
    private readonly fileOf: (path: string) => Promise<CodeFile | undefined>,
    private readonly services: EngineServices = {},
  ) {}

  /** There may be new commits. What stood in a commit stays true. */
  forgetCommitted(): void {
    this.services.history?.forget();
    this.committed.clear();
  }

  /**
   * `onHistory` is called whenever the answer depends on which commits there are; with the path of the source where it also depends on
   * which of its lines are committed.
   */
  view(onHistory: (source?: string) => void): TrackingView {
    const asked = <T>(answer: T, source?: string): T => {
      if (this.services.history) onHistory(source);
      return answer;
    };
    return {
      table: (file) => this.table(file),
      indexed: (table) => this.indexed(table),
      located: (file, baseline, outline) => this.located(file, baseline, outline),
      outline: (parsed) => this.outline(parsed),
      commitOf: (mention) => asked(this.commitOf(mention), mention.path),
      oldText: (mention, path) => asked(this.oldText(mention, path), mention.path),
      earlierText: (mention, path, commit) => asked(this.earlierText(mention, path, commit), mention.path),
      oldTextAt: (commit, path) => this.oldTextAt(commit, path),
      renamesSince: (commit) => asked(this.renamesSince(commit)),
    };
  }

  table(file: CodeFile): Promise<LineTable> {
    return this.run(this.tableOf(file));
  }

  /** The same, with what `withHash` is answered from. */
  indexed(table: LineTable): Promise<void> {
    return this.run(table.indexHashes());
  }

  /** Where the lines of a baseline stand in a file now; `outline`: what is defined in it, where the baseline tells of that. */
  located(file: CodeFile, baseline: Baseline, outline: Outline | undefined): Promise<Located | undefined> {
    return this.run(this.locating(file, baseline, outline));
  }

  private *locating(
    file: CodeFile,
    baseline: Baseline,
    outline: Outline | undefined,
  ): Steps<Located | undefined> {
    const table = yield* this.tableOf(file);
    const matched = baseline.old && (yield* this.matched(baseline.old, table));
    return yield* locate(baseline, { table, outline, ...(matched ? { matched } : {}) });
  }

  private tableOf(file: CodeFile): Steps<LineTable> {
    let table = this.tables.get(file);
    if (!table) this.tables.set(file, (table = shared(LineTable.steps(file.text, file.lines))));
    return table();
  }

  private run<T>(steps: Steps<T>): Promise<T> {
    return withBreath(steps, this.services.breather);
  }

  outline(parsed: PythonModule | SyntaxOutline): Outline {
    let outline = this.outlines.get(parsed);
    if (!outline) {
      outline = 'statements' in parsed ? pythonOutline(parsed) : syntaxOutline(parsed);
      this.outlines.set(parsed, outline);
    }
    return outline;
  }

  /** For each line of the first text its line in the second, or -1. */
  private matched(before: LineTable, after: LineTable): Steps<Int32Array> {
    let pairs = this.pairs.get(before);
    if (!pairs) this.pairs.set(before, (pairs = new WeakMap()));
    let matched = pairs.get(after);
    if (!matched) pairs.set(after, (matched = shared(matchLines(before, after))));
    return matched();
  }

  /** The file as it stood when the mention was last changed; undefined for what is not committed. */
  async oldText(mention: Mention, path: string): Promise<OldText | undefined> {
    const commit = await this.commitOf(mention);
    if (commit === undefined) return undefined;
    return this.oldTextAt(commit, path);
  }

  /**
   * The same as it stood when the place was first said in these words, where the rest of the line was changed later; else undefined.
   * @param commit in which the mention was last changed: `commitOf`
   */
  async earlierText(mention: Mention, path: string, commit: string): Promise<OldText | undefined> {
    const { history } = this.services;
    const source = await this.fileOf(mention.path);
    if (!source || !history) return undefined;
    const { start, end } = mention.range;
    const said = source.text.slice(source.lines.offset(start), source.lines.offset(end));
    const first = await firstSaid(said, commit, {
      commits: () => history.changesOf(mention.path),
      textAt: (each) => this.sourceAt(each, mention.path),
    });
    return first === commit ? undefined : this.oldTextAt(first, path);
  }

  private async sourceAt(commit: string, path: string): Promise<string | undefined> {
    await this.services.breather?.breathe();
    const key = `${commit}:${path}`;
    let text = this.sources.get(key);
    // Anchors of one source are asked one after the other; what was asked long ago is not needed again.
    if (!text && this.sources.size >= maxSourceTexts) this.sources.clear();
    if (!text) this.sources.set(key, (text = this.services.history!.textAt(commit, path)));
    return text;
  }

  /** The text of a file in a commit. */
  oldTextAt(commit: string, path: string): Promise<OldText | undefined> {
    const key = `${commit}:${path}`;
    let old = this.oldTexts.get(key);
    if (!old) this.oldTexts.set(key, (old = this.readOld(commit, path)));
    return old;
  }

  private async readOld(commit: string, path: string): Promise<OldText | undefined> {
    const { history } = this.services;
    const text = await history?.textAt(commit, path);
    if (text === undefined) return undefined;
    const file = { path, text, lines: new LineIndex(text) };
    return new OldText(commit, file, await this.table(file), this.services);
  }

  /** The files that have another path in the last commit than they had in this one, by the path that they had. */
  async renamesSince(commit: string): Promise<ReadonlyMap<string, string>> {
    return (await this.services.history?.renamesSince(commit)) ?? new Map<string, string>();
  }

  /** The newest commit of the lines of the mention: the source may have been edited since, so they are first found in what was committed. */
  async commitOf({ path, range }: Mention): Promise<string | undefined> {
    const { history } = this.services;
    if (!history) return undefined;
    let committed = this.committed.get(path);
    if (!committed) {
      committed = history
        .lastCommitted(path)
        .then(async (file) => file && { file, table: await this.run(LineTable.steps(file.text)) });
      this.committed.set(path, committed);
    }
    const [known, now] = await Promise.all([committed, this.fileOf(path)]);
    if (!known || !now) return undefined;
    const matched = await this.run(this.matched(await this.table(now), known.table));
    let newest: { commit: string; time: number } | undefined;
    const last =
      range.end.character === 0 && range.end.line > range.start.line ? range.end.line - 1 : range.end.line;
    for (let line = range.start.line; line <= Math.min(last, range.start.line + maxMentionLines); line++) {
      const before = matched[line] ?? -1;
      // A line that is not committed says it anew: nothing is known of the code of that moment.
      if (before < 0) return undefined;
      const of = known.file.lines[before];
      if (of && of.time >= (newest?.time ?? -Infinity)) newest = of;
    }
    return newest?.commit;
  }
}

/** What resolvers ask of it. */
export type TrackingView = Pick<
  Tracking,
  | 'table'
  | 'indexed'
  | 'located'
  | 'outline'
  | 'commitOf'
  | 'oldText'
  | 'earlierText'
  | 'oldTextAt'
  | 'renamesSince'
>;
