import { folderOf } from '../../../files/workspacePath.js';
import type { LanguageLinks } from './FileLinks.js';

/** A type of Java has a file of its name, in the folder of its package, which is the same for types that need no import. */
export const javaLinks: LanguageLinks = {
  async from(taken, parts, { path, code }) {
    const [type = ''] = parts;
    const own = `${folderOf(path)}/${type}.java`.replace(/^\//u, '');
    if (!taken) return { origins: (await code.exists(own)) ? [{ path: own, parts }] : [] };
    const folder = taken.from.replaceAll('.', '/');
    const paths = /^[\w$]+$/u.test(type) ? await code.find(`**/${folder}/${type}.java`) : [];
    const origins = paths.map((each) => ({ path: each, parts }));
    if (origins.length > 0) return { origins };
    return { origins, outside: /^javax?\./u.test(taken.from) ? 'standard' : 'library' };
  },
  together: () => Promise.resolve([]),
};
