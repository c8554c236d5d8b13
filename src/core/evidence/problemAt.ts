import type { Problem } from '../model/ledger.js';
import type { Mention } from '../model/range.js';

/** Written out: of the places that sources name and that are not there, there may be tens of thousands (see `copyDefect`). */
export function problemAt(
  { path, range }: Mention,
  severity: Problem['severity'],
  message: string,
  suggestion?: Problem['suggestion'],
): Problem {
  return suggestion ? { path, range, severity, message, suggestion } : { path, range, severity, message };
}
