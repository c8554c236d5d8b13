import { baseName, folderOf } from '../../../files/workspacePath.js';
import { nowhere, type LanguageLinks, type LinkedCode, type LinkPlace } from './FileLinks.js';

const maxCrates = 300;
const standard = /^(?:std|core|alloc|proc_macro)$/u;

/** Paths of `use` lead to files by the names of modules; the members of a type may be written in other files than itself. */
export const rustLinks: LanguageLinks = {
  async from(taken, [first = '', ...rest], place) {
    if (!taken) return nowhere;
    const parts = taken.original === '*' ? [first, ...rest] : [taken.original, ...rest];
    const written = taken.from.split('::').filter((part) => part !== '');
    const [root = ''] = written;
    if (standard.test(root)) return { origins: [], outside: 'standard' };
    const paths = await modulePaths(written, place);
    if (paths.length > 0) return { origins: paths.map((path) => ({ path, parts })) };
    return /^(?:crate|self|super)$/u.test(root) ? nowhere : { origins: [], outside: 'library' };
  },
  /** Below the folder of the file: what implements the type of that name and does not define one of its own. */
  async together(parts, { path, code }) {
    const owner = parts.at(-2);
    if (owner === undefined || !/^\w+$/u.test(owner)) return [];
    const folder = folderOf(path);
    const found: string[] = [];
    for (const each of await code.find(folder === '' ? '**/*.rs' : `${folder}/**/*.rs`)) {
      const text = each === path ? '' : ((await code.file(each))?.text ?? '');
      if (!text.includes('impl') || !text.includes(owner)) continue;
      const named = ((await code.syntax(each))?.definitions ?? []).filter(({ name }) => name === owner);
      if (named.length > 0 && named.every(({ kind }) => kind === 'impl')) found.push(each);
    }
    return found;
  },
};

/** The files that a path of modules may mean, as seen from a file: from its crate, from the module around, from itself. */
async function modulePaths(written: readonly string[], { path, code }: LinkPlace): Promise<string[]> {
  const [root, ...rest] = written;
  const own = ownFolder(path);
  if (root === 'crate') {
    const crate = await crateFolder(path, code.exists);
    return crate === undefined ? [] : moduleFiles(crate, rest, code.exists);
  }
  if (root === 'self') return moduleFiles(own, rest, code.exists);
  if (root === 'super') {
    let folder = folderOf(own);
    let i = 0;
    for (; rest[i] === 'super'; i++) folder = folderOf(folder);
    return moduleFiles(folder, rest.slice(i), code.exists);
  }
  const child = await moduleFiles(own, written, code.exists);
  if (child.length > 0) return child;
  const crate = await crateCalled(root ?? '', code);
  return crate === undefined ? [] : moduleFiles(crate, rest, code.exists);
}

/** The folder of the modules of another crate of the workspace, or of this one as its programs call it. */
async function crateCalled(name: string, code: LinkedCode): Promise<string | undefined> {
  for (const manifest of (await code.find('**/Cargo.toml')).slice(0, maxCrates)) {
    const text = (await code.file(manifest))?.text ?? '';
    const names = text.matchAll(/^\s*name\s*=\s*"([\w-]+)"/gmu);
    if (![...names].some((match) => match[1]!.replaceAll('-', '_') === name)) continue;
    const folder = folderOf(manifest) === '' ? 'src' : `${folderOf(manifest)}/src`;
    if (await code.exists(`${folder}/lib.rs`)) return folder;
  }
  return undefined;
}

/** The folder that holds the modules within the module of a file. */
function ownFolder(path: string): string {
  const folder = folderOf(path);
  const name = baseName(path).replace(/\.rs$/u, '');
  if (/^(?:mod|lib|main)$/u.test(name)) return folder;
  return folder === '' ? name : `${folder}/${name}`;
}

type Exists = (path: string) => Promise<boolean>;

async function crateFolder(path: string, exists: Exists): Promise<string | undefined> {
  for (let folder = folderOf(path); ; folder = folderOf(folder)) {
    for (const name of ['lib.rs', 'main.rs'])
      if (await exists(folder === '' ? name : `${folder}/${name}`)) return folder;
    if (folder === '') return undefined;
  }
}

/** Of a module, and of the one around: what the last word names may be an item of a file, too. */
async function moduleFiles(folder: string, modules: readonly string[], exists: Exists): Promise<string[]> {
  const base = [...(folder === '' ? [] : [folder]), ...modules].join('/');
  const candidates =
    modules.length > 0
      ? [`${base}.rs`, `${base}/mod.rs`]
      : [
          `${base}.rs`,
          ...['mod.rs', 'lib.rs', 'main.rs'].map((name) => (base === '' ? name : `${base}/${name}`)),
        ];
  const found: string[] = [];
  for (const each of candidates) if (await exists(each)) found.push(each);
  return found;
}
