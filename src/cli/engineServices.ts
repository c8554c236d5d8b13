import path from 'node:path';
import type { EngineServices } from '../core/EngineServices.js';
import { SyntaxParsers } from '../core/syntax/SyntaxParsers.js';
import { GitHistory } from '../node/git/GitHistory.js';
import { grammarFiles } from '../node/grammarFiles.js';
import { NodePython } from '../node/python/NodePython.js';
import { findProgram } from '../node/findProgram.js';
import { RipgrepSearch } from '../node/search/RipgrepSearch.js';

/** What Node lends the engine beside files. `root`: the folder that is read. */
export function engineServices(root: string): EngineServices {
  const ripgrep = findProgram('rg', root);
  return {
    syntax: new SyntaxParsers(grammarFiles(path.join(__dirname, 'grammars'))),
    history: new GitHistory(root),
    python: new NodePython(root),
    ...(ripgrep === undefined ? {} : { search: new RipgrepSearch(ripgrep, root) }),
  };
}
