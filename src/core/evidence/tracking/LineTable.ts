import { atOnce, shared, type Steps } from '../../steps.js';
import { LineIndex } from '../../text/LineIndex.js';
import { lineHash, normalLine, shortHash } from './lineHash.js';
import { tokensOf } from './similarity.js';

/** More lines than this are data. */
export const maxLines = 100_000;

/** So many lines a step: each is read, hashed or split into words. */
const linesPerStep = 64;

/** The lines of a text as they are compared, with an index of what stands where. Lines are zero-based. */
export class LineTable {
  /** Normal forms (`normalLine`), one a line. */
  readonly lines: readonly string[];
  /** The lines that are not blank, in order. */
  readonly solid: readonly number[];
  /** For each line the place in `solid` of the first one from it on. */
  readonly solidFrom: readonly number[];
  private hashes: (string | undefined)[] = [];
  private byHash: Map<string, number[]> | undefined;
  private byShortHash: Map<string, number[]> | undefined;
  private byToken: Map<string, number[]> | undefined;
  private tokens: (readonly string[] | undefined)[] = [];
  private readonly indexByHash = shared(this.indexing((line) => [this.hash(line)]));
  private readonly indexByShortHash = shared(this.indexing((line) => [shortHash(this.hash(line))]));
  private readonly indexByToken = shared(this.indexing((line) => this.tokensAt(line)));

  /** In steps: a large file takes its time. */
  static *steps(text: string, index = new LineIndex(text)): Steps<LineTable> {
    return new LineTable(text, index, yield* readLines(text, index));
  }

  constructor(
    readonly text: string,
    private readonly index = new LineIndex(text),
    lines: readonly string[] = atOnce(readLines(text, index)),
  ) {
    this.lines = lines;
    const solid: number[] = [];
    this.solidFrom = this.lines.map((line, at) => {
      const place = solid.length;
      if (line !== '') solid.push(at);
      return place;
    });
    this.solid = solid;
  }

  get count(): number {
    return this.lines.length;
  }

  hash(line: number): string {
    return (this.hashes[line] ??= lineHash(this.lines[line] ?? ''));
  }

  /** Makes ready what `withHash` is answered from, which is made at once otherwise. So do the next two. */
  *indexHashes(): Steps {
    this.byHash ??= yield* this.indexByHash();
  }

  *indexShortHashes(): Steps {
    this.byShortHash ??= yield* this.indexByShortHash();
  }

  *indexTokens(): Steps {
    this.byToken ??= yield* this.indexByToken();
  }

  /** The lines with that hash, in order; blank ones are never asked for. */
  withHash(hash: string): readonly number[] {
    this.byHash ??= atOnce(this.indexByHash());
    return this.byHash.get(hash) ?? [];
  }

  /** The same by a short hash. */
  withShortHash(hash: string): readonly number[] {
    this.byShortHash ??= atOnce(this.indexByShortHash());
    return this.byShortHash.get(hash) ?? [];
  }

  tokensAt(line: number): readonly string[] {
    return (this.tokens[line] ??= tokensOf(this.lines[line] ?? ''));
  }

  /** The lines that hold a token, each once, in order. */
  withToken(token: string): readonly number[] {
    this.byToken ??= atOnce(this.indexByToken());
    return this.byToken.get(token) ?? [];
  }

  /** Offset of the first character of a line that is not white space. */
  contentStart(line: number): number {
    const start = this.index.lineStart(line);
    const text = this.text.slice(start, this.index.lineEnd(line));
    return start + text.length - text.trimStart().length;
  }

  lineAt(offset: number): number {
    return this.index.position(offset).line;
  }

  private *indexing(keysOf: (line: number) => readonly string[]): Steps<Map<string, number[]>> {
    const index = new Map<string, number[]>();
    for (const [i, line] of this.solid.entries()) {
      if (i % linesPerStep === 0) yield;
      for (const key of keysOf(line)) {
        const there = index.get(key);
        if (!there) index.set(key, [line]);
        else if (there.at(-1) !== line) there.push(line);
      }
    }
    return index;
  }
}

function* readLines(text: string, index: LineIndex): Steps<string[]> {
  const lines: string[] = [];
  const count = Math.min(maxLines, index.lineCount);
  for (let line = 0; line < count; line++) {
    if (line % linesPerStep === 0) yield;
    lines.push(normalLine(text.slice(index.lineStart(line), index.lineEnd(line))));
  }
  return lines;
}
