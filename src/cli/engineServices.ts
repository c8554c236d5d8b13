import path from 'node:path';
import type { EngineServices } from '../core/EngineServices.js';
import { SyntaxParsers } from '../core/syntax/SyntaxParsers.js';
import { grammarFiles } from '../node/grammarFiles.js';

/** What Node lends the engine beside files. `root`: the folder that is read. */
export function engineServices(_root: string): EngineServices {
  return { syntax: new SyntaxParsers(grammarFiles(path.join(__dirname, 'grammars'))) };
}
