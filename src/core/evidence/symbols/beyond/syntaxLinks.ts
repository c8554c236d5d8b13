import { outerBases, partsIn } from '../../../syntax/findSymbol.js';
import type { SyntaxImport, SyntaxOutline } from '../../../syntax/Outline.js';
import { parseSymbolName } from '../../../syntax/symbolName.js';
import {
  nowhere,
  type LanguageLinks,
  type Linker,
  type LinkPlace,
  type NameOrigin,
  type Origins,
} from './FileLinks.js';
import { goLinks } from './goLinks.js';
import { javaLinks } from './javaLinks.js';
import { rustLinks } from './rustLinks.js';
import { scriptLinks } from './scriptLinks.js';

const languages: Readonly<Record<SyntaxOutline['language'], LanguageLinks>> = {
  typescript: scriptLinks,
  tsx: scriptLinks,
  javascript: scriptLinks,
  java: javaLinks,
  go: goLinks,
  rust: rustLinks,
};

export const syntaxLinks: Linker = async ({ path }, name, { container }, code) => {
  const outline = await code.syntax(path);
  if (!outline) return undefined;
  const links = languages[outline.language];
  const place: LinkPlace = { path, outline, code };
  const parts = partsIn(outline, parseSymbolName(name).parts, path);
  const takers = (first: string): SyntaxImport[] => outline.imports.filter((each) => each.name === first);
  return {
    parts,
    bases: container ? outerBases(outline, parts.slice(0, -1)) : [],
    origins: async (written) => {
      const asked = written.split(/\.|::/u);
      const named = takers(asked[0]!);
      const all = named.length > 0 ? named : takers('*');
      const found: NameOrigin[] = [];
      let outside: Origins['outside'];
      for (const each of all.length > 0 ? all : [undefined]) {
        const origins = await links.from(each, asked, place);
        found.push(...origins.origins);
        // Of what a library gives as a whole nobody knows the names.
        if (each?.name !== '*') outside ??= origins.outside;
      }
      if (named.length === 0 && all.length > 0 && found.length === 0)
        return links.from(undefined, asked, place);
      if (outside) return { origins: found, outside };
      return found.length > 0 ? { origins: found } : nowhere;
    },
    handsOn: (first) => {
      const named = takers(first);
      return named.length > 0 ? named.some(({ isExported }) => isExported) : true;
    },
    together: () => links.together(parts, place),
  };
};
