import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isFolder } from './folders.js';
import { readPathFiles } from './readPathFiles.js';

/** Any of them tells Python to look elsewhere. */
const deciding = ['PYTHONHOME', 'PYTHONPLATLIBDIR', 'PYTHONUSERBASE', 'PYTHONNOUSERSITE'];

/** A module that Python runs when it starts. */
const customizing = ['sitecustomize', 'usercustomize'].flatMap((name) => [name, `${name}.py`]);

/**
 * The folders that an interpreter looks for modules in, told from where it lies: by the rules of
 * Python's `getpath.py` and `site.py`, which takes a tenth of the time that Python needs to start. Undefined wherever something may have a say in it
 * that cannot be seen: for Pythons of systems, which their makers change, for environments, and where code is run that may add folders.
 *
 * @param first the folders that `PYTHONPATH` names. Default: none
 */
export function plainInterpreter(
  program: string,
  variables: NodeJS.ProcessEnv,
  first: readonly string[] = [],
): string[] | undefined {
  if (process.platform === 'win32' || deciding.some((name) => variables[name])) return undefined;
  try {
    const real = fs.realpathSync(program);
    const name = path.basename(real);
    const bin = path.dirname(real);
    const prefix = path.dirname(bin);
    if (!/^python3\.\d+$/u.test(name) || path.basename(bin) !== 'bin' || isMadeOver(prefix)) return undefined;
    const settings = [program, real].flatMap((each) => beside(each, 'pyvenv.cfg'));
    if ([...settings, path.join(bin, 'pybuilddir.txt')].some((each) => fs.existsSync(each))) return undefined;
    const library = path.join(prefix, 'lib', name);
    const compiled = path.join(library, 'lib-dynload');
    if (!fs.existsSync(path.join(library, 'os.py')) || !fs.existsSync(compiled)) return undefined;
    if (fs.existsSync(path.join(prefix, 'lib64', name))) return undefined;
    return withPackages(
      [...first, library, compiled],
      [
        path.join(variables['HOME'] || os.homedir(), '.local', 'lib', name, 'site-packages'),
        path.join(library, 'site-packages'),
      ],
    );
  } catch {
    return undefined;
  }
}

/** Of a system, or of a framework of macOS: their makers have other folders, and other rules. */
function isMadeOver(prefix: string): boolean {
  return prefix === '/' || prefix === '/usr' || prefix.split('/').some((part) => part.endsWith('.framework'));
}

function beside(program: string, name: string): string[] {
  const folder = path.dirname(program);
  return [path.join(folder, name), path.join(path.dirname(folder), name)];
}

function withPackages(own: readonly string[], packages: readonly string[]): string[] | undefined {
  const found = [...own];
  for (const folder of packages) {
    if (!isFolder(folder)) continue;
    const { folders, code } = readPathFiles(folder);
    // What is run for other ends leaves the folders as they are.
    if (code.some((line) => /\b(?:sys|site)\b/u.test(line))) return undefined;
    found.push(folder, ...folders);
  }
  if (found.some((folder) => customizing.some((name) => fs.existsSync(path.join(folder, name)))))
    return undefined;
  return [...new Set(found)];
}
