import type { EngineServices } from '../core/EngineServices.js';

/** What Node lends the engine beside files. `root`: the folder that is read. */
export function engineServices(_root: string): EngineServices {
  return {};
}
