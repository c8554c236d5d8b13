import * as vscode from 'vscode';
import { SEVERITIES, type Severity } from '../core/model/vocabulary.js';

export const section = 'defectLedger';

/** How a defect's occurrences appear in Problems; `errorWhenConfirmed` is a warning until the code proves it. */
export type DiagnosticLevel = 'errorWhenConfirmed' | 'error' | 'warning' | 'information' | 'hint' | 'off';

export function sourceGlobs(folder: vscode.WorkspaceFolder): string[] {
  return vscode.workspace.getConfiguration(section, folder.uri).get<string[]>('sources', []);
}

export function diagnosticsEnabled(folder: vscode.WorkspaceFolder): boolean {
  return vscode.workspace.getConfiguration(section, folder.uri).get<boolean>('diagnostics.enabled', true);
}

/** By severity; a defect without one is treated as low. */
export function diagnosticLevels(folder: vscode.WorkspaceFolder): Record<Severity, DiagnosticLevel> {
  const configured = vscode.workspace
    .getConfiguration(section, folder.uri)
    .get<Partial<Record<Severity, DiagnosticLevel>>>('diagnostics.severity', {});
  const defaults: Record<Severity, DiagnosticLevel> = {
    critical: 'errorWhenConfirmed',
    high: 'errorWhenConfirmed',
    medium: 'warning',
    low: 'information',
  };
  return Object.fromEntries(SEVERITIES.map((s) => [s, configured[s] ?? defaults[s]])) as Record<
    Severity,
    DiagnosticLevel
  >;
}
