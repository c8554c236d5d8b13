import type { config } from '@vscode/l10n';
import * as vscode from 'vscode';

/** A bundle that is loaded later has messages of its own to be translated. */
export function withMessages<T extends { readonly configureMessages: typeof config }>(bundle: T): T {
  if (vscode.l10n.bundle) bundle.configureMessages({ contents: vscode.l10n.bundle });
  return bundle;
}
