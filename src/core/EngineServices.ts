import type { Breather } from './Breather.js';
import type { SummaryReader } from './evidence/imports/summary/SummaryReader.js';
import type { TextSearch } from './files/TextSearch.js';
import type { SyntaxParsers } from './syntax/SyntaxParsers.js';
import type { PythonEnvironment } from './python/InstalledModules.js';
import type { History } from './history/History.js';

/**
 * What a host may lend the engine beside files. All of it is optional: what is absent costs speed or certainty, and
 * never changes what a claim that can be checked comes out as.
 */
export interface EngineServices {
  readonly breather?: Breather;
  /** Default: the files are read. */
  readonly search?: TextSearch;
  /** Without it code other than Python is searched as text. */
  readonly syntax?: SyntaxParsers;
  /** What version control knows: without it a place that only a report names is taken as it is given. */
  readonly history?: History;
  /** Without it Python files are read by the engine, between its other work. */
  readonly summaries?: SummaryReader;
  /** Without it a library counts as installed. */
  readonly python?: PythonEnvironment;
}
