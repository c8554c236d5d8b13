import type { Ecosystem } from '../../../model/vocabulary.js';
import { baseName } from '../../../files/workspacePath.js';
import type { ManifestKind } from '../Dependency.js';

/** The files in which an ecosystem declares what it depends on, as globs without the folder. */
const names: Record<Ecosystem, readonly string[]> = {
  pypi: [
    '*requirements*.txt',
    '*constraints*.txt',
    'requirements/*.txt',
    'pyproject.toml',
    'setup.cfg',
    'setup.py',
    'Pipfile',
  ],
  npm: ['package.json'],
  cargo: ['Cargo.toml'],
  go: ['go.mod'],
  maven: ['pom.xml', '*.gradle', '*.gradle.kts', '*.versions.toml'],
};

/** The glob of an ecosystem's manifests, anywhere in the workspace. */
export function manifestGlob(ecosystem: Ecosystem): string {
  return `**/{${names[ecosystem].join(',')}}`;
}

/** The same in words, for a message. */
export function manifestNames(ecosystem: Ecosystem): string {
  return names[ecosystem].join(', ');
}

const kinds: readonly [RegExp, ManifestKind][] = [
  [/^package\.json$/u, 'package.json'],
  [/^pyproject\.toml$/u, 'pyproject'],
  [/^setup\.cfg$/u, 'setup.cfg'],
  [/^setup\.py$/u, 'setup.py'],
  [/^Pipfile$/u, 'pipfile'],
  [/^Cargo\.toml$/u, 'cargo'],
  [/^go\.mod$/u, 'go.mod'],
  [/^pom\.xml$|\.pom$/u, 'pom'],
  [/\.gradle(?:\.kts)?$/u, 'gradle'],
  [/\.versions\.toml$/u, 'version-catalog'],
  [/constraints[^/]*\.txt$/iu, 'constraints'],
];

/** By the file's name; any other text file is read as pip's requirements, since `-r` may name it. */
export function manifestKind(path: string): ManifestKind {
  const name = baseName(path);
  return kinds.find(([form]) => form.test(name))?.[1] ?? 'requirements';
}
