import type { ImportError } from '../../src/core/evidence/imports/ImportIntegrity.js';

export interface PyrightDiagnostic {
  readonly file: string;
  readonly message: string;
  readonly range?: { readonly start: { readonly line: number; readonly character: number } };
}

/**
 * The import errors of pyright (`--outputjson`, run in `root`) and ours as lines that can be compared. Of pyright's
 * unresolved modules those are left out whose first part is in no source root and not beside the importing script: other
 * people's packages, also where a package is called by the name of the library that it wraps. `files`: the paths of the project.
 */
export function comparePyright(
  root: string,
  diagnostics: readonly PyrightDiagnostic[],
  errors: readonly (Pick<ImportError, 'path' | 'range'> & { name?: string | undefined })[],
  files: Pick<ReadonlyMap<string, string>, 'keys'>,
): { theirs: string[]; ours: string[] } {
  const known = new Set<string>();
  const folders = new Set<string>();
  for (const path of files.keys()) {
    known.add(path.replace(/\.(?:pyi?|(?:[^/.]+\.)?(?:so|pyd))$/u, ''));
    for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1))
      folders.add(path.slice(0, at));
  }
  const isOurs = (path: string, module: string): boolean => {
    if (module.startsWith('.')) return true;
    const first = module.split('.', 1)[0]!;
    const roots = ['', 'src'];
    const own = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    const isScript = own !== '' && !known.has(`${own}/__init__`);
    const isItself = path.replace(/\.pyi?$/u, '') === `${own}/${first}` && !folders.has(`${own}/${first}`);
    if (isScript && !isItself) roots.push(own);
    return roots.some((root) => {
      const at = root === '' ? first : `${root}/${first}`;
      return known.has(at) || folders.has(at);
    });
  };
  const theirs: string[] = [];
  for (const { file, message, range } of diagnostics) {
    // What is wrong with a file as a whole has no place, and is no import error.
    if (!range) continue;
    const path = file.slice(root.length + 1).replaceAll('\\', '/');
    const at = `${path}:${range.start.line + 1}:${range.start.character + 1}`;
    const name = /^"(.+)" is unknown import symbol/u.exec(message)?.[1];
    const module = /^Import "(.+)" could not be resolved$/mu.exec(message)?.[1];
    if (name !== undefined) theirs.push(`${at} ${name}`);
    else if (module !== undefined && isOurs(path, module)) theirs.push(`${at} (module)`);
  }
  const ours = errors.map(
    ({ path, range: { start }, name }) =>
      `${path}:${start.line + 1}:${start.character + 1} ${name ?? '(module)'}`,
  );
  return { theirs: theirs.sort(), ours: ours.sort() };
}
