import type { MapNode, ValueNode } from '../../../sources/valueTree.js';
import { entryOf } from '../../../sources/valueTree.js';
import type { Dependency } from '../Dependency.js';
import { mapAt, parseToml } from '../parseToml.js';
import { placedText } from '../placedText.js';
import { readRequirement } from './readRequirement.js';
import { tableDependencies } from './tableDependencies.js';

const kind = 'pyproject';

/**
 * pyproject.toml: PEP 621 `dependencies` and `optional-dependencies`, dependency groups (PEP 735), `build-system.requires`, Poetry's
 * tables, the development lists of uv, PDM and Rye, the environments of Hatch; uv's overrides and constraints govern.
 */
export function readPyproject(text: string): Dependency[] {
  const root = parseToml(text);
  const lists = new ListReader(text);
  lists.read(listAt(mapAt(root, 'project'), 'dependencies'), 'project.dependencies');
  lists.readEach(mapAt(root, 'project', 'optional-dependencies'), 'project.optional-dependencies');
  lists.readEach(mapAt(root, 'dependency-groups'), 'dependency-groups');
  lists.read(listAt(mapAt(root, 'build-system'), 'requires'), 'build-system.requires');
  const uv = mapAt(root, 'tool', 'uv');
  lists.read(listAt(uv, 'dev-dependencies'), 'tool.uv.dev-dependencies');
  lists.read(listAt(uv, 'constraint-dependencies'), 'tool.uv.constraint-dependencies', 'defaults');
  lists.read(listAt(uv, 'override-dependencies'), 'tool.uv.override-dependencies', 'overrides');
  lists.readEach(mapAt(root, 'tool', 'pdm', 'dev-dependencies'), 'tool.pdm.dev-dependencies');
  lists.read(listAt(mapAt(root, 'tool', 'rye'), 'dev-dependencies'), 'tool.rye.dev-dependencies');
  for (const { key, value } of mapAt(root, 'tool', 'hatch', 'envs')?.entries ?? []) {
    if (value.kind !== 'map') continue;
    for (const name of ['dependencies', 'extra-dependencies'])
      lists.read(listAt(value, name), `tool.hatch.envs.${key}.${name}`);
  }
  return [...lists.found, ...poetry(text, mapAt(root, 'tool', 'poetry'))];
}

function poetry(text: string, tool: MapNode | undefined): Dependency[] {
  if (!tool) return [];
  const table = (map: MapNode | undefined, group: string): Dependency[] =>
    tableDependencies(text, map, { kind, group }).filter(({ name }) => name !== 'python');
  const groups = mapAt(tool, 'group')?.entries ?? [];
  return [
    ...table(mapAt(tool, 'dependencies'), 'tool.poetry.dependencies'),
    ...table(mapAt(tool, 'dev-dependencies'), 'tool.poetry.dev-dependencies'),
    ...groups.flatMap(({ key, value }) =>
      table(mapAt(value, 'dependencies'), `tool.poetry.group.${key}.dependencies`),
    ),
  ];
}

function listAt(map: MapNode | undefined, key: string): ValueNode | undefined {
  return map && entryOf(map, key)?.value;
}

class ListReader {
  readonly found: Dependency[] = [];

  constructor(private readonly text: string) {}

  read(list: ValueNode | undefined, group: string, governs?: Dependency['governs']): void {
    if (list?.kind !== 'list') return;
    for (const item of list.items) {
      const placed = placedText(this.text, item);
      if (!placed) continue;
      // The text between the quotes stands in the file as it is: requirements need no escapes.
      const written = this.text.slice(placed.start, placed.end);
      const dependency = readRequirement(written, placed.start, {
        kind,
        group,
        ...(governs ? { governs } : {}),
      });
      if (dependency) this.found.push(dependency);
    }
  }

  readEach(map: MapNode | undefined, group: string): void {
    for (const { key, value } of map?.entries ?? []) this.read(value, `${group}.${key}`);
  }
}
