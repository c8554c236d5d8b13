import { keptPromise } from '../core/keptPromise.js';
import { withMessages } from './withMessages.js';

export type EngineModule = typeof import('../lazy/engine.js');

/** Readers, evidence and fixes live in files of their own, which are loaded here on first use, a part at a time. */
export const loadEngine = keptPromise(async (): Promise<EngineModule> => {
  const { loadEngineInSteps } = await import('../lazy/engineInSteps.js');
  return withMessages(await loadEngineInSteps());
});
