import type { Steps } from '../../../steps.js';
import { linesPerStep } from './linesPerStep.js';
import type { LockedVersion } from './LockedVersion.js';

const groups = /^(?:dependencies|devDependencies|optionalDependencies)$/u;

/**
 * pnpm-lock.yaml, versions 5 to 9, line by line as pnpm writes it: what each importer got, then every package. A version ends before
 * the peers it was resolved with (`1.2.3(react@18.0.0)`, `1.2.3_react@18.0.0`).
 */
export function* readPnpmLock(text: string): Steps<LockedVersion[]> {
  const found: LockedVersion[] = [];
  /** The keys above a line, one a step of two blanks. */
  const keys: string[] = [];
  let count = 0;
  for (const { 0: line, index } of text.matchAll(/^[^\r\n]+/gmu)) {
    if (++count % linesPerStep === 0) yield;
    const match =
      /^( *)(?:'([^']*)'|"([^"]*)"|([^\s'"#][^:\r\n]*(?::[^\s:][^:\r\n]*)*?)):(?: +(\S.*))?$/u.exec(line);
    if (!match || match[1]!.length % 2 === 1) continue;
    const depth = match[1]!.length / 2;
    const key = match[2] ?? match[3] ?? match[4]!;
    keys.length = Math.min(keys.length, depth);
    keys.push(key);
    const value = match[5];
    if (depth === 1 && keys[0] === 'packages') addPackage(found, key, index + line.indexOf(key));
    if (value === undefined) continue;
    const [importer, rest] = keys[0] === 'importers' ? [keys[1] ?? '', keys.slice(2)] : ['.', keys];
    const [group, name, last] = rest;
    if (!groups.test(group ?? '') || name === undefined || rest.length > 3) continue;
    if (rest.length === 3 && last !== 'version') continue;
    const valueStart = index + line.length - value.length + (/^['"]/u.test(value) ? 1 : 0);
    add(found, { name, importer }, text, valueStart, index + line.length);
  }
  return found;
}

/** `/name@1.2.3`, `name@1.2.3`, `/name/1.2.3`, each with or without a scope. */
function addPackage(found: LockedVersion[], key: string, at: number): void {
  const match = /^\/?((?:@[^/@]+\/)?[^/@]+)[@/](\d[^(_\s]*)/u.exec(key);
  if (!match) return;
  const start = at + match[0].length - match[2]!.length;
  found.push({ name: match[1]!, version: match[2]!, start, end: start + match[2]!.length });
}

function add(
  found: LockedVersion[],
  where: Pick<LockedVersion, 'name' | 'importer'>,
  text: string,
  start: number,
  end: number,
): void {
  // `name@1.2.3`, `/name@1.2.3` or `/name/1.2.3`, where it is installed under another name.
  const match = /^(?:\/?((?:@[^/@]+\/)?[^/@\s(\d][^/@\s(]*)[@/])?(\d[^(_\s'"]*)/u.exec(
    text.slice(start, end),
  );
  if (!match) return;
  const [whole, name = where.name, version = ''] = match;
  const at = start + whole.length - version.length;
  found.push({ ...where, name, version, start: at, end: at + version.length });
}
