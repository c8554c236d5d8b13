import type { Breather } from '../../Breather.js';
import { maxSearchedBytes, type FileAccess } from '../../files/FileAccess.js';
import type { ImportSummary, ModuleSummary } from '../../python/moduleSummary.js';
import { summarizeModule } from '../../python/summarizeModule.js';
import type { GraphFile } from './declarations.js';
import { KeptTexts } from './KeptTexts.js';

/** How many files are fetched while others are read. */
const filesAhead = 32;

/** The summaries of files, read once each. */
export class SummaryStore {
  readonly files = new Map<string, GraphFile>();
  /** Asked for, and not there or no text. */
  private readonly unreadable = new Set<string>();
  private readonly reading = new Map<string, Promise<void>>();
  /** Of files that import something, for whoever says next where that does not work. */
  private readonly texts = new KeptTexts();

  constructor(
    private readonly access: FileAccess,
    private readonly breather: Breather | undefined,
    /** Told of each file that is read. */
    private readonly onRead: () => void,
  ) {}

  clear(): void {
    this.files.clear();
    this.unreadable.clear();
    this.texts.end();
  }

  /** From now on the texts of files that are read stay at hand, as far as there is room, until `endTexts`. */
  keepTexts(): void {
    this.texts.begin();
  }

  endTexts(): void {
    this.texts.end();
  }

  /** What its summary was made of, or as it is now; undefined when it cannot be read. */
  async text(path: string): Promise<string | undefined> {
    return this.texts.get(path) ?? (await this.access.read(path))?.text;
  }

  delete(path: string): void {
    this.texts.delete(path);
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
      const summary = summarize(path, read.text, version);
      this.files.set(path, { path, summary });
      if (summary.imports.length > 0) this.texts.set(path, read.text);
    } else this.unreadable.add(path);
    this.onRead();
  }
}

function summarize(path: string, text: string, version: readonly [number, number]): ModuleSummary {
  const init = /(?:^|\/)__init__\.pyi?$/u.test(path);
  return summarizeModule(text, { stub: path.endsWith('.pyi'), init, version });
}

/** Whether two summaries of one file offer the same to those that import from it. */
function sameOffers(a: ModuleSummary, b: ModuleSummary): boolean {
  return offers(a) === offers(b);
}

function offers({ symbols, stars, all }: ModuleSummary): string {
  const imported = ({ level, module }: ImportSummary): string => `${level} ${module}`;
  const parts: string[] = [JSON.stringify(all)];
  for (const [name, { declarations, hidden }] of symbols) {
    parts.push(name, String(hidden));
    for (const { typed, inHandler, callable, from, symbol } of declarations)
      parts.push(`${typed} ${inHandler} ${callable} ${symbol} ${from ? imported(from) : ''}`);
  }
  for (const { from, inHandler } of stars) parts.push(`* ${inHandler} ${imported(from)}`);
  return parts.join('\n');
}
