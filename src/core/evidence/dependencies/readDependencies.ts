import type { Dependency, ManifestKind } from './Dependency.js';
import { manifestKind } from './manifests/manifestKind.js';
import { readCargoToml } from './manifests/readCargoToml.js';
import { readGoMod } from './manifests/readGoMod.js';
import { readGradle } from './manifests/readGradle.js';
import { readPackageJson } from './manifests/readPackageJson.js';
import { readPipfile } from './manifests/readPipfile.js';
import { readPom } from './manifests/readPom.js';
import { readPyproject } from './manifests/readPyproject.js';
import { readRequirements } from './manifests/readRequirements.js';
import { readSetupCfg } from './manifests/readSetupCfg.js';
import { readSetupPy } from './manifests/readSetupPy.js';
import { readVersionCatalog } from './manifests/readVersionCatalog.js';

const readers: Record<ManifestKind, (text: string) => Dependency[]> = {
  requirements: (text) => readRequirements(text, 'requirements'),
  constraints: (text) => readRequirements(text, 'constraints'),
  pyproject: readPyproject,
  'setup.cfg': readSetupCfg,
  'setup.py': readSetupPy,
  pipfile: readPipfile,
  'package.json': readPackageJson,
  cargo: readCargoToml,
  'go.mod': readGoMod,
  pom: readPom,
  gradle: readGradle,
  'version-catalog': readVersionCatalog,
};

/**
 * The dependencies that a file declares, by its name unless `kind` says what it is. Never throws: a file that does not parse gives
 * what can be read.
 */
export function readDependencies(path: string, text: string, kind = manifestKind(path)): Dependency[] {
  return readers[kind](text);
}
