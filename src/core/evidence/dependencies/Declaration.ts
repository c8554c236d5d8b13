import { folderOf } from '../../files/workspacePath.js';
import type { AnchorOf } from '../../model/anchor.js';
import { specifierOf, type Dependency } from './Dependency.js';
import { findManifests, type Manifest, type ManifestView } from './findManifests.js';
import { withInheritedProperties } from './inheritedProperties.js';
import { wantedKeys } from './nameKeys.js';
import { comparePin } from './versions/comparePin.js';
import type { PinRelation } from './versions/VersionSet.js';

/** A dependency in its file, compared with what is expected of it. */
export interface Declaration {
  manifest: Manifest;
  dependency: Dependency;
  relation: PinRelation;
}

/** Every place that declares the package of an anchor, or sets its version, in order of path and place. */
export async function findDeclarations(
  anchor: AnchorOf<'dependency'>,
  code: ManifestView,
): Promise<{ declarations: Declaration[]; searched: number }> {
  const { ecosystem, name, version } = anchor;
  const manifests = await findManifests(ecosystem, code);
  const files = await code.dependencyFiles();
  const [key, ofMajor] = wantedKeys(ecosystem, name, version);
  const under = (wanted: string): ((manifest: Manifest) => readonly Dependency[]) => {
    return ({ file, kind }) => files.declared(file, kind, ecosystem, wanted);
  };
  // Another major version of a Go module is another module.
  const isMajorThere = ofMajor !== undefined && manifests.some((each) => under(ofMajor)(each).length > 0);
  const declared = under(isMajorThere ? ofMajor : key!);
  const declarations = manifests.flatMap((manifest) =>
    declared(manifest)
      .map((each) => withInheritedProperties(each, manifest, manifests))
      .map((dependency) => ({
        manifest,
        dependency,
        relation: comparePin(ecosystem, specifierOf(dependency), version),
      })),
  );
  return { declarations, searched: manifests.length };
}

/** Whether one entry sets the version of another. */
export function isGovernedBy({ manifest, dependency }: Declaration, governor: Declaration): boolean {
  if (dependency.governs !== undefined || governor.dependency.governs === undefined) return false;
  const { kind, constrains, file } = governor.manifest;
  if (kind === 'constraints') return constrains.includes(manifest.file.path);
  if (kind !== manifest.kind || !isAtOrBelow(manifest.file.path, folderOf(file.path))) return false;
  // What Maven and Cargo manage is for what names no version; uv's constraints are for everything.
  return governor.dependency.governs === 'overrides' || kind === 'pyproject' || dependency.specifier === '';
}

/** Whether a file is in the folder, at any depth; '' is the workspace. */
export function isAtOrBelow(path: string, folder: string): boolean {
  return folder === '' || path.startsWith(`${folder}/`);
}
