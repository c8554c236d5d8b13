import type { Steps } from '../../../steps.js';
import { linesPerStep } from './linesPerStep.js';
import type { LockedVersion } from './LockedVersion.js';

const packageName = String.raw`(?:@[^/@"]+\/)?[^/@"]+`;
/** `"parent/name": ["name@1.2.3", ...`: where it is installed, and what it is. */
const entry = new RegExp(String.raw`^\s+"([^"\n]+)":\s*\["(${packageName})@([^"\n]+)"`, 'gmu');
const workspace = /^ {4}"([^"\n]*)":\s*\{[ \t]*\r?\n\s+"name":\s*"([^"\n]+)"/gmu;

/** bun.lock, the text form of Bun 1.2, line by line as Bun writes it. */
export function* readBunLock(text: string): Steps<LockedVersion[]> {
  const begin = text.search(/^ {2}"packages":/mu);
  if (begin < 0) return [];
  const folders = new Map([...text.slice(0, begin).matchAll(workspace)].map(([, at, name]) => [name!, at!]));
  const found: LockedVersion[] = [];
  let count = 0;
  entry.lastIndex = 0;
  for (const match of text.slice(begin).matchAll(entry)) {
    if (++count % linesPerStep === 0) yield;
    const [whole, at, name, version] = match;
    // Of the workspace itself, or from git or a path: no version.
    if (!/^\d/u.test(version!)) continue;
    const end = begin + match.index + whole.length - 1;
    const place = { version: version!, start: end - version!.length, end };
    found.push({ name: name!, ...place, installedAt: installedAt(at!, folders) });
  }
  return found;
}

/** `a/@s/b` to `node_modules/a/node_modules/@s/b`, and below the folder of a workspace where the first is one. */
function installedAt(key: string, folders: ReadonlyMap<string, string>): string {
  const [first = '', ...rest] = key.match(new RegExp(packageName, 'gu')) ?? [];
  const folder = rest.length > 0 ? folders.get(first) : undefined;
  if (folder === undefined) return [first, ...rest].map((name) => `node_modules/${name}`).join('/');
  return [folder, ...rest.map((name) => `node_modules/${name}`)].filter((part) => part !== '').join('/');
}
