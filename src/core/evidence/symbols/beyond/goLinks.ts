import { folderOf } from '../../../files/workspacePath.js';
import type { LanguageLinks, LinkPlace } from './FileLinks.js';

/** The files of a folder are one package: types, their methods and functions may be in any of them. */
export const goLinks: LanguageLinks = {
  async from(_taken, parts, place) {
    const [first = ''] = parts;
    const origins: { path: string; parts: readonly string[] }[] = [];
    for (const path of await packageFiles(place)) {
      if (!(await place.code.file(path))?.text.includes(first)) continue;
      const definitions = (await place.code.syntax(path))?.definitions ?? [];
      if (definitions.some((each) => each.parts.length === 1 && each.name === first))
        origins.push({ path, parts });
    }
    return { origins };
  },
  together: (_parts, place) => packageFiles(place),
};

async function packageFiles({ path, outline, code }: LinkPlace): Promise<string[]> {
  const folder = folderOf(path);
  const files = await code.find(folder === '' ? '*.go' : `${folder}/*.go`);
  const isTest = path.endsWith('_test.go');
  const found: string[] = [];
  for (const each of files) {
    if (each === path || (each.endsWith('_test.go') && !isTest)) continue;
    const clause = /^[ \t]*package[ \t]+(\w+)/mu.exec((await code.file(each))?.text ?? '');
    if (clause?.[1] === outline.package) found.push(each);
  }
  return found;
}
