import fs from 'node:fs';

/**
 * Writes a text to standard output (1) or standard error (2) at once: what Node writes with brings along half of its library.
 *
 * @returns false when some of it is still on its way, since whoever reads is slow and does not let us wait
 */
export function writeAll(descriptor: 1 | 2, text: string): boolean {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length;) {
    try {
      at += fs.writeSync(descriptor, bytes, at);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // Nobody reads any more, as after `| head`.
      if (code === 'EPIPE') return true;
      if (code !== 'EAGAIN') throw error;
      (descriptor === 1 ? process.stdout : process.stderr).write(bytes.subarray(at));
      return false;
    }
  }
  return true;
}
