export const MANIFEST_KINDS = [
  'requirements',
  'constraints',
  'pyproject',
  'setup.cfg',
  'setup.py',
  'pipfile',
  'package.json',
  'cargo',
  'go.mod',
  'pom',
  'gradle',
  'version-catalog',
] as const;

/** What kind of file declares a dependency, which is how a version is written there. */
export type ManifestKind = (typeof MANIFEST_KINDS)[number];

/**
 * A dependency as a file declares it. Offsets are zero-based UTF-16 code units, `end` exclusive: of the specifier without its
 * quotes, or of the name where no version is named. `text.slice(start, end)` is the specifier, or the name.
 */
export interface Dependency {
  name: string;
  /** As written, e.g. `==1.2.3`, `^4.0.0`; '' when no version is named. */
  specifier: string;
  start: number;
  end: number;
  kind: ManifestKind;
  /** The part of the file, as it calls it: `devDependencies`, `project.optional-dependencies.test`, `require`. */
  group: string;
  /** npm: the name that it is installed under, where that is another (`"alias": "npm:name@1"`). */
  installedAs?: string;
  /** The version meant, where the text says it otherwise: by an escape, by a property in the middle of it. */
  resolved?: string;
  /**
   * It sets the version of what is declared without one (`dependencyManagement`, `workspace.dependencies`, constraints) or
   * overrules what is declared (`overrides`, `replace`); by itself it declares nothing.
   */
  governs?: 'defaults' | 'overrides';
  /** It overrules what is declared below one package or for some versions only: it says nothing of the project's own. */
  isPartial?: boolean;
  /** Replaced by another entry of the file, so that its own version is not used. */
  overruled?: boolean;
}

/** What is compared: the version meant. */
export function specifierOf({ specifier, resolved }: Dependency): string {
  return resolved ?? specifier;
}
