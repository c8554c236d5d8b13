import { parseJson } from '../../sources/parseJson.js';
import { entryOf, scalarText } from '../../sources/valueTree.js';
import type { Dependency } from './Dependency.js';

const groups = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];

/** package.json; offsets are of the version inside its quotes. */
export function readPackageJson(text: string): Dependency[] {
  const { root } = parseJson(text);
  if (root?.kind !== 'map') return [];
  return groups.flatMap((group) => {
    const value = entryOf(root, group)?.value;
    if (value?.kind !== 'map') return [];
    return value.entries.flatMap((entry): Dependency[] => {
      const specifier = scalarText(entry.value);
      if (specifier === undefined) return [];
      return [{ name: entry.key, specifier, start: entry.value.start + 1, end: entry.value.end - 1 }];
    });
  });
}
