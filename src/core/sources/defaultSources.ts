/**
 * Which files are sources when nobody says: by name, never every JSON or YAML file of a workspace. The default
 * of the setting `defectLedger.sources`, so this and package.json say the same (checked by the manifest check).
 */
export const defaultSources: readonly string[] = [
  '**/{defects,*defects-inventory*,*defects_inventory*,*defect-inventory*,*defect_inventory*}.{json,jsonc,yaml,yml}',
  '**/{known-issues,known_issues,issues_inventory,issues-inventory,findings}.{json,jsonc,yaml,yml}',
];

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
  'dist',
  'build',
  'target',
  '.vscode-test',
];
