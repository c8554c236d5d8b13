import type { Breather } from '../../Breather.js';
import { maxSearchedBytes, type FileAccess } from '../../files/FileAccess.js';
import type { ImportSummary, ModuleSummary } from '../../python/moduleSummary.js';
import { summarizeModule } from '../../python/summarizeModule.js';
import type { GraphFile } from './ModuleGraph.js';

/** How many files are fetched while others are read. */
const filesAhead = 32;

/** The summaries of files, read once each. */
export class SummaryStore {
  readonly files = new Map<string, GraphFile>();

  constructor(
    private readonly access: FileAccess,
    private readonly breather: Breather | undefined,
  ) {}

  /** Reads a file again. `offersChanged`: what others can import from it is not what it was. */
  async reload(path: string, version: readonly [number, number]): Promise<{ offersChanged: boolean }> {
    const before = this.files.get(path);
    const read = await this.access.read(path, maxSearchedBytes);
    if (read) this.files.set(path, { path, summary: summarize(path, read.text, version) });
    else this.files.delete(path);
    const after = this.files.get(path);
    return { offersChanged: !before || !after || !sameOffers(before.summary, after.summary) };
  }

  /** Reads those of the paths that are not known yet. False when it was overtaken; what is done is kept. */
  async load(
    paths: Iterable<string>,
    version: readonly [number, number],
    isCurrent: () => boolean,
  ): Promise<boolean> {
    const next = [...paths].filter((path) => !this.files.has(path)).values();
    const worker = async (): Promise<void> => {
      for (const path of next) {
        if (!isCurrent()) return;
        const read = await this.access.read(path, maxSearchedBytes);
        if (!read) continue;
        this.files.set(path, { path, summary: summarize(path, read.text, version) });
        await this.breather?.breathe();
      }
    };
    await Promise.all(Array.from({ length: filesAhead }, worker));
    return isCurrent();
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
