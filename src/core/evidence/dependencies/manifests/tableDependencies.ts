import { entryOf, type MapEntry, type MapNode } from '../../../sources/valueTree.js';
import type { Dependency } from '../Dependency.js';
import { declared, placedText, type PlacedText } from '../placedText.js';

type Rest = Pick<Dependency, 'kind' | 'group' | 'governs'>;

/**
 * TOML's `name = "1.2"` and `name = { version = "1.2", package = "real-name" }`, as Poetry, Pipenv and Cargo have them. Poetry also
 * takes a list of such tables, one a platform.
 */
export function tableDependencies(text: string, map: MapNode | undefined, rest: Rest): Dependency[] {
  return (map?.entries ?? []).flatMap((entry) => {
    const { value } = entry;
    if (value.kind === 'list')
      return value.items.flatMap((item) => (item.kind === 'map' ? [fromMap(text, entry, item, rest)] : []));
    if (value.kind === 'map') return [fromMap(text, entry, value, rest)];
    const specifier = placedText(text, value);
    return specifier ? [declared(text, keyPlace(text, entry), specifier, rest)] : [];
  });
}

function fromMap(text: string, entry: MapEntry, map: MapNode, rest: Rest): Dependency {
  const version = placedText(text, entryOf(map, 'version')?.value);
  const real = placedText(text, entryOf(map, 'package')?.value);
  return declared(text, real ?? keyPlace(text, entry), version, rest);
}

export function keyPlace(text: string, { key, keyStart, keyEnd }: MapEntry): PlacedText {
  const quoted = /["']/u.test(text[keyStart] ?? '') && keyEnd - keyStart >= 2;
  return { value: key, start: quoted ? keyStart + 1 : keyStart, end: quoted ? keyEnd - 1 : keyEnd };
}
