import * as vscode from 'vscode';
import { defaultTemplateFolder, templateFolder } from '../core/sources/templates/templateFolder.js';
import { SEVERITIES, type Severity } from '../core/model/vocabulary.js';

export const section = 'defectLedger';

/** How a defect's occurrences appear in Problems; `errorWhenConfirmed` is a warning until the code proves it. */
export type DiagnosticLevel = 'errorWhenConfirmed' | 'error' | 'warning' | 'information' | 'hint' | 'off';

export function sourceGlobs(folder: vscode.WorkspaceFolder): string[] {
  return vscode.workspace.getConfiguration(section, folder.uri).get<string[]>('sources', []);
}

/**
 * Puts paths after the globs that are in force, in the settings of the workspace; of the folder where there are several.
 * Characters that mean something in a glob are written as `?`.
 */
export async function addToSources(folder: vscode.WorkspaceFolder, paths: readonly string[]): Promise<void> {
  const globs = sourceGlobs(folder);
  const added = paths.map((path) => path.replace(/[*?{}[\]]/gu, '?')).filter((path) => !globs.includes(path));
  if (added.length === 0) return;
  const target =
    (vscode.workspace.workspaceFolders?.length ?? 0) > 1
      ? vscode.ConfigurationTarget.WorkspaceFolder
      : vscode.ConfigurationTarget.Workspace;
  await vscode.workspace
    .getConfiguration(section, folder.uri)
    .update('sources', [...globs, ...added], target);
}

export function diagnosticsEnabled(folder: vscode.WorkspaceFolder): boolean {
  return vscode.workspace.getConfiguration(section, folder.uri).get<boolean>('diagnostics.enabled', true);
}

export function codeLensEnabled(folder: vscode.WorkspaceFolder): boolean {
  return vscode.workspace.getConfiguration(section, folder.uri).get<boolean>('codeLens.enabled', true);
}

/** Above functions, classes and files of code; not where all lenses are off. */
export function codeLensInCodeEnabled(folder: vscode.WorkspaceFolder): boolean {
  return (
    codeLensEnabled(folder) &&
    vscode.workspace.getConfiguration(section, folder.uri).get<boolean>('codeLens.code', true)
  );
}

/** Icons beside the lines of open occurrences, and marks in the overview ruler. */
export function editorMarksEnabled(folder: vscode.WorkspaceFolder): boolean {
  return vscode.workspace.getConfiguration(section, folder.uri).get<boolean>('editorMarks.enabled', true);
}

/** When files of the Explorer have counts; `auto`: where Problems shows none. */
export type FileBadgeMode = 'auto' | 'always' | 'never';

export function fileBadgeMode(folder: vscode.WorkspaceFolder): FileBadgeMode {
  return vscode.workspace.getConfiguration(section, folder.uri).get<FileBadgeMode>('fileBadges', 'auto');
}

/** VS Code itself counts errors and warnings at files. */
export function problemsAreCounted(folder: vscode.WorkspaceFolder): boolean {
  const problems = vscode.workspace.getConfiguration('problems', folder.uri);
  return problems.get('decorations.enabled', true) && problems.get('visibility', true);
}

/** Workspace-relative folder of the user's own templates; undefined when there is to be none. */
export function templatesFolder(folder: vscode.WorkspaceFolder): string | undefined {
  const set = vscode.workspace
    .getConfiguration(section, folder.uri)
    .get<string>('templates.folder', defaultTemplateFolder);
  return templateFolder(set);
}

/** Every fix is shown before it is made, not only those that touch much. */
export function alwaysPreviewsFixes(folder: vscode.WorkspaceFolder): boolean {
  return (
    vscode.workspace.getConfiguration(section, folder.uri).get<string>('fixes.preview', 'auto') === 'always'
  );
}

export function unreportedImportsEnabled(folder: vscode.WorkspaceFolder): boolean {
  return vscode.workspace
    .getConfiguration(section, folder.uri)
    .get<boolean>('unreportedImports.enabled', true);
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
