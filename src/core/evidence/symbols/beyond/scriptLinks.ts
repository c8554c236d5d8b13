import { scriptModuleFile } from '../../../syntax/scriptModuleFile.js';
import { nowhere, type LanguageLinks, type LinkedCode, type NameOrigin } from './FileLinks.js';

/** Longer chains of files that hand on all of others there are not. */
const maxFiles = 60;

/** TypeScript and JavaScript: relative imports and exports from other files. Paths that a configuration maps count as libraries. */
export const scriptLinks: LanguageLinks = {
  async from(taken, [first = '', ...rest], { path, code }) {
    if (!taken) return nowhere;
    const { from, name, original } = taken;
    const target = await scriptModuleFile(path, from, (each) => code.exists(each));
    if (target === undefined) {
      if (from.startsWith('.')) return nowhere;
      return { origins: [], outside: from.startsWith('node:') ? 'standard' : 'library' };
    }
    const outline = await code.syntax(target);
    const main = outline?.main;
    // All of another module but its default.
    if (name === '*') {
      if (first === 'default') return nowhere;
      return { origins: await exported(target, first, rest, code) };
    }
    if (original === 'default') return { origins: [{ path: target, parts: [main ?? original, ...rest] }] };
    if (original !== '*') return { origins: await exported(target, original, rest, code) };
    const [member, ...further] = rest;
    const whole =
      member === undefined ? [{ path: target, parts: [] }] : await exported(target, member, further, code);
    // What CommonJS gives may be one thing, or an object with members.
    const isOne = main !== undefined && !outline?.exports;
    return { origins: isOne ? [{ path: target, parts: [main, ...rest] }, ...whole] : whole };
  },
  together: () => Promise.resolve([]),
};

/**
 * Where a name is that a file exports, through those whose names it hands on as a whole; one that says nothing of exports (CommonJS)
 * may hand on any.
 */
async function exported(
  path: string,
  name: string,
  rest: readonly string[],
  code: LinkedCode,
  seen = new Set<string>(),
): Promise<NameOrigin[]> {
  if (seen.has(path) || seen.size >= maxFiles) return [];
  seen.add(path);
  const outline = await code.syntax(path);
  const isOwn =
    !outline?.exports ||
    outline.exports.includes(name) ||
    outline.imports.some((each) => each.isExported && each.name === name);
  if (isOwn) return [{ path, parts: [name, ...rest] }];
  const found: NameOrigin[] = [];
  for (const each of outline.imports) {
    if (!each.isExported || each.name !== '*') continue;
    const target = await scriptModuleFile(path, each.from, (candidate) => code.exists(candidate));
    if (target !== undefined) found.push(...(await exported(target, name, rest, code, seen)));
  }
  return found;
}
