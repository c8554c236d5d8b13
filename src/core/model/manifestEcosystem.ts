import { baseName } from '../files/workspacePath.js';
import type { Ecosystem } from './vocabulary.js';

const forms: readonly [RegExp, Ecosystem][] = [
  [/^(?:package(?:-lock)?\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml)$/u, 'npm'],
  [/^Cargo\.(?:toml|lock)$/u, 'cargo'],
  [/^go\.(?:mod|sum)$/u, 'go'],
  [/^pom\.xml$|\.gradle(?:\.kts)?$|\.versions\.toml$|^gradle\.lockfile$/u, 'maven'],
  [/^(?:pyproject\.toml|setup\.(?:cfg|py)|Pipfile(?:\.lock)?|(?:poetry|uv|pdm)\.lock)$/u, 'pypi'],
  [/(?:requirements|constraints)[^/]*\.txt$/iu, 'pypi'],
];

/** The ecosystem whose manifest or lock file has this name; undefined for any other file. */
export function ecosystemOfManifest(path: string): Ecosystem | undefined {
  const name = baseName(path);
  return forms.find(([form]) => form.test(name))?.[1];
}
