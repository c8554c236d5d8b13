import type { MessagePort } from 'node:worker_threads';
import { packedSummaryOf } from '../../core/evidence/imports/summary/packedSummaryOf.js';
import { SummaryPacker } from '../../core/evidence/imports/summary/SummaryPacker.js';
import { maxSearchedBytes } from '../../core/files/FileAccess.js';
import { DiskReader } from '../files/DiskReader.js';
import { PlainFolders } from '../files/PlainFolders.js';

/** Files that a thread takes at a time. */
const batchSize = 16;

/** What a thread is given to do. */
export interface SummaryTask {
  /** The absolute path of the folder that `paths` are relative to. */
  readonly root: string;
  readonly paths: readonly string[];
  readonly version: readonly [number, number];
  /** The number of the first file that nobody has begun: shared by all who read. */
  readonly next: Int32Array<SharedArrayBuffer>;
}

/** What became of files that follow one another; `words` is undefined for one that cannot be read. `bases`: where each begins in `cells`. */
export interface SummaryBatch {
  readonly first: number;
  readonly words: readonly (string | undefined)[];
  readonly bases: readonly number[];
  readonly cells: Int32Array;
}

/** The work of one thread: reads files until none is left, and sends what they hold. */
export function readSummaries({ root, paths, version, next }: SummaryTask, port: MessagePort): void {
  const folders = new PlainFolders(root);
  const reader = new DiskReader(root, (file) => folders.has(file));
  const packer = new SummaryPacker(false);
  for (;;) {
    const first = Atomics.add(next, 0, batchSize);
    if (first >= paths.length) return;
    const parts = paths.slice(first, first + batchSize).map((path) => {
      const read = reader.read(path, maxSearchedBytes);
      return read && packedSummaryOf(packer, path, read, version);
    });
    const bases: number[] = [];
    let length = 0;
    for (const each of parts) {
      bases.push(length);
      length += each?.cells.length ?? 0;
    }
    const cells = new Int32Array(length);
    for (const [i, each] of parts.entries()) if (each) cells.set(each.cells, bases[i]);
    const batch: SummaryBatch = { first, words: parts.map((each) => each?.words), bases, cells };
    port.postMessage(batch, [cells.buffer]);
  }
}
