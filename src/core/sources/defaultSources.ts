/**
 * Which files are sources when nobody says: by name, never every JSON, YAML or Markdown file of a workspace. The
 * default of the setting `defectLedger.sources`, so this and package.json say the same (checked by the manifest
 * check). Globs tell capitals apart, so a word stands in its three usual spellings; `?` is the
 * hyphen, underscore or space between two.
 */
export const defaultSources: readonly string[] = [
  '**/{defects,*defects-inventory*,*defects_inventory*,*defect-inventory*,*defect_inventory*}.{json,jsonc,yaml,yml}',
  '**/{known-issues,known_issues,issues_inventory,issues-inventory,findings}.{json,jsonc,yaml,yml}',
  '**/*{defect,Defect,DEFECT,readiness,Readiness,READINESS,findings,Findings,FINDINGS}*.md',
  '**/*{known,Known,KNOWN}?{issues,Issues,ISSUES}*.md',
  '**/*{gap,Gap,GAP}?{analysis,Analysis,ANALYSIS}*.md',
  '**/*{audit,Audit,AUDIT}?{report,Report,REPORT}*.md',
  '**/{security,Security,SECURITY}?{audit,Audit,AUDIT}*.md',
  '**/*{tech,technical,Tech,Technical,TECH,TECHNICAL}?{debt,Debt,DEBT}*.md',
  '**/*{action,Action,ACTION}?{plan,Plan,PLAN}*.md',
  '**/{*risk?register*,*Risk?Register*,*RISK?REGISTER*,risks,Risks,RISKS}.md',
  '**/*{roadmap,Roadmap,ROADMAP}.md',
  '**/*ANALYSIS*.md',
  '{todo,Todo,TODO}.md',
];

/** For what is made of the code. A package may be called so all the same. */
export const outputFolders: readonly string[] = ['dist', 'build', 'target'];

/** Never sources, never code: dependencies, generated folders, version control. */
export const ignoredFolders: readonly string[] = [
  '.git',
  '.hg',
  '.svn',
  'node_modules',
  '__pycache__',
  '.venv',
  'venv',
  '.tox',
  '.mypy_cache',
  '.pytest_cache',
  ...outputFolders,
  '.vscode-test',
];

const ignored = new Set(ignoredFolders);

/** Whether a path has such a folder in it. */
export function isInIgnoredFolder(path: string): boolean {
  return path.split('/').some((part) => ignored.has(part));
}

/** Whether a path is left out for the name of an output folder alone. */
export function isInOutputFolder(path: string): boolean {
  const names = path.split('/').filter((part) => ignored.has(part));
  return names.length > 0 && names.every((part) => outputFolders.includes(part));
}

/** Whether a change of the file concerns nobody. A module in an output folder may be one that code imports. */
export function isLeftOut(path: string): boolean {
  return isInIgnoredFolder(path) && !(/\.pyi?$/u.test(path) && isInOutputFolder(path));
}
