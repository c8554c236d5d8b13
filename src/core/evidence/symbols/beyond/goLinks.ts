import { baseName, folderOf } from '../../../files/workspacePath.js';
import type { LanguageLinks, LinkedCode, LinkPlace, NameOrigin, Origins } from './FileLinks.js';

/** The files of a folder are one package: types, their methods and functions may be in any of them. */
export const goLinks: LanguageLinks = {
  async from(taken, parts, place) {
    if (!taken) return { origins: await defining(parts, await packageFiles(place), place.code) };
    return imported(taken.from, parts.slice(1), place);
  },
  together: (_parts, place) => packageFiles(place),
};

/** By the path of the module that the nearest go.mod names. */
async function imported(from: string, parts: readonly string[], { path, code }: LinkPlace): Promise<Origins> {
  const module = await moduleAround(path, code);
  const below =
    module && `${from}/`.startsWith(`${module.name}/`) ? from.slice(module.name.length) : undefined;
  if (module && below !== undefined) {
    const folder = `${module.folder}${below}`.replace(/^\//u, '');
    const files = (await goFiles(folder, code)).filter((each) => !each.endsWith('_test.go'));
    return { origins: await defining(parts, files, code) };
  }
  return { origins: [], outside: from.split('/', 1)[0]!.includes('.') ? 'library' : 'standard' };
}

async function moduleAround(
  path: string,
  code: LinkedCode,
): Promise<{ name: string; folder: string } | undefined> {
  for (let folder = folderOf(path); ; folder = folderOf(folder)) {
    const text = (await code.file(folder === '' ? 'go.mod' : `${folder}/go.mod`))?.text;
    const name = text === undefined ? undefined : /^[ \t]*module[ \t]+"?([^\s"]+)/mu.exec(text)?.[1];
    if (name !== undefined) return { name, folder };
    if (folder === '') return undefined;
  }
}

/** Those of the files that define the first of the parts at their top. */
async function defining(
  parts: readonly string[],
  files: readonly string[],
  code: LinkedCode,
): Promise<NameOrigin[]> {
  const [first = ''] = parts;
  const found: NameOrigin[] = [];
  for (const path of files) {
    if (!(await code.file(path))?.text.includes(first)) continue;
    const definitions = (await code.syntax(path))?.definitions ?? [];
    if (definitions.some((each) => each.parts.length === 1 && each.name === first))
      found.push({ path, parts });
  }
  return found;
}

async function packageFiles({ path, outline, code }: LinkPlace): Promise<string[]> {
  const isTest = path.endsWith('_test.go');
  const found: string[] = [];
  for (const each of await goFiles(folderOf(path), code)) {
    if (each === path || (each.endsWith('_test.go') && !isTest)) continue;
    const clause = /^[ \t]*package[ \t]+(\w+)/mu.exec((await code.file(each))?.text ?? '');
    if (clause?.[1] === outline.package) found.push(each);
  }
  return found;
}

/** Go passes over files whose names begin so. */
async function goFiles(folder: string, code: LinkedCode): Promise<string[]> {
  const files = await code.find(folder === '' ? '*.go' : `${folder}/*.go`);
  return files.filter((path) => !/^[_.]/u.test(baseName(path)));
}
