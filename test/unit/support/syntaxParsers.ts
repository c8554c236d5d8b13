import fs from 'node:fs/promises';
import path from 'node:path';
import { SyntaxParsers } from '../../../src/core/syntax/SyntaxParsers.js';
import type { GrammarAccess } from '../../../src/core/syntax/GrammarAccess.js';
import { root } from './sharedReports.js';

/** The grammars where npm put them. */
export const installedGrammars: GrammarAccess = {
  load: (file) => {
    const folder = file === 'web-tree-sitter.wasm' ? 'web-tree-sitter' : '@vscode/tree-sitter-wasm/wasm';
    return fs.readFile(path.join(root, 'node_modules', folder, file));
  },
};

export function installedParsers(): SyntaxParsers {
  return new SyntaxParsers(installedGrammars);
}
