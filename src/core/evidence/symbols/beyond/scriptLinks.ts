import type { SyntaxOutline } from '../../../syntax/Outline.js';
import { scriptModuleFile } from '../../../syntax/scriptModuleFile.js';
import { nowhere, type LanguageLinks } from './FileLinks.js';

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
    const origin = (...parts: readonly string[]) => ({ path: target, parts });
    // All of another module but its default.
    if (name === '*')
      return offers(outline, first) && first !== 'default' ? { origins: [origin(first, ...rest)] } : nowhere;
    const main = outline?.main;
    if (original === 'default') return { origins: [origin(main ?? original, ...rest)] };
    if (original !== '*')
      return offers(outline, original) ? { origins: [origin(original, ...rest)] } : nowhere;
    // What CommonJS gives may be one thing, or an object with members.
    const one = main === undefined || outline?.exports ? [] : [origin(main, ...rest)];
    const [member] = rest;
    return {
      origins: member === undefined || offers(outline, member) ? [...one, origin(...rest)] : one,
    };
  },
  together: () => Promise.resolve([]),
};

/** Whether a file hands on a name; one that says nothing of exports (CommonJS) may hand on any. */
function offers(outline: SyntaxOutline | undefined, name: string): boolean {
  if (!outline?.exports) return true;
  if (outline.exports.includes(name)) return true;
  return outline.imports.some((each) => each.isExported && (each.name === name || each.name === '*'));
}
