import type { SummaryParts } from './PackedSummary.js';
import type { SummaryReader } from './SummaryReader.js';

/** The same reader, which leaves some files to the engine. `isLeft` is asked for each before any is read. */
export function leaving(reader: SummaryReader, isLeft: (path: string) => boolean): SummaryReader {
  const { fewest, shared } = reader;
  return {
    fewest,
    shared,
    begin: async (paths, version, take, signal) => {
      const left: number[] = [];
      const given: number[] = [];
      for (const [file, path] of paths.entries()) (isLeft(path) ? left : given).push(file);
      if (left.length === 0) return reader.begin(paths, version, take, signal);
      const own = given.map((file) => paths[file]!);
      const takeOwn = (i: number, summary: SummaryParts | undefined): void => take(given[i]!, summary);
      const reading = await reader.begin(own, version, takeOwn, signal);
      for (const file of left) take(file, undefined);
      const next = (): number | undefined => {
        const i = reading.next();
        return i === undefined ? undefined : given[i];
      };
      return { next, done: reading.done };
    },
  };
}
