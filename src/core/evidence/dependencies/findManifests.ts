import { folderOf, workspacePath } from '../../files/workspacePath.js';
import type { Ecosystem } from '../../model/vocabulary.js';
import type { CodeFile, CodeView } from '../CodeView.js';
import type { ManifestKind } from './Dependency.js';
import { manifestGlob, manifestKind } from './manifests/manifestKind.js';
import { requirementIncludes } from './manifests/readRequirements.js';

/** What finding and reading manifests takes of the code. */
export type ManifestView = Pick<CodeView, 'find' | 'file' | 'dependencyFiles'>;

export interface Manifest {
  file: CodeFile;
  kind: ManifestKind;
  /** For constraints: the requirements files that name them by `-c`. */
  constrains: string[];
}

/** More files that include each other than any project has. */
const maxManifests = 5000;

/** The manifests of an ecosystem in order of their paths, with those that requirements files include. */
export async function findManifests(ecosystem: Ecosystem, code: ManifestView): Promise<Manifest[]> {
  const found = new Map<string, Manifest>();
  const next = (await code.find(manifestGlob(ecosystem))).map((path) => ({
    path,
    by: '',
    constraints: false,
  }));
  for (let i = 0; i < next.length && found.size < maxManifests; i++) {
    const { path, by, constraints } = next[i]!;
    const known = found.get(path);
    if (known) {
      include(known, by, constraints);
      continue;
    }
    const file = await code.file(path);
    if (!file) continue;
    const manifest: Manifest = { file, kind: manifestKind(path), constrains: [] };
    include(manifest, by, constraints);
    found.set(path, manifest);
    if (manifest.kind !== 'requirements' && manifest.kind !== 'constraints') continue;
    for (const each of requirementIncludes(file.text)) {
      const included = /^[a-z]+:/iu.test(each.path)
        ? undefined
        : workspacePath(`${folderOf(path)}/${each.path}`.replace(/^\//u, ''));
      if (included !== undefined) next.push({ path: included, by: path, constraints: each.constraints });
    }
  }
  return [...found.values()].sort((a, b) => (a.file.path < b.file.path ? -1 : 1));
}

function include(manifest: Manifest, by: string, constraints: boolean): void {
  if (!constraints) return;
  manifest.kind = 'constraints';
  manifest.constrains.push(by);
}
