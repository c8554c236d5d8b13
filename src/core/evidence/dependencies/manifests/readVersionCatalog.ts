import { entryOf, type MapEntry, type MapNode, type ValueNode } from '../../../sources/valueTree.js';
import type { Dependency } from '../Dependency.js';
import { mapAt, parseToml } from '../parseToml.js';
import { declared, placedText, type PlacedText } from '../placedText.js';
import { keyPlace } from './tableDependencies.js';

const kind = 'version-catalog';

/** Gradle's libs.versions.toml: libraries and plugins; `version.ref` leads to the place in `[versions]`. */
export function readVersionCatalog(text: string): Dependency[] {
  const root = parseToml(text);
  const versions = mapAt(root, 'versions');
  const read = (group: 'libraries' | 'plugins'): Dependency[] =>
    (mapAt(root, group)?.entries ?? []).flatMap((entry) => catalogEntry(text, entry, group, versions) ?? []);
  return [...read('libraries'), ...read('plugins')];
}

function catalogEntry(
  text: string,
  entry: MapEntry,
  group: string,
  versions: MapNode | undefined,
): Dependency | undefined {
  const short = placedText(text, entry.value);
  if (short) {
    const colon = short.value.lastIndexOf(':');
    if (colon < 0) return undefined;
    const version = { value: short.value.slice(colon + 1), start: short.start + colon + 1, end: short.end };
    return declared(text, { ...short, value: short.value.slice(0, colon) }, version, { kind, group });
  }
  if (entry.value.kind !== 'map') return undefined;
  const field = (key: string): PlacedText | undefined =>
    placedText(text, entryOf(entry.value as MapNode, key)?.value);
  const [module, id, owner, artifact] = ['module', 'id', 'group', 'name'].map(field);
  const whole = module ?? id;
  const name = whole?.value ?? (owner && artifact ? `${owner.value}:${artifact.value}` : undefined);
  if (name === undefined) return undefined;
  const version = versionOf(text, entryOf(entry.value, 'version')?.value, versions);
  return declared(text, { ...(whole ?? keyPlace(text, entry)), value: name }, version, { kind, group });
}

/** A string, a reference, or the strictest thing that a rich version says. */
function versionOf(
  text: string,
  node: ValueNode | undefined,
  versions: MapNode | undefined,
): PlacedText | undefined {
  if (node?.kind !== 'map') return placedText(text, node);
  const ref = placedText(text, entryOf(node, 'ref')?.value);
  if (ref) return versions && versionOf(text, entryOf(versions, ref.value)?.value, undefined);
  return ['strictly', 'require', 'prefer']
    .map((key) => placedText(text, entryOf(node, key)?.value))
    .find((placed) => placed !== undefined);
}
