import type { EngineServices } from '../../EngineServices.js';
import { maxSearchedBytes, type FileAccess } from '../../files/FileAccess.js';
import { withBreath } from '../../steps.js';
import type { GraphFile } from './declarations.js';
import { packedInSteps } from './summary/packedSummaryOf.js';
import { PackedSummary, type SummaryParts } from './summary/PackedSummary.js';
import { SummaryPacker } from './summary/SummaryPacker.js';
import type { SummaryReader } from './summary/SummaryReader.js';

/** How many files are fetched while others are read. */
const filesAhead = 32;

type Version = readonly [number, number];

/** The summaries of files, read once each. */
export class SummaryStore {
  readonly files = new Map<string, GraphFile>();
  /** Asked for, and not there or no text. */
  private readonly unreadable = new Set<string>();
  private readonly reading = new Map<string, Promise<void>>();
  private readonly packer = new SummaryPacker(true);

  constructor(
    private readonly access: FileAccess,
    private readonly services: Pick<EngineServices, 'breather' | 'summaries'>,
    /** Told of each file that is read; without it where it could not be. */
    private readonly onRead: (file?: GraphFile) => void,
  ) {}

  clear(): void {
    this.files.clear();
    this.unreadable.clear();
  }

  delete(path: string): void {
    this.files.delete(path);
    this.unreadable.delete(path);
  }

  /** Whether it is known what is in the file, or that it cannot be read. */
  has(path: string): boolean {
    return this.files.has(path) || this.unreadable.has(path);
  }

  /** Reads a file again. `offersChanged`: what others can import from it is not what it was. */
  async reload(path: string, version: Version): Promise<{ offersChanged: boolean }> {
    const before = this.files.get(path);
    this.delete(path);
    await this.read(path, version);
    const after = this.files.get(path);
    return { offersChanged: !before || !after || !sameOffers(before.summary, after.summary) };
  }

  /** Reads those of the paths that are not known yet. False when it was overtaken; what is done is kept. */
  async load(paths: Iterable<string>, version: Version, isCurrent: () => boolean): Promise<boolean> {
    const unread = [...paths].filter((path) => !this.has(path));
    const { breather, summaries } = this.services;
    const waiting =
      summaries && unread.length >= summaries.fewest
        ? await this.readInThreads(summaries, unread, version, isCurrent)
        : unread;
    const next = waiting.values();
    const lane = async (): Promise<void> => {
      for (const path of next) {
        if (breather?.due) await breather.breathe();
        if (!isCurrent()) return;
        await this.readOnce(path, version);
      }
    };
    await Promise.all(Array.from({ length: Math.min(filesAhead, waiting.length) }, lane));
    return isCurrent();
  }

  /** Gives the files that threads leave to be read. */
  private async readInThreads(
    reader: SummaryReader,
    paths: readonly string[],
    version: Version,
    isCurrent: () => boolean,
  ): Promise<readonly string[]> {
    const left: string[] = [];
    const ending = new AbortController();
    const take = (file: number, parts: SummaryParts | undefined): void => {
      const path = paths[file]!;
      if (!parts) left.push(path);
      else if (!this.has(path)) this.set(path, parts);
      if (!isCurrent()) ending.abort();
    };
    const { breather } = this.services;
    // To start a thread takes a while by itself.
    await breather?.rest();
    const reading = await reader.begin(paths, version, take, ending.signal);
    for (let file = reader.shared ? reading.next() : undefined; file !== undefined; file = reading.next()) {
      if (breather?.due) await breather.breathe();
      if (isCurrent()) await this.readOnce(paths[file]!, version);
      else ending.abort();
    }
    await reading.done;
    return left;
  }

  private async readOnce(path: string, version: Version): Promise<void> {
    if (this.has(path)) return;
    const reading = this.reading.get(path) ?? this.read(path, version);
    this.reading.set(path, reading);
    await reading;
    this.reading.delete(path);
  }

  private async read(path: string, version: Version): Promise<void> {
    const read = await this.access.read(path, maxSearchedBytes);
    const { breather } = this.services;
    // Before the work: many files may be there at once.
    await breather?.breathe();
    if (read) {
      const steps = packedInSteps(this.packer, path, read, version);
      this.set(path, await withBreath(steps, breather));
    } else {
      this.unreadable.add(path);
      this.onRead();
    }
  }

  private set(path: string, parts: SummaryParts): void {
    const file: GraphFile = { path, summary: new PackedSummary(parts) };
    this.files.set(path, file);
    this.onRead(file);
  }
}

/** Whether two summaries of one file offer the same to those that import from it. */
function sameOffers(a: PackedSummary, b: PackedSummary): boolean {
  return offers(a) === offers(b);
}

function offers(summary: PackedSummary): string {
  const imported = (each: number): string =>
    each < 0 ? '' : `${summary.level(each)} ${summary.module(each)}`;
  const parts: string[] = [JSON.stringify(summary.allSteps())];
  for (let symbol = 0; symbol < summary.symbolCount; symbol++) {
    parts.push(summary.symbolName(symbol), String(summary.isHidden(symbol)));
    for (let i = summary.firstDeclaration(symbol); i < summary.firstDeclaration(symbol + 1); i++) {
      const flags = `${summary.isTyped(i)} ${summary.isInHandler(i)} ${summary.isCallable(i)}`;
      parts.push(`${flags} ${summary.takenName(i)} ${imported(summary.fromOf(i))}`);
    }
  }
  for (let star = 0; star < summary.starCount; star++)
    parts.push(`* ${summary.isStarInHandler(star)} ${imported(summary.starImport(star))}`);
  return parts.join('\n');
}
