import { wordsOf } from './words.js';

export type KeyRole = 'files' | 'missing-files' | 'tests' | 'symbols' | 'packages' | 'imports' | undefined;

/** What a key of a defect says of the strings beneath it: `affected_files`, `required_methods`. */
export function keyRole(key: string): KeyRole {
  const words = wordsOf(key);
  const has = (...candidates: string[]): boolean => words.some((word) => candidates.includes(word));
  const lacking = ['missing', 'broken', 'failing', 'failed', 'unresolved', 'undefined', 'required', 'absent'];
  // An `import_path` or `import_time` says nothing of what is missing.
  if (has('import', 'imports'))
    return words.length === 1 || has(...lacking, 'error', 'errors') ? 'imports' : undefined;
  if (
    has('method', 'methods', 'function', 'functions', 'class', 'classes', 'symbol', 'symbols') &&
    has('required', 'missing', 'needed', 'implement', 'expected', 'absent')
  )
    return 'symbols';
  if (/^(?:packages?|dependency|requirement|pip_package|npm_package)$/u.test(words.join('_')))
    return 'packages';
  if (has('test', 'tests')) return 'tests';
  if (has('file', 'files', 'path', 'paths', 'location', 'locations', 'filename'))
    return has('missing', 'absent', 'create', 'required') ? 'missing-files' : 'files';
  return undefined;
}
