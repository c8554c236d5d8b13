import { maxFileBytes } from '../../core/files/FileAccess.js';
import { decodeText } from '../../core/text/decodeText.js';
import { runGit } from './runGit.js';

/** So many files are asked for at a time, so that what comes back stays bounded. */
const maxBatch = 64;

interface Wanted {
  name: string;
  resolve: (text: string | undefined) => void;
}

/** Texts of the past: what is asked for in one go is read by one `git cat-file`. */
export class BlobReader {
  private waiting: Wanted[] = [];

  constructor(
    private readonly program: string,
    private readonly folder: string,
  ) {}

  /** `name`: a commit, a colon, and a path from the top of the repository. */
  read(name: string): Promise<string | undefined> {
    // One name a line: a file name that breaks the line cannot be asked for.
    if (/[\0\r\n]/u.test(name)) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      this.waiting.push({ name, resolve });
      if (this.waiting.length === 1) setImmediate(() => void this.readWaiting());
    });
  }

  private async readWaiting(): Promise<void> {
    const wanted = this.waiting;
    this.waiting = [];
    for (let from = 0; from < wanted.length; from += maxBatch) {
      const batch = wanted.slice(from, from + maxBatch);
      const input = batch.map(({ name }) => `${name}\n`).join('');
      const output = await runGit(this.program, this.folder, ['cat-file', '--batch'], input);
      const texts = output ? splitBlobs(output, batch.length) : [];
      for (const [i, { resolve }] of batch.entries()) resolve(texts[i]);
    }
  }
}

/** `<id> blob <size>`, the content and a line end for each; `<name> missing` for what is not there. */
function splitBlobs(output: Buffer, count: number): (string | undefined)[] {
  const texts: (string | undefined)[] = [];
  let at = 0;
  while (texts.length < count) {
    const end = output.indexOf(10, at);
    if (end < 0) break;
    const header = /^[\da-f]{40,64} (\w+) (\d+)$/u.exec(output.toString('utf8', at, end));
    at = end + 1;
    if (!header) {
      texts.push(undefined);
      continue;
    }
    const size = Number(header[2]);
    const isText = header[1] === 'blob' && size <= maxFileBytes;
    texts.push(isText ? decodeText(output.subarray(at, at + size))?.text : undefined);
    at += size + 1;
  }
  return texts;
}
