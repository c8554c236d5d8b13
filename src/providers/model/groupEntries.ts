import type { Lines } from './entryAt.js';
import type { SourceEntry } from './sourceEntries.js';

/** Entries that share a place for what is said above them: the rows of a table, or lines without a gap between. */
export interface EntryGroup {
  /** Zero-based, inside the document: of a table its header, else the first entry's. */
  line: number;
  table: boolean;
  entries: SourceEntry[];
}

/** `entries` from top to bottom. Ranges that a document being typed in no longer has are moved to its last line. */
export function groupEntries(entries: readonly SourceEntry[], lines: Lines): EntryGroup[] {
  const tables = new TableFinder(lines);
  const groups: EntryGroup[] = [];
  let last = -1;
  for (const entry of entries) {
    const line = Math.min(entry.mention.range.start.line, lines.lineCount - 1);
    const header = tables.headerOf(line);
    const group = groups.at(-1);
    const joins = group && (header === undefined ? !group.table && line <= last + 1 : group.line === header);
    if (joins) group.entries.push(entry);
    else groups.push({ line: header ?? line, table: header !== undefined, entries: [entry] });
    last = line;
  }
  return groups;
}

/** Asked from top to bottom; remembers the lines that it went over, so that each is looked at about once. */
class TableFinder {
  private from = 0;
  private to = -1;
  private header: number | undefined;

  constructor(private readonly lines: Lines) {}

  /** The line of the header of the table that the line is a row of. */
  headerOf(line: number): number | undefined {
    if (!this.isRow(line)) return undefined;
    let rule: number | undefined;
    let at = line;
    // To the top of the block: a row of dashes may also be a row that has nothing to say.
    for (; at > this.to && at > 0 && this.isRow(at - 1); at--) if (this.isRule(at)) rule = at;
    const known = at <= this.to && at >= this.from ? this.header : undefined;
    if (at > this.to || at < this.from) this.from = at;
    this.to = line;
    this.header = known ?? (rule === undefined ? undefined : rule - 1);
    return this.header;
  }

  private isRow(line: number): boolean {
    return this.lines.lineAt(line).text.includes('|');
  }

  /** `|---|:--:|` under the header. */
  private isRule(line: number): boolean {
    const { text } = this.lines.lineAt(line);
    return text.includes('-') && text.includes('|') && /^[\s>:|-]+$/u.test(text);
  }
}
