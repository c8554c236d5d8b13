import { folderOf } from '../../files/workspacePath.js';
import { specifierOf, type Dependency } from './Dependency.js';
import type { Manifest } from './findManifests.js';
import { withProperties } from './manifests/readPom.js';

/** The version that a `pom.xml` names by a property of the one in a folder above, which is its parent by default. */
export function withInheritedProperties(
  dependency: Dependency,
  { kind, file }: Manifest,
  manifests: readonly Manifest[],
): Dependency {
  let version = specifierOf(dependency);
  if (kind !== 'pom' || !version.includes('${')) return dependency;
  for (let folder = folderOf(file.path); folder !== '' && version.includes('${');) {
    folder = folderOf(folder);
    const path = folder === '' ? 'pom.xml' : `${folder}/pom.xml`;
    const parent = manifests.find((each) => each.file.path === path);
    if (parent) version = withProperties(parent.file.text, version);
  }
  return version === specifierOf(dependency) ? dependency : { ...dependency, resolved: version };
}
