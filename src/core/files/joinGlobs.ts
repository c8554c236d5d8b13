import { expandBraces } from './glob.js';

/** A longer command line than this is refused by some systems. */
const maxLength = 8000;

/**
 * The same files by fewer searches: globs for a name in any folder become one, `**` + `/{a,b}`. Braces are never
 * nested in the result, which not every search understands.
 */
export function joinGlobs(globs: readonly string[]): string[] {
  const others = new Set<string>();
  const names = new Set<string>();
  for (const glob of globs) {
    const alternatives = nameAlternatives(glob);
    if (alternatives) for (const name of alternatives) names.add(name);
    else others.add(glob);
  }
  const joined = `**/{${[...names].join(',')}}`;
  if (names.size < 2 || joined.length > maxLength) return [...new Set(globs)];
  return [joined, ...others];
}

/** `**` + `/{a,b}.md` to `a.md`, `b.md`; undefined when the glob is about folders too. */
function nameAlternatives(glob: string): string[] | undefined {
  const name = glob.startsWith('**/') ? glob.slice('**/'.length) : undefined;
  if (name === undefined || name === '' || name.includes('/') || name.includes('**')) return undefined;
  const alternatives = expandBraces(name);
  return alternatives.some((alternative) => /[{},]/u.test(alternative)) ? undefined : alternatives;
}
