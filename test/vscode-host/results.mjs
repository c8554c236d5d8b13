// What a suite reports: one JSON object a line, written while it runs, so that a crash or a hang still tells how far it came.
import fs from 'node:fs';

/**
 * @typedef {object} Row
 * @property {string} suite
 * @property {string} title
 * @property {boolean} ok
 * @property {boolean} [skipped]
 * @property {string} [err]
 * @property {number} ms
 *
 * @typedef {object} Used what of the manifest the tests have used: test/host/UseRecord.ts
 * @property {string[]} commands
 * @property {string[][]} rows
 * @property {string[][]} contexts
 *
 * @typedef {{ type: 'start', title: string } | { type: 'test', row: Row } | { type: 'used', used: Used } | { type: 'end' }} Message
 *
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 */

/** Starts a message where it travels among other text, as on a console. test/host/report.ts has the same. */
export const MESSAGE_PREFIX = '@defect-ledger-test ';

/**
 * @param {string} file written by the suite; may be absent
 * @returns {Message[]}
 */
export function readMessages(file) {
  if (!fs.existsSync(file)) return [];
  const lines = fs.readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line));
}

/**
 * The rows of a suite that ran to its end. An exit code alone is no proof: a suite that was not found exits with 0, too.
 *
 * @param {Message[]} messages
 * @param {string} outcome how the extension host ended, for the error message
 * @returns {Row[]}
 */
export function completeRows(messages, outcome) {
  const rows = messages.flatMap((message) => (message.type === 'test' ? [message.row] : []));
  if (!messages.some(({ type }) => type === 'end')) {
    const last = messages.findLast((message) => message.type === 'start');
    const where = last?.type === 'start' ? `it was at "${last.title}"` : 'no test had begun';
    printRows(rows);
    throw new Error(`The suite did not come to its end (${outcome}); ${where}.`);
  }
  if (rows.length === 0) throw new Error(`The suite ran no test (${outcome}).`);
  return rows;
}

/**
 * @param {Row[]} rows
 * @returns {Counts}
 */
export function countRows(rows) {
  const skipped = rows.filter((row) => row.skipped).length;
  const passed = rows.filter((row) => row.ok).length;
  return { passed, failed: rows.length - passed - skipped, skipped };
}

/** @param {Row[]} rows */
export function printRows(rows) {
  for (const { suite, title, ok, skipped, err, ms } of rows) {
    const mark = ok ? 'ok  ' : skipped ? 'skip' : 'FAIL';
    console.log(`  ${mark} ${suite ? `${suite}: ` : ''}${title}${ok ? ` (${ms} ms)` : ''}`);
    if (err) console.log(err.replace(/^/gm, '       '));
  }
}
