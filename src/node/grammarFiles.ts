import fs from 'node:fs';
import path from 'node:path';
import type { GrammarAccess } from '../core/syntax/GrammarAccess.js';

/** The parser's files in a folder on disk. */
export function grammarFiles(folder: string): GrammarAccess {
  return { load: (file) => fs.promises.readFile(path.join(folder, file)) };
}
