import type { CommittedFile, History } from '../../history/History.js';
import type { Mention } from '../../model/range.js';
import type { PythonModule } from '../../python/parsePython.js';
import type { SyntaxOutline } from '../../syntax/Outline.js';
import type { SyntaxParsers } from '../../syntax/SyntaxParsers.js';
import type { CodeFile } from '../CodeFile.js';
import { LineTable } from './LineTable.js';
import { matchLines } from './matchLines.js';
import { OldText } from './OldText.js';
import { pythonOutline, syntaxOutline, type Outline } from './Outline.js';

/** A mention is a few lines; of one that is a whole document the first lines say when it was written. */
const maxMentionLines = 60;

/**
 * What following code costs, paid once: the tables of lines of each file, the line diff of each pair of texts, what stood in a file when a
 * source was written. Everything hangs on the file objects that it was made from and goes with them.
 */
export class Tracking {
  private readonly tables = new WeakMap<CodeFile, LineTable>();
  private readonly outlines = new WeakMap<PythonModule | SyntaxOutline, Outline>();
  private readonly pairs = new WeakMap<LineTable, WeakMap<LineTable, Int32Array>>();
  private readonly committed = new Map<
    string,
    Promise<{ file: CommittedFile; table: LineTable } | undefined>
  >();
  private readonly oldTexts = new Map<string, Promise<OldText | undefined>>();

  constructor(
    private readonly history: History | undefined,
    private readonly fileOf: (path: string) => Promise<CodeFile | undefined>,
    private readonly parsers?: SyntaxParsers,
  ) {}

  table(file: CodeFile): LineTable {
    let table = this.tables.get(file);
    if (!table) this.tables.set(file, (table = new LineTable(file.text, file.lines)));
    return table;
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
  matched(before: LineTable, after: LineTable): Int32Array {
    let pairs = this.pairs.get(before);
    if (!pairs) this.pairs.set(before, (pairs = new WeakMap()));
    let matched = pairs.get(after);
    if (!matched) pairs.set(after, (matched = matchLines(before, after)));
    return matched;
  }

  /** The file as it stood when the mention was last changed; undefined for what is not committed. */
  async oldText(mention: Mention, path: string): Promise<OldText | undefined> {
    const commit = await this.commitOf(mention);
    if (commit === undefined) return undefined;
    return this.oldTextAt(commit, path);
  }

  /** The text of a file in a commit. */
  oldTextAt(commit: string, path: string): Promise<OldText | undefined> {
    const key = `${commit}:${path}`;
    let old = this.oldTexts.get(key);
    if (!old) this.oldTexts.set(key, (old = this.readOld(commit, path)));
    return old;
  }

  private async readOld(commit: string, path: string): Promise<OldText | undefined> {
    const text = await this.history?.textAt(commit, path);
    return text === undefined ? undefined : new OldText(commit, path, text, this.parsers);
  }

  /** The files that have another path in the last commit than they had in this one, by the path that they had. */
  async renamesSince(commit: string): Promise<ReadonlyMap<string, string>> {
    return (await this.history?.renamesSince(commit)) ?? new Map<string, string>();
  }

  /** The newest commit of the lines of the mention: the source may have been edited since, so they are first found in what was committed. */
  async commitOf({ path, range }: Mention): Promise<string | undefined> {
    const { history } = this;
    if (!history) return undefined;
    let committed = this.committed.get(path);
    if (!committed) {
      committed = history
        .lastCommitted(path)
        .then((file) => file && { file, table: new LineTable(file.text) });
      this.committed.set(path, committed);
    }
    const [known, now] = await Promise.all([committed, this.fileOf(path)]);
    if (!known || !now) return undefined;
    const matched = this.matched(this.table(now), known.table);
    let newest: { commit: string; time: number } | undefined;
    const last =
      range.end.character === 0 && range.end.line > range.start.line ? range.end.line - 1 : range.end.line;
    for (let line = range.start.line; line <= Math.min(last, range.start.line + maxMentionLines); line++) {
      const before = matched[line] ?? -1;
      // A line that is not committed says it anew: nothing is known of the code of that moment.
      if (before < 0) return undefined;
      const of = known.file.lines[before];
      if (of && of.time > (newest?.time ?? -Infinity)) newest = of;
    }
    return newest?.commit;
  }
}

/** What resolvers ask of it. */
export type TrackingView = Pick<
  Tracking,
  'table' | 'outline' | 'matched' | 'commitOf' | 'oldText' | 'oldTextAt' | 'renamesSince'
>;
