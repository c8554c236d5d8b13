import { folderOf } from '../../../files/workspacePath.js';
import type { LanguageLinks, LinkedCode, NameOrigin } from './FileLinks.js';

const identifier = /^[\w$]+$/u;

/**
 * A type of Java has a file of its name, in the folder of its package, which is the same for types that need no import; a nested one
 * is in the file of the type around it.
 */
export const javaLinks: LanguageLinks = {
  async from(taken, parts, { path, outline, code }) {
    if (taken) {
      const origins = [
        ...(await inPackage(taken.from, parts, code)),
        // `import com.example.Outer.Inner`
        ...(await inPackage(parentOf(taken.from), [lastOf(taken.from), ...parts], code)),
      ];
      if (origins.length > 0) return { origins };
      return { origins, outside: /^javax?\./u.test(taken.from) ? 'standard' : 'library' };
    }
    const own = `${folderOf(path)}/${parts[0]}.java`.replace(/^\//u, '');
    if (await code.exists(own)) return { origins: [{ path: own, parts }] };
    // The same package below another root, such as that of the tests; or the name is written out.
    const beside = outline.package === undefined ? [] : await inPackage(outline.package, parts, code);
    if (beside.length > 0) return { origins: beside };
    const type = parts.findIndex((part) => /^[A-Z]/u.test(part));
    return {
      origins: type > 0 ? await inPackage(parts.slice(0, type).join('.'), parts.slice(type), code) : [],
    };
  },
  together: () => Promise.resolve([]),
};

async function inPackage(name: string, parts: readonly string[], code: LinkedCode): Promise<NameOrigin[]> {
  const [type = ''] = parts;
  const folders = name.split('.');
  if (!identifier.test(type) || !folders.every((folder) => identifier.test(folder))) return [];
  const paths = await code.find(`**/${folders.join('/')}/${type}.java`);
  return paths.map((path) => ({ path, parts }));
}

function parentOf(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf('.')));
}

function lastOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
