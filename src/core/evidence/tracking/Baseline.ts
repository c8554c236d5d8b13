import type { AnchorOf } from '../../model/anchor.js';
import { blockHash, normalLine, shortHash } from './lineHash.js';
import type { LineTable } from './LineTable.js';
import { enclosing, type Outline } from './Outline.js';

/** How many lines on each side are kept: few in an inventory, more where the whole text is known. */
export const storedContext = 5;
export const knownContext = 8;
/** A longer line is not quoted. */
const longestText = 200;

/** What stood at a place when it was written down. Lines are zero-based; hashes are those of `lineHash`. */
export interface Baseline {
  /** The first line that is not blank. */
  readonly line: number;
  /** Its hash, and that of all its lines that are not blank when there are several (`count`). */
  readonly first: string;
  readonly count: number;
  readonly block?: string;
  /** How many other lines of the file had that hash. */
  readonly twins: number;
  /** Short hashes (`shortHash`) of the lines around that are not blank, the nearest first. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** Qualified name of the definition around it, and how many lines it stands below the line of its name. */
  readonly symbol?: string;
  readonly offset?: number;
  /** Normal form of the first line. */
  readonly text?: string;
  /** The whole text, where it is known. */
  readonly old?: LineTable;
}

/** The baseline of lines `first` to `last` of a text; undefined where there is nothing but blank lines. */
export function takeBaseline(
  table: LineTable,
  first: number,
  last: number,
  outline: Outline | undefined,
  context: number,
): Baseline | undefined {
  const from = table.solidFrom[first];
  const line = from === undefined ? undefined : table.solid[from];
  // A blank line stands for the one below it.
  if (from === undefined || line === undefined || line > Math.max(last, first + 2)) return undefined;
  const end = Math.max(from + 1, table.solidFrom[last + 1] ?? table.solid.length);
  const hashes = table.solid.slice(from, end).map((at) => table.hash(at));
  const hashAt = (at: number): string => shortHash(table.hash(table.solid[at]!));
  const before = Array.from({ length: Math.min(context, from) }, (_, i) => hashAt(from - 1 - i));
  const after = Array.from({ length: Math.min(context, table.solid.length - end) }, (_, i) =>
    hashAt(end + i),
  );
  const around = outline && symbolAt(table, line, outline);
  return {
    line,
    first: hashes[0]!,
    count: hashes.length,
    twins: table.withHash(hashes[0]!).length - 1,
    ...(hashes.length > 1 ? { block: blockHash(hashes) } : {}),
    before,
    after,
    ...around,
    text: table.lines[line]!,
  };
}

function symbolAt(
  table: LineTable,
  line: number,
  outline: Outline,
): { symbol: string; offset: number } | undefined {
  const definition = enclosing(outline, table.contentStart(line));
  if (!definition) return undefined;
  return { symbol: definition.name, offset: line - table.lineAt(definition.nameStart) };
}

/** `hash` of a range anchor: that of its only line, or `first+more:block`, where `more` counts the lines after the first that are not blank. */
function writeHash({ first, count, block }: Pick<Baseline, 'first' | 'count' | 'block'>): string {
  return block === undefined ? first : `${first}+${count - 1}:${block}`;
}

/** The fields of a range anchor that say what stands there. */
export function writeBaseline(baseline: Baseline): Omit<AnchorOf<'range'>, 'kind' | 'path' | 'range'> {
  const { symbol, offset, before, after, text, twins } = baseline;
  return {
    hash: writeHash(baseline),
    ...(twins > 0 ? { twins } : {}),
    ...(symbol === undefined ? {} : { symbol }),
    ...(offset === undefined ? {} : { offset }),
    ...(before.length > 0 ? { before: before.join(' ') } : {}),
    ...(after.length > 0 ? { after: after.join(' ') } : {}),
    ...(text === undefined || text.length > longestText ? {} : { text }),
  };
}

/** The same read back; undefined for an anchor that does not say it. */
export function readBaseline(anchor: AnchorOf<'range'>): Baseline | undefined {
  const { hash, range, before, after, symbol, offset, text, twins = 0 } = anchor;
  const read = hash === undefined ? undefined : readHash(hash);
  if (!read) return undefined;
  return {
    ...read,
    twins,
    line: range.start.line,
    before: before?.split(' ') ?? [],
    after: after?.split(' ') ?? [],
    ...(symbol === undefined ? {} : { symbol }),
    ...(offset === undefined ? {} : { offset }),
    ...(text === undefined ? {} : { text: normalLine(text) }),
  };
}

function readHash(hash: string): Pick<Baseline, 'first' | 'count' | 'block'> | undefined {
  const match = /^([\da-f]{12})(?:\+(\d{1,6}):([\da-f]{12}))?$/u.exec(hash);
  if (!match) return undefined;
  const [, first, more, block] = match;
  return { first: first!, count: 1 + Number(more ?? 0), ...(block === undefined ? {} : { block }) };
}
