import { parseJson } from '../../../sources/parseJson.js';
import { entryOf, type MapEntry, type MapNode } from '../../../sources/valueTree.js';
import type { Dependency } from '../Dependency.js';
import { mapAt } from '../parseToml.js';
import { declared, placedText, type PlacedText } from '../placedText.js';
import { keyPlace } from './tableDependencies.js';

const kind = 'package.json';
const groups = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];

/** package.json: the four groups; `overrides` (npm, pnpm) and `resolutions` (Yarn) govern. `npm:name@1.2` is that package. */
export function readPackageJson(text: string): Dependency[] {
  const { root } = parseJson(text);
  if (root?.kind !== 'map') return [];
  // What is optional counts, wherever else it is named.
  const optional = mapAt(root, 'optionalDependencies');
  const overruled = (group: string, { key }: MapEntry): Pick<Dependency, 'overruled'> =>
    group === 'dependencies' && optional && entryOf(optional, key) ? { overruled: true } : {};
  return [
    ...groups.flatMap((group) =>
      (mapAt(root, group)?.entries ?? []).flatMap((entry) =>
        entryDependency(text, entry, { kind, group, ...overruled(group, entry) }),
      ),
    ),
    ...overrides(text, mapAt(root, 'overrides'), 'overrides', root, 0),
    ...overrides(text, mapAt(root, 'resolutions'), 'resolutions', root, 0),
    ...overrides(text, mapAt(root, 'pnpm', 'overrides'), 'pnpm.overrides', root, 0),
  ];
}

type Rest = Pick<Dependency, 'kind' | 'group' | 'governs' | 'isPartial' | 'overruled'>;

function entryDependency(text: string, entry: MapEntry, rest: Rest): Dependency[] {
  const specifier = placedText(text, entry.value);
  if (!specifier) return [];
  const name = keyPlace(text, entry);
  const alias = /^npm:((?:@[^/@\s]+\/)?[^@\s]+)(?:@(.*))?$/u.exec(specifier.value);
  if (!alias) return [declared(text, name, specifier, rest)];
  const version = alias[2] ?? '';
  const start = specifier.end - version.length;
  // The name is inside the same string, before the version.
  const real = declared(
    text,
    { ...name, value: alias[1]! },
    { value: version, start, end: specifier.end },
    rest,
  );
  return [{ ...real, installedAs: entry.key }];
}

/** Overrides may be for the whole tree or below one package (`{ "a": { "b": "1" } }`, `a>b`, `a/b`): only the first govern. */
function overrides(
  text: string,
  map: MapNode | undefined,
  group: string,
  root: MapNode,
  depth: number,
): Dependency[] {
  if (depth > 20) return [];
  return (map?.entries ?? []).flatMap((entry): Dependency[] => {
    const { name, below } = overrideName(entry.key);
    const whole = depth === 0 && !below;
    if (entry.value.kind === 'map') {
      const own = entryOf(entry.value, '.');
      const ownName = { ...keyPlace(text, entry), value: name };
      const specifier = placedText(text, own?.value);
      return [
        ...(specifier
          ? [withReference(text, ownName, specifier, { kind, group, ...governs(whole) }, root)]
          : []),
        ...overrides(text, entry.value, `${group}.${entry.key}`, root, depth + 1),
      ];
    }
    const specifier = placedText(text, entry.value);
    if (!specifier || entry.key === '.') return [];
    const placed = { ...keyPlace(text, entry), value: name };
    return [withReference(text, placed, specifier, { kind, group, ...governs(whole) }, root)];
  });
}

function governs(whole: boolean): Pick<Dependency, 'governs' | 'isPartial'> {
  return whole ? { governs: 'overrides' } : { isPartial: true };
}

/** `$name` means what the file itself depends on. */
function withReference(
  text: string,
  name: PlacedText,
  specifier: PlacedText,
  rest: Rest,
  root: MapNode,
): Dependency {
  const target = /^\$(.+)$/u.exec(specifier.value)?.[1];
  const meant =
    target === undefined
      ? undefined
      : groups
          .map((group) => mapAt(root, group))
          .map((map) => map && placedText(text, entryOf(map, target)?.value)?.value)
          .find((value) => value !== undefined);
  return declared(text, name, meant === undefined ? specifier : { ...specifier, value: meant }, rest);
}

/** `a@^1`, `**​/a`, `x/a`, `x>a`, `@scope/a` to the package meant, and whether it is meant below another only. */
function overrideName(key: string): { name: string; below: boolean } {
  const whole = key.replace(/^\*\*\//u, '');
  // The `>` of `a@>=1 <2` is none between two packages.
  const last = whole.split(/(?<=[^@\s<=>])>(?=[@A-Za-z])/u).at(-1)!;
  const name = /(?:^|\/)((?:@[^/@]+\/)?[^/@]+)(?:@[^/]*)?$/u.exec(last)?.[1] ?? last;
  return {
    name,
    below: last !== whole || last.replace(/(?<=[^/])@.*$/u, '') !== name || /[^/@]@/u.test(last),
  };
}
