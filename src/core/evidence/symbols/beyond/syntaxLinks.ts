import { outerBases, partsIn } from '../../../syntax/findSymbol.js';
import type { SyntaxImport, SyntaxOutline } from '../../../syntax/Outline.js';
import { parseSymbolName } from '../../../syntax/symbolName.js';
import type { LanguageLinks, Linker, LinkPlace, Origins } from './FileLinks.js';
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
      const from = async (each: SyntaxImport): Promise<Origins> => links.from(each, asked, place);
      const named = takers(asked[0]!);
      if (named.length > 0) return joined(await Promise.all(named.map(from)));
      // Of what a library gives as a whole nobody knows the names.
      const { origins } = joined(await Promise.all(takers('*').map(from)));
      return origins.length > 0 ? { origins } : links.from(undefined, asked, place);
    },
    handsOn: (first) => {
      const named = takers(first);
      return named.length === 0 || named.some(({ isExported }) => isExported);
    },
    together: () => links.together(parts, place),
  };
};

function joined(all: readonly Origins[]): Origins {
  const origins = all.flatMap((each) => each.origins);
  const outside = all.find((each) => each.outside !== undefined)?.outside;
  return outside ? { origins, outside } : { origins };
}
