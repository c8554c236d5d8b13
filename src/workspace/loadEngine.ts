import { withMessages } from './withMessages.js';

export type EngineModule = typeof import('../lazy/engine.js');

/** Readers, evidence and fixes live in a bundle of their own, which is loaded here on first use. */
export async function loadEngine(): Promise<EngineModule> {
  return withMessages(await import('../lazy/engine.js'));
}
