import type { Steps } from '../../../steps.js';
import type { LockedVersion } from './LockedVersion.js';
import { linesPerStep } from './linesPerStep.js';

/** poetry.lock, uv.lock, pdm.lock and Cargo.lock: `[[package]]`, pylock.toml (PEP 751): `[[packages]]`, with `name` and `version`, a line each, as the tools write them. */
export function* readPackageTables(text: string): Steps<LockedVersion[]> {
  const found: LockedVersion[] = [];
  let name: string | undefined;
  let inPackage = false;
  let count = 0;
  for (const match of text.matchAll(
    /^(?:(\[\[?)([^\]\r\n]*)\]|(name|version)[ \t]*=[ \t]*"([^"\r\n]*)")/gmu,
  )) {
    if (++count % linesPerStep === 0) yield;
    if (match[1] !== undefined) {
      inPackage = match[1] === '[[' && /^packages?$/u.test(match[2]!);
      name = undefined;
    } else if (inPackage && match[3] === 'name') name = match[4];
    else if (inPackage && name !== undefined) {
      const version = match[4]!;
      const start = match.index + match[0].length - 1 - version.length;
      found.push({ name, version, start, end: start + version.length });
    }
  }
  return found;
}
