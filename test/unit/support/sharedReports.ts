import fs from 'node:fs';
import path from 'node:path';

declare const __ROOT__: string;

export const root = __ROOT__;

/** The folder of real documents beside the project; undefined, with a message, where it is absent. */
export function sharedFolder(name: string): string | undefined {
  const folder = path.resolve(root, '../shared', name);
  if (fs.existsSync(folder)) return folder;
  console.log(`      skipped: ../shared/${name} is not here`);
  return undefined;
}
