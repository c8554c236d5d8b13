import path from 'node:path';
import { commandLineThreads } from './commandLineThreads.js';
import { Breather } from '../core/Breather.js';
import type { EngineServices } from '../core/EngineServices.js';
import { SyntaxParsers } from '../core/syntax/SyntaxParsers.js';
import { GitHistory } from '../node/git/GitHistory.js';
import { grammarFiles } from '../node/grammarFiles.js';
import { SummaryThreads } from '../node/python/SummaryThreads.js';
import { findProgram } from '../node/findProgram.js';
import { RipgrepSearch } from '../node/search/RipgrepSearch.js';

/** Milliseconds of work in one turn of the event loop: nobody waits but programs that were started. */
const interval = 50;

/** What Node lends the engine beside files. `root`: the folder that is read. */
export function engineServices(root: string): EngineServices {
  const ripgrep = findProgram('rg', root);
  return {
    breather: new Breather(interval, { now: Date.now }),
    syntax: new SyntaxParsers(grammarFiles(path.join(__dirname, 'grammars'))),
    history: new GitHistory(root),
    // Which libraries type checkers bring stubs for is a long list.
    python: {
      open: async (named) => new (await import('../node/python/NodePython.js')).NodePython(root).open(named),
    },
    summaries: new SummaryThreads(root, path.join(__dirname, 'summaryWorker.js'), commandLineThreads),
    ...(ripgrep === undefined ? {} : { search: new RipgrepSearch(ripgrep, root) }),
  };
}
