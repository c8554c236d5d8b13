import fs from 'node:fs';
import path from 'node:path';
import { isOutside, programFile } from '../findProgram.js';
import { environmentFolders } from './environmentFolders.js';
import { isFolder } from './folders.js';
import { plainInterpreter } from './plainInterpreter.js';
import { behindShim, pyenvVersion } from './pyenv.js';

/** Longer than any Python takes to start. */
const timeout = 20_000;
const script = 'import sys; sys.stdout.buffer.write("\\0".join(sys.path).encode("utf-8", "surrogateescape"))';

/**
 * The folders that the Python on the search path, or one of the candidates, looks for modules in. Where it lies as Pythons mostly do they are told from
 * that; else it is asked, away from the workspace at `root` and without what `PYTHONPATH` names in it. A Python of the workspace's own is never
 * run.
 *
 * @param candidates interpreters by their absolute paths: the first that answers counts. Default: those on the search path
 * @returns empty when there is none or it does not work; undefined when it does not answer
 */
export async function interpreterFolders(
  root: string,
  variables: NodeJS.ProcessEnv = process.env,
  candidates: readonly string[] = interpreters(variables['PATH'] ?? ''),
): Promise<string[] | undefined> {
  const paths = (variables['PYTHONPATH'] ?? '').split(path.delimiter).filter((each) => each !== '');
  const own = paths.filter((each) => !path.isAbsolute(each) || !isOutside(each, root));
  const others = paths.filter((each) => !own.includes(each));
  const before = own.map((each) => path.resolve(root, each));
  const roots = [root, real(root)];
  const isOwn = (file: string): boolean => !roots.every((each) => isOutside(file, each));
  for (const candidate of candidates) {
    const program = behindShim(candidate, root, variables) ?? candidate;
    if (isOwn(candidate) || isOwn(program) || isOwn(real(path.dirname(program))))
      return [...before, ...environmentFolders(path.dirname(path.dirname(program)))];
    const plain = plainInterpreter(program, variables, others.filter(isFolder));
    if (plain) return [...before, ...plain];
    const version = pyenvVersion(root);
    const env = {
      ...variables,
      PYTHONPATH: others.join(path.delimiter),
      ...(version === undefined || variables['PYENV_VERSION'] ? {} : { PYENV_VERSION: version }),
    };
    const answer = await ask(program, env);
    if (answer === 'late') return undefined;
    if (answer !== 'failed') return [...before, ...answer];
  }
  return before;
}

/** The first `python3` and the first `python`, in pyright's order. */
function interpreters(searchPath: string): string[] {
  const folders = searchPath.split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  const found: string[] = [];
  for (const name of process.platform === 'win32' ? ['python'] : ['python3', 'python']) {
    const program = folders.map((folder) => path.join(folder, programFile(name))).find(canRun);
    if (program !== undefined) found.push(program);
  }
  return found;
}

function canRun(file: string): boolean {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}

function real(folder: string): string {
  try {
    return fs.realpathSync(folder);
  } catch {
    return folder;
  }
}

async function ask(program: string, env: NodeJS.ProcessEnv): Promise<string[] | 'failed' | 'late'> {
  // It brings along half of Node: not for those who never ask.
  const { execFile } = await import('node:child_process');
  return new Promise((resolve) => {
    const options = {
      cwd: path.dirname(program),
      env,
      timeout,
      windowsHide: true,
      encoding: 'utf8',
    } as const;
    execFile(program, ['-B', '-c', script], options, (error, output) => {
      if (error) resolve(error.killed ? 'late' : 'failed');
      else resolve(output.split('\0').filter((folder) => path.isAbsolute(folder) && isFolder(folder)));
    });
  });
}
