/** A folder that holds files of the tree, or folders that do. */
export interface FolderBranch<T> {
  /** The workspace folder's key and the path in it; lasts over updates. */
  readonly id: string;
  readonly key: string;
  /** Workspace-relative; '' for the workspace folder itself. */
  readonly path: string;
  /** What the row says: several names where a folder has nothing but another one. */
  readonly label: string;
  readonly folders: readonly FolderBranch<T>[];
  readonly files: readonly T[];
  readonly parent: FolderBranch<T> | undefined;
}

interface Place {
  readonly key: string;
  readonly path: string;
}

interface Growing<T> {
  readonly folders: Map<string, Growing<T>>;
  readonly files: T[];
}

/**
 * Files by folder, as the Explorer shows them: folders first, by name, and one that has only another folder is one row with it.
 *
 * @param files in the order in which they are to stand
 * @param placeOf the workspace folder and the path of a file
 * @param nameOf the name of a workspace folder, which gets a row; undefined for none
 */
export function folderTree<T>(
  files: readonly T[],
  placeOf: (file: T) => Place,
  nameOf: (key: string) => string | undefined,
): Pick<FolderBranch<T>, 'folders' | 'files'> {
  const roots = new Map<string, Growing<T>>();
  for (const file of files) {
    const { key, path } = placeOf(file);
    let branch = grow(roots, key);
    for (const name of path.split('/').slice(0, -1)) branch = grow(branch.folders, name);
    branch.files.push(file);
  }
  const top: { folders: FolderBranch<T>[]; files: T[] } = { folders: [], files: [] };
  for (const [key, root] of roots) {
    const name = nameOf(key);
    if (name !== undefined) top.folders.push(finish(root, { key, path: '', label: name }, undefined));
    else {
      top.folders.push(...finishAll(root.folders, { key, path: '' }, undefined));
      top.files.push(...root.files);
    }
  }
  return top;
}

function grow<T>(branches: Map<string, Growing<T>>, name: string): Growing<T> {
  let branch = branches.get(name);
  if (!branch) branches.set(name, (branch = { folders: new Map(), files: [] }));
  return branch;
}

function finishAll<T>(
  folders: ReadonlyMap<string, Growing<T>>,
  { key, path }: Place,
  parent: FolderBranch<T> | undefined,
): FolderBranch<T>[] {
  return [...folders.keys()].sort().map((name) => {
    let [at, label, branch] = [path === '' ? name : `${path}/${name}`, name, folders.get(name)!];
    while (branch.files.length === 0 && branch.folders.size === 1) {
      const [[only, inner]] = branch.folders as unknown as [[string, Growing<T>]];
      [at, label, branch] = [`${at}/${only}`, `${label}/${only}`, inner];
    }
    return finish(branch, { key, path: at, label }, parent);
  });
}

function finish<T>(
  { folders, files }: Growing<T>,
  { key, path, label }: Place & { label: string },
  parent: FolderBranch<T> | undefined,
): FolderBranch<T> {
  const branch = { id: `${key}|${path}`, key, path, label, folders: [] as FolderBranch<T>[], files, parent };
  branch.folders.push(...finishAll(folders, { key, path }, branch));
  return branch;
}
