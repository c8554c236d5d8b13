import * as vscode from 'vscode';

export type EngineModule = typeof import('../lazy/engine.js');

/** Readers, evidence and fixes live in a bundle of their own, which is loaded here on first use. */
export async function loadEngine(): Promise<EngineModule> {
  const engine = await import('../lazy/engine.js');
  if (vscode.l10n.bundle) engine.configureMessages({ contents: vscode.l10n.bundle });
  return engine;
}
