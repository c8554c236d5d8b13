import fs from 'node:fs';
import path from 'node:path';

const programName = process.platform === 'win32' ? 'rg.exe' : 'rg';

/** Where ripgrep is on the PATH; never one that is in `root` itself, which is not to be trusted. */
export function findRipgrep(root: string, searchPath = process.env.PATH ?? ''): string | undefined {
  const folders = searchPath.split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  return firstProgram(
    folders.map((folder) => path.join(folder, programName)),
    root,
  );
}

/** The one that VS Code brings along, in the folders where its releases have had it. `appRoot`: `vscode.env.appRoot`. */
export function bundledRipgrep(appRoot: string, root: string): string | undefined {
  const platform = `${process.platform}-${process.arch}`;
  const places = ['node_modules', 'node_modules.asar.unpacked'].flatMap((modules) => [
    path.join(appRoot, modules, '@vscode', 'ripgrep', 'bin', programName),
    path.join(appRoot, modules, '@vscode', 'ripgrep-universal', 'bin', platform, programName),
    path.join(appRoot, modules, '@vscode', `ripgrep-${platform}`, 'bin', programName),
    path.join(appRoot, modules, 'vscode-ripgrep', 'bin', programName),
  ]);
  return firstProgram(places, root);
}

function firstProgram(candidates: readonly string[], root: string): string | undefined {
  for (const candidate of candidates) {
    try {
      const real = fs.realpathSync(candidate);
      fs.accessSync(real, fs.constants.X_OK);
      const outside = [candidate, real].every(
        (file) => isOutside(file, root) && isOutside(file, fs.realpathSync(root)),
      );
      if (outside && fs.statSync(real).isFile()) return real;
    } catch {
      // Not there, or not ours to run.
    }
  }
  return undefined;
}

function isOutside(file: string, root: string): boolean {
  const way = path.relative(root, file);
  return way.startsWith('..') || path.isAbsolute(way);
}
