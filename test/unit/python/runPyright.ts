import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { PyrightDiagnostic } from '../../bench/comparePyright.js';

declare const __ROOT__: string;

/** Writes files below a folder, by relative path. */
export function writeFiles(root: string, files: Iterable<readonly [string, string]>): void {
  for (const [name, text] of files) {
    const file = path.join(root, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  }
}

/** What pyright says of the project in a folder. */
export function runPyright(root: string): PyrightDiagnostic[] {
  const { stdout } = spawnSync(
    process.execPath,
    [path.join(__ROOT__, 'node_modules/pyright/index.js'), '--outputjson'],
    { cwd: root, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
  );
  return (JSON.parse(stdout) as { generalDiagnostics: PyrightDiagnostic[] }).generalDiagnostics;
}
