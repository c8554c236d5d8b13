import path from 'node:path';
import { firstProgram, programFile } from '../findProgram.js';

/** The ripgrep that VS Code brings along, in the folders where its releases have had it. `appRoot`: `vscode.env.appRoot`. */
export function bundledRipgrep(appRoot: string, root: string): string | undefined {
  const file = programFile('rg');
  const platform = `${process.platform}-${process.arch}`;
  const places = ['node_modules', 'node_modules.asar.unpacked'].flatMap((modules) => [
    path.join(appRoot, modules, '@vscode', 'ripgrep', 'bin', file),
    path.join(appRoot, modules, '@vscode', 'ripgrep-universal', 'bin', platform, file),
    path.join(appRoot, modules, '@vscode', `ripgrep-${platform}`, 'bin', file),
    path.join(appRoot, modules, 'vscode-ripgrep', 'bin', file),
  ]);
  return firstProgram(places, root);
}
