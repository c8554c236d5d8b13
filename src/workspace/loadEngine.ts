export type EngineModule = typeof import('../lazy/engine.js');

/** Readers, evidence and fixes live in a bundle of their own, which is loaded here on first use. */
export function loadEngine(): Promise<EngineModule> {
  return import('../lazy/engine.js');
}
