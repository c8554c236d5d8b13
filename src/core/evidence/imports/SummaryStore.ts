import type { Breather } from '../../Breather.js';
import { maxSearchedBytes, type FileAccess } from '../../files/FileAccess.js';
import { summarizeModule } from '../../python/summarizeModule.js';
import type { GraphFile } from './declarations.js';
import { PackedSummary } from './summary/PackedSummary.js';
import { SummaryPacker } from './summary/SummaryPacker.js';

/** How many files are fetched while others are read. */
const filesAhead = 32;

/** The summaries of files, read once each. */
export class SummaryStore {
  readonly files = new Map<string, GraphFile>();
  /** Asked for, and not there or no text. */
  private readonly unreadable = new Set<string>();
  private readonly reading = new Map<string, Promise<void>>();
  private readonly packer = new SummaryPacker(true);

  constructor(
    private readonly access: FileAccess,
    private readonly breather: Breather | undefined,
    /** Told of each file that is read. */
    private readonly onRead: () => void,
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
  async reload(path: string, version: readonly [number, number]): Promise<{ offersChanged: boolean }> {
    const before = this.files.get(path);
    this.delete(path);
    await this.read(path, version);
    const after = this.files.get(path);
    return { offersChanged: !before || !after || !sameOffers(before.summary, after.summary) };
  }

  /** Reads those of the paths that are not known yet. False when it was overtaken; what is done is kept. */
  async load(
    paths: Iterable<string>,
    version: readonly [number, number],
    isCurrent: () => boolean,
  ): Promise<boolean> {
    const waiting = [...paths].filter((path) => !this.has(path));
    const next = waiting.values();
    const worker = async (): Promise<void> => {
      for (const path of next) {
        if (this.breather?.due) await this.breather.breathe();
        if (!isCurrent()) return;
        if (this.has(path)) continue;
        const reading = this.reading.get(path) ?? this.read(path, version);
        this.reading.set(path, reading);
        await reading;
        this.reading.delete(path);
      }
    };
    await Promise.all(Array.from({ length: Math.min(filesAhead, waiting.length) }, worker));
    return isCurrent();
  }

  private async read(path: string, version: readonly [number, number]): Promise<void> {
    const read = await this.access.read(path, maxSearchedBytes);
    // Before the work: many files may be there at once.
    await this.breather?.breathe();
    if (read) {
      this.files.set(path, { path, summary: this.summarize(path, read.text, version) });
    } else this.unreadable.add(path);
    this.onRead();
  }

  private summarize(path: string, text: string, version: readonly [number, number]): PackedSummary {
    const init = /(?:^|\/)__init__\.pyi?$/u.test(path);
    const summary = summarizeModule(text, { stub: path.endsWith('.pyi'), init, version });
    return new PackedSummary(this.packer.pack(summary, text));
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
