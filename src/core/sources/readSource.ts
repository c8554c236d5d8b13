import type { FileText } from '../files/FileAccess.js';
import { repairText } from '../text/repair/repairText.js';
import { emptyFragment, RANKS, type Fragment } from './fragment.js';
import { readInventory } from './inventory/readInventory.js';
import { readReport } from './report/readReport.js';
import { SourceText } from './SourceText.js';

const reportEnding = /\.(?:md|markdown|mdown|mdx)$/iu;
const inventoryEnding = /\.(?:json|jsonc|json5|ya?ml)$/iu;

/** A source of more characters than this is a dump, and reading it would be felt. */
export const maxSourceLength = 16_000_000;

/** Endings of the files that can be sources: inventories and Markdown reports. */
export function canBeSource(path: string): boolean {
  return inventoryEnding.test(path) || reportEnding.test(path) || /\.txt$/iu.test(path);
}

/** One source's text to what it says. Pure and total: any text gives a fragment, problems included. */
export function readSource(path: string, file: FileText): Fragment {
  const isInventory =
    inventoryEnding.test(path) || (!reportEnding.test(path) && /^\s*(?:\{|\[\s*[\]{["\d])/u.test(file.text));
  if (file.text.length > maxSourceLength) return tooLong(path, file, isInventory);
  // Damage shows in characters beyond ASCII; most files have none or few.
  const repaired = repairText(file.text);
  const source = new SourceText(
    path,
    repaired?.text ?? file.text,
    repaired && { text: file.text, toOriginal: (offset) => repaired.toOriginal(offset) },
  );
  const fragment = isInventory ? readInventory(source, file.encoding) : readReport(source, file.encoding);
  if (file.lossy)
    problemAtTop(fragment, `Some bytes are not valid ${file.encoding}; they are read as U+FFFD.`);
  return fragment;
}

function tooLong(path: string, file: FileText, isInventory: boolean): Fragment {
  const fragment = emptyFragment(
    { path, kind: isInventory ? 'inventory' : 'report', encoding: file.encoding, repaired: false },
    isInventory ? RANKS.found : RANKS.report,
  );
  const [size, limit] = [file.text.length, maxSourceLength].map((n) => Math.round(n / 1_000_000));
  problemAtTop(
    fragment,
    `This file has ${size} million characters; sources of up to ${limit} million are read.`,
  );
  return fragment;
}

function problemAtTop(fragment: Fragment, message: string): void {
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  fragment.problems.push({ path: fragment.source.path, range, severity: 'warning', message });
}
