import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A temporary folder with these files in it, gone when `body` is over. */
export async function withFolder<T>(
  files: Record<string, string | Uint8Array>,
  body: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'defect-ledger-search-'));
  try {
    writeFiles(folder, files);
    return await body(folder);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

export function writeFiles(folder: string, files: Record<string, string | Uint8Array>): void {
  for (const [name, content] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), content);
  }
}

/** Where ripgrep is; undefined, with a message, where it is not installed. */
export async function ripgrep(): Promise<string | undefined> {
  try {
    return (await import('@vscode/ripgrep')).rgPath;
  } catch (error) {
    console.log(
      `      skipped: ripgrep is not here (${error instanceof Error ? error.message : String(error)})`,
    );
    return undefined;
  }
}
