const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `Jan`, `Sept.`, `January`; not `Janus`. */
export const monthWord = String.raw`(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|january|february|march|april|august|september|october|november|december)\b\.?`;
const iso = /(?<![\d.\-/])(\d{4})-(\d{1,2})-(\d{1,2})(?![\d-])/u;
const monthFirst = new RegExp(
  String.raw`\b${monthWord} {1,4}(\d{1,2})(?:st|nd|rd|th)?,? {1,4}(\d{4})(?![\d-])`,
  'iu',
);
const dayFirst = new RegExp(
  String.raw`(?<![\d.\-/])(\d{1,2})(?:st|nd|rd|th)? {1,4}(?:of {1,4})?${monthWord},? {1,4}(\d{4})(?![\d-])`,
  'iu',
);

/**
 * The first day that a text names, as `YYYY-MM-DD`: of `2026-01-14` (a time may follow), `January 14, 2026`, `Jan 14, 2026`,
 * `14 Jan 2026`. Undefined for other writings (`01/02/2026` is two days), and for days that are none.
 */
export function isoDate(text: string): string | undefined {
  const found = [
    matched(iso, text, (m) => [m[1]!, Number(m[2]), m[3]!]),
    matched(monthFirst, text, (m) => [m[3]!, monthNumber(m[1]!), m[2]!]),
    matched(dayFirst, text, (m) => [m[3]!, monthNumber(m[2]!), m[1]!]),
  ].filter((date) => date !== undefined);
  found.sort((a, b) => a.at - b.at);
  return found[0]?.day;
}

function matched(
  pattern: RegExp,
  text: string,
  parts: (match: RegExpExecArray) => [year: string, month: number, day: string],
): { at: number; day: string } | undefined {
  const match = pattern.exec(text);
  if (!match) return undefined;
  const [year, month, dayText] = parts(match);
  const day = Number(dayText);
  if (month < 1 || month > 12 || day < 1 || day > daysIn(Number(year), month)) return undefined;
  return {
    at: match.index,
    day: `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
  };
}

/** 1 to 12, of what `monthWord` matches. */
export function monthNumber(word: string): number {
  return months.indexOf(word.slice(0, 3).toLowerCase()) + 1;
}

export function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
