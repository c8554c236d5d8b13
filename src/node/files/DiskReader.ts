import { isAscii } from 'node:buffer';
import fs from 'node:fs';
import path from 'node:path';
import { maxFileBytes, type FileText, type Unreadable } from '../../core/files/FileAccess.js';
import { decodeText, isBinary } from '../../core/text/decodeText.js';

/** Enough to tell a file that is not text. */
const headBytes = 8192;

/** Most files of code are smaller. */
const bufferBytes = 256 * 1024;

/** A pipe must not be waited for, and what was a file must not have become a link. */
const readFlags = fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0) | (fs.constants.O_NOFOLLOW ?? 0);

interface Opened {
  descriptor: number;
  bytes: number;
}

/**
 * Files below a folder, read at once and one after the other. Links that point out of it are never followed. Paths are relative
 * to the folder, with forward slashes.
 */
export class DiskReader {
  /** What files are read into, one after the other. */
  private readonly buffer = Buffer.allocUnsafeSlow(bufferBytes);
  private realRoot: string | undefined;

  /** `isPlain`: true for what is a file by itself and in no linked folder, so that its path is inside without being looked up. */
  constructor(
    private readonly root: string,
    private readonly isPlain: (file: string) => boolean,
  ) {}

  /** As `FileAccess.read`. */
  read(file: string, maxBytes = maxFileBytes): FileText | undefined {
    const length = this.isPlain(file) ? this.readSmall(file) : 0;
    if (length > 0 && length <= maxBytes)
      return textOf(new Uint8Array(this.buffer.buffer, 0, length), this.buffer);
    return this.withFile(file, (opened) => this.readOpened(opened, maxBytes));
  }

  /**
   * Reads a file into the buffer and gives its length; 0 where more has to be looked at: it is empty, or too large for the buffer, or no file any
   * more. It takes as few calls as can be: over thousands of files they are most of what reading costs.
   */
  private readSmall(file: string): number {
    let descriptor: number | undefined;
    try {
      descriptor = fs.openSync(`${this.root}/${file}`, readFlags);
      let length = 0;
      while (length < bufferBytes) {
        const read = fs.readSync(descriptor, this.buffer, length, bufferBytes - length, null);
        if (read === 0) return length;
        length += read;
      }
    } catch {
      // It is tried again with more care.
    } finally {
      if (descriptor !== undefined) fs.closeSync(descriptor);
    }
    return 0;
  }

  exists(file: string): boolean {
    try {
      // Most questions are about files that are not there.
      const there = fs.statSync(path.join(this.root, file), { throwIfNoEntry: false });
      if (!there?.isFile() || this.isPlain(file)) return there?.isFile() ?? false;
      const absolute = this.inside(file);
      return absolute !== undefined && fs.statSync(absolute).isFile();
    } catch {
      return false;
    }
  }

  hasFolder(folder: string): boolean {
    try {
      return fs.statSync(`${this.root}/${folder}`, { throwIfNoEntry: false })?.isDirectory() ?? false;
    } catch {
      return false;
    }
  }

  /** As `FileAccess.unreadable`. */
  unreadable(file: string, maxBytes = maxFileBytes): Unreadable | undefined {
    return this.withFile(file, ({ descriptor, bytes }): Unreadable | undefined => {
      if (bytes <= maxFileBytes && isBinary(this.readBytes(descriptor, Math.min(headBytes, bytes))))
        return { reason: 'binary' };
      return bytes > maxBytes ? { reason: 'large', bytes } : undefined;
    });
  }

  /** The real path; undefined when there is none, or when a link leads out of the root. */
  inside(file: string): string | undefined {
    if (file.includes('\0')) return undefined;
    try {
      const root = (this.realRoot ??= fs.realpathSync.native(this.root));
      const real = fs.realpathSync.native(path.join(this.root, file));
      return real === root || real.startsWith(root.endsWith(path.sep) ? root : root + path.sep)
        ? real
        : undefined;
    } catch {
      return undefined;
    }
  }

  private readOpened({ descriptor, bytes }: Opened, maxBytes: number): FileText | undefined {
    if (bytes > maxBytes) return undefined;
    const read = this.readBytes(descriptor, bytes);
    return textOf(read, read);
  }

  /** They hold until the next call. */
  private readBytes(descriptor: number, length: number): Buffer {
    const bytes = length > bufferBytes ? Buffer.allocUnsafeSlow(length) : this.buffer;
    let at = 0;
    while (at < length) {
      const read = fs.readSync(descriptor, bytes, at, length - at, at);
      if (read === 0) break;
      at += read;
    }
    return bytes.subarray(0, at);
  }

  /** Undefined for what is no file, cannot be opened, or is outside. */
  private withFile<T>(file: string, use: (opened: Opened) => T | undefined): T | undefined {
    let descriptor: number | undefined;
    try {
      const plain = this.isPlain(file);
      const absolute = plain ? path.join(this.root, file) : this.inside(file);
      if (absolute === undefined) return undefined;
      descriptor = fs.openSync(absolute, readFlags);
      const stat = fs.fstatSync(descriptor);
      return stat.isFile() ? use({ descriptor, bytes: stat.size }) : undefined;
    } catch {
      return undefined;
    } finally {
      if (descriptor !== undefined) fs.closeSync(descriptor);
    }
  }
}

/** As `decodeText`. Most code is ASCII, which needs no decoder. `buffer` begins with the bytes. */
function textOf(bytes: Uint8Array, buffer: Buffer): FileText | undefined {
  if (!isAscii(bytes) || isBinary(bytes)) return decodeText(bytes);
  return { text: buffer.toString('latin1', 0, bytes.length), encoding: 'utf-8', lossy: false };
}
