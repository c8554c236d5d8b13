import type * as vscode from 'vscode';

/** Whatever may be a source; which documents are, the ledger says. Any scheme that a workspace folder has. */
export const sourceSelector: vscode.DocumentSelector = [
  { language: 'markdown' },
  { language: 'json' },
  { language: 'jsonc' },
  { language: 'yaml' },
  { pattern: '**/*.{md,markdown,mdx,json,jsonc,json5,yaml,yml}' },
];
