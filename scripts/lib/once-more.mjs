// On a busy machine the real workbench is now and then too slow for what a test waits for. What fails is run once more by itself, in a
// VS Code of its own, and the log says so; what fails there, too, has failed.
import { printRows } from '../../test/vscode-host/results.mjs';

/** @typedef {import('../../test/vscode-host/results.mjs').Row} Row */

/** Where more suites fail than this, it is not the machine. */
const MOST_SUITES = 8;

/**
 * @param {Row[]} rows
 * @param {(suites: string[]) => Promise<Row[]>} run of these outermost suites
 * @returns {Promise<Row[]>} with the rows of the second run in the place of those of the first
 */
export async function onceMore(rows, run) {
  const failed = rows.filter((row) => !row.ok && !row.skipped);
  const suites = [...new Set(failed.map(outermost))];
  if (suites.length === 0 || suites.length > MOST_SUITES) return rows;
  console.log(`  once more, by itself: ${suites.join(', ')}, since there failed`);
  printRows(failed);
  const again = await run(suites);
  return [...rows.filter((row) => !suites.includes(outermost(row))), ...again];
}

/** @param {Row} row */
function outermost({ suite }) {
  return suite.split(' › ')[0] ?? suite;
}
