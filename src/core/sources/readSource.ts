import type { FileText } from '../files/FileAccess.js';
import type { Fragment } from './fragment.js';
import { readInventory } from './inventory/readInventory.js';

/** Endings of the files that can be sources. Markdown reports come with their own reader. */
export function canBeSource(path: string): boolean {
  return /\.(?:json|jsonc|json5|ya?ml)$/iu.test(path);
}

/** One source's text to what it says. Pure and total: any text gives a fragment, problems included. */
export function readSource(path: string, file: FileText): Fragment {
  const fragment = readInventory(path, file);
  if (file.lossy) {
    fragment.problems.push({
      path,
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      severity: 'warning',
      message: `Some bytes are not valid ${file.encoding}; they are read as U+FFFD.`,
    });
  }
  return fragment;
}
