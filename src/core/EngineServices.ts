import type { Breather } from './Breather.js';
import type { TextSearch } from './files/TextSearch.js';

/**
 * What a host may lend the engine beside files. All of it is optional: what is absent costs speed or certainty, and
 * never changes what a claim that can be checked comes out as.
 */
export interface EngineServices {
  readonly breather?: Breather;
  /** Default: the files are read. */
  readonly search?: TextSearch;
}
