import { Buffer } from 'node:buffer';
import fs from 'node:fs';
import path from 'node:path';
import type { FileFix } from '../core/fixes/FixPlan.js';
import { encodeText } from '../core/text/encodeText.js';
import type { DecodedText } from '../core/text/decodeText.js';
import type { NodeFiles } from '../node/files/NodeFiles.js';

/** A file as it will be, ready to take its place. */
interface Prepared {
  readonly fix: FileFix;
  readonly target: string;
  /** Beside the target, so that it takes its place at once or not at all. */
  readonly temporary: string;
}

/**
 * Writes all of them or none: each goes to a file beside its target first, with its encoding and permissions. Gives the reason
 * of a refusal: a file that is no longer the text that its edits were computed from, a path that leads outside, a folder that
 * cannot be written.
 */
export function writeFixes(fixes: readonly FileFix[], files: NodeFiles): string | undefined {
  const prepared: Prepared[] = [];
  try {
    for (const fix of fixes) {
      const refusal = stale(fix, files);
      if (refusal !== undefined) return refusal;
    }
    for (const fix of fixes) {
      const target = files.writable(fix.path);
      if (target === undefined) return `${fix.path} is outside the folder; nothing was written.`;
      prepared.push(prepare(fix, target, files));
    }
    // Once more, right before: somebody may have saved a file meanwhile.
    for (const { fix } of prepared) {
      const refusal = stale(fix, files);
      if (refusal !== undefined) return refusal;
    }
    for (const { temporary, target } of prepared) fs.renameSync(temporary, target);
    return undefined;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return `${error.message}.`;
    throw error;
  } finally {
    for (const { temporary } of prepared) fs.rmSync(temporary, { force: true });
  }
}

function stale({ kind, path: file, before }: FileFix, files: NodeFiles): string | undefined {
  const now = files.readNow(file);
  if (kind === 'create') return now === undefined ? undefined : `${file} exists by now; nothing was written.`;
  return now?.text === before ? undefined : `${file} changed meanwhile; nothing was written.`;
}

function prepare(fix: FileFix, target: string, files: NodeFiles): Prepared {
  fs.mkdirSync(path.dirname(target), { recursive: true });
  const encoding = files.readNow(fix.path)?.encoding ?? 'utf-8';
  const temporary = `${target}.${process.pid}.tmp`;
  const bytes = encodeText(fix.after, encoding as DecodedText['encoding']);
  fs.writeFileSync(temporary, Buffer.from(bytes), { flag: 'wx' });
  if (fix.kind === 'edit') fs.chmodSync(temporary, fs.statSync(target).mode & 0o7777);
  return { fix, target, temporary };
}
