import type { Steps } from '../../../steps.js';
import { linesPerStep } from './linesPerStep.js';
import type { LockedVersion } from './LockedVersion.js';

/** yarn.lock, of Yarn 1 and of Berry: descriptors, then the version that was chosen for them. */
export function* readYarnLock(text: string): Steps<LockedVersion[]> {
  const found: LockedVersion[] = [];
  let asked: { name: string; range: string }[] = [];
  let count = 0;
  for (const { 0: line, index } of text.matchAll(/^[^\r\n]+/gmu)) {
    if (++count % linesPerStep === 0) yield;
    if (!/^\s/u.test(line)) {
      asked = line.startsWith('#') || !line.endsWith(':') ? [] : descriptors(line.slice(0, -1));
      continue;
    }
    const version = asked.length > 0 ? /^ {2}"?version"?:? "?([^\s"]+)"?\s*$/u.exec(line) : null;
    if (!version || version[1] === '0.0.0-use.local') continue;
    const start = index + line.indexOf(version[1]!, line.indexOf('version') + 7);
    const place = { version: version[1]!, start, end: start + version[1]!.length };
    for (const name of new Set(asked.map((each) => each.name))) {
      const askedBy = asked.filter((each) => each.name === name).map(({ range }) => range);
      found.push({ name, ...place, askedBy });
    }
    asked = [];
  }
  return found;
}

function descriptors(header: string): { name: string; range: string }[] {
  return header.split(/,\s*/u).flatMap((part) => {
    const match = /^((?:@[^/@]+\/)?[^@]+)@(.*)$/u.exec(part.replaceAll('"', ''));
    if (!match) return [];
    // `alias@npm:name@1.2` is that other package; Berry writes `npm:` before every range.
    const alias = /^npm:((?:@[^/@]+\/)?[^@]+)@(.+)$/u.exec(match[2]!);
    return alias
      ? [{ name: alias[1]!, range: alias[2]! }]
      : [{ name: match[1]!, range: match[2]!.replace(/^npm:/u, '') }];
  });
}
