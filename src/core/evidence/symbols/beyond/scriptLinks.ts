import { scriptModuleFile } from '../../../syntax/scriptModuleFile.js';
import { nowhere, type LanguageLinks } from './FileLinks.js';

/** TypeScript and JavaScript: relative imports and exports from other files. Paths that a configuration maps count as libraries. */
export const scriptLinks: LanguageLinks = {
  async from(taken, [first = '', ...rest], { path, code }) {
    if (!taken) return nowhere;
    const { from, name, original, isExported } = taken;
    const target = await scriptModuleFile(path, from, (each) => code.exists(each));
    if (target === undefined) {
      if (from.startsWith('.')) return nowhere;
      return { origins: [], outside: from.startsWith('node:') ? 'standard' : 'library' };
    }
    // `import * as name` has a name of its own, `export *` none.
    if (name === '*') return { origins: isExported ? [{ path: target, parts: [first, ...rest] }] : [] };
    if (original === '*') return { origins: [{ path: target, parts: rest }] };
    const parts = [original, ...rest];
    // What a file exports by default mostly has a name there as well, and mostly the same.
    if (original === 'default')
      return {
        origins: [
          { path: target, parts },
          { path: target, parts: [first, ...rest] },
        ],
      };
    return { origins: [{ path: target, parts }] };
  },
  together: () => Promise.resolve([]),
};
