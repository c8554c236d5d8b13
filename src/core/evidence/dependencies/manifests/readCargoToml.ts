import type { MapNode } from '../../../sources/valueTree.js';
import type { Dependency } from '../Dependency.js';
import { mapAt, parseToml } from '../parseToml.js';
import { tableDependencies } from './tableDependencies.js';

const groups = [
  'dependencies',
  'dev-dependencies',
  'build-dependencies',
  'dev_dependencies',
  'build_dependencies',
];

/** Cargo.toml: dependencies of every kind and target; those of the workspace set what members leave to it. */
export function readCargoToml(text: string): Dependency[] {
  const root = parseToml(text);
  const targets = mapAt(root, 'target')?.entries ?? [];
  return [
    ...groupsOf(text, root, ''),
    ...targets.flatMap(({ key, value }) =>
      groupsOf(text, value.kind === 'map' ? value : undefined, `target.${key}.`),
    ),
    ...tableDependencies(text, mapAt(root, 'workspace', 'dependencies'), {
      kind: 'cargo',
      group: 'workspace.dependencies',
      governs: 'defaults',
    }),
  ];
}

function groupsOf(text: string, map: MapNode | undefined, prefix: string): Dependency[] {
  return groups.flatMap((group) =>
    tableDependencies(text, mapAt(map, group), { kind: 'cargo', group: `${prefix}${group}` }),
  );
}
