import { STATUSES, type Status } from '../../model/vocabulary.js';
import { severityOf, statusOf } from '../../sources/words.js';
import { cased, dressed } from '../../text/dressed.js';
import type { ValueEdit } from './ValueEdit.js';

/** The other's own word, in the capitals and with the joints of the word that it replaces; the ledger's word where one stood. */
export const editStatus: ValueEdit = ({ text }, from, to) => {
  const start = text.indexOf(from);
  if (start < 0) return undefined;
  const newText = (STATUSES as readonly string[]).includes(from) ? statusIn(to) : dressed(to, from);
  if (newText === undefined || newText === from) return undefined;
  return { start, end: start + from.length, newText };
};

function statusIn(words: string): Status {
  return STATUSES.find((status) => status === words.toLowerCase()) ?? statusOf(words);
}

/** `from` and `to` are severities of the ledger; the text says the first in a word of its own. */
export const editSeverity: ValueEdit = ({ text }, from, to) => {
  const words = [...text.matchAll(/[\p{L}\p{N}]+/gu)];
  const found = words.filter(([word]) => severityOf(word) !== undefined);
  const [match] = found;
  // Beside other words (`VERY_HIGH`, `Medium-High`) the one is not all that is said.
  if (found.length !== 1 || !match || severityOf(match[0]) !== from) return undefined;
  if (words.some(([word]) => word !== match[0] && !/^(?:severity|priority|level|sev)$/iu.test(word)))
    return undefined;
  return { start: match.index, end: match.index + match[0].length, newText: cased(to, match[0]) };
};
