import type { Defect, UnreportedImport } from '../../model/ledger.js';

/**
 * An import error that no report mentions as a defect, to be written into the inventory. `places`: every import of the
 * missing name or module, at least one. `taken`: the ids there are.
 */
export function defectOfImport(places: readonly UnreportedImport[], taken: ReadonlySet<string>): Defect {
  const [{ module, name }] = places as [UnreportedImport];
  const guarded = places.every((place) => place.guarded);
  const files = new Set(places.map(({ path }) => path)).size;
  const title =
    name === undefined
      ? `Module ${module} is imported but does not exist`
      : `${name} is imported but ${module} does not define it`;
  const imports = `${places.length} ${places.length === 1 ? 'import' : 'imports'} in ${files} ${files === 1 ? 'file' : 'files'}`;
  const id = freeId(`import-${slug(name ?? module)}`, taken);
  return {
    id,
    title,
    kind: 'defect',
    status: 'open',
    severity: guarded ? 'medium' : 'high',
    category: 'import',
    description: `${imports}${guarded ? '; every one is guarded, so they fail silently' : ''}.`,
    fixOptions: [],
    checklist: [],
    dependsOn: [],
    details: {},
    evidence: 'confirmed',
    anchors: [
      {
        kind: 'import',
        module,
        names: name === undefined ? [] : [name],
        inferred: false,
        source: { path: places[0]!.path, range: places[0]!.range },
        state: 'confirmed',
      },
    ],
    occurrences: [],
    templates: [],
    phases: [],
    mentions: places.map(({ path, range }) => ({ path, range, entry: `${path}#${id}` })),
  };
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/gu, '');
}

function freeId(id: string, taken: ReadonlySet<string>): string {
  let free = id;
  for (let n = 2; taken.has(free); n++) free = `${id}-${n}`;
  return free;
}
