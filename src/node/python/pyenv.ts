import fs from 'node:fs';
import path from 'node:path';

/** The name of a version: nothing that leads to another folder. */
const versionName = /^[A-Za-z0-9][\w.+-]*$/u;

/** What pyenv would choose in the workspace at `root`, by the `.python-version` there or in a folder around it. */
export function pyenvVersion(root: string): string | undefined {
  for (let folder = root; ; folder = path.dirname(folder)) {
    const words = wordsOf(path.join(folder, '.python-version'));
    if (words) return words[0] !== undefined && versionName.test(words[0]) ? words[0] : undefined;
    if (path.dirname(folder) === folder) return undefined;
  }
}

/**
 * The program that a shim of pyenv would run in the workspace at `root`, by pyenv's own rules: the variable, the workspace's files, those
 * around the shim, the version that is set for all. The shim is a script that takes several times as long to find it as Python
 * takes to start. Undefined for what is no shim and wherever the answer is not plain: the shim is run then.
 */
export function behindShim(program: string, root: string, variables: NodeJS.ProcessEnv): string | undefined {
  const shims = path.dirname(program);
  const home = path.dirname(shims);
  const versions = path.join(home, 'versions');
  if (path.basename(shims) !== 'shims' || !fs.existsSync(versions)) return undefined;
  if (variables['PYENV_DIR'] || path.resolve(variables['PYENV_ROOT'] || home) !== home) return undefined;
  const version =
    variables['PYENV_VERSION'] || (pyenvVersion(root) ?? pyenvVersion(shims) ?? globalVersion(home));
  if (version === undefined || !versionName.test(version)) return undefined;
  const found = path.join(versions, version, 'bin', path.basename(program));
  try {
    fs.accessSync(found, fs.constants.X_OK);
    return found;
  } catch {
    // The beginning of a name, the system's own Python, or none at all: pyenv knows.
    return undefined;
  }
}

function globalVersion(home: string): string | undefined {
  const words = wordsOf(path.join(home, 'version'));
  return words?.length === 1 ? words[0] : undefined;
}

/** Of a file; undefined when it cannot be read. */
function wordsOf(file: string): string[] | undefined {
  try {
    return fs.readFileSync(file, 'utf8').split(/\s+/u).filter(Boolean);
  } catch {
    return undefined;
  }
}
