import type { Defect, Occurrence } from '../../core/model/ledger.js';
import { quotedWords } from '../../core/text/plainWords.js';
import { clipped } from '../../views/model/clipped.js';

/** What one says of a place is a line in Problems: the hover and the details have the rest. */
const maxTitle = 160;
const maxMessage = 320;

/** Readable by itself: `Failover counter is never defined. src.metrics does not define it.` The title is not said twice. */
export function occurrenceMessage({ title }: Pick<Defect, 'title'>, { message }: Occurrence): string {
  const evidence = clipped(quotedWords(message), maxMessage);
  if (message.includes(title)) return evidence;
  const name = clipped(quotedWords(title), maxTitle);
  return /[.!?:…。]$/u.test(name) ? `${name} ${evidence}` : `${name}. ${evidence}`;
}
