import type { Dependency } from '../Dependency.js';
import { parseToml } from '../parseToml.js';
import { tableDependencies } from './tableDependencies.js';

const settings = new Set(['source', 'requires', 'scripts', 'pipenv', 'pipfile']);

/** Pipfile: `packages`, `dev-packages` and any category of one's own. */
export function readPipfile(text: string): Dependency[] {
  return parseToml(text).entries.flatMap(({ key, value }) =>
    value.kind === 'map' && !settings.has(key)
      ? tableDependencies(text, value, { kind: 'pipfile', group: key })
      : [],
  );
}
