import { daysIn, isoDate, monthNumber, monthWord } from './dates.js';

/** A first and a last day, `YYYY-MM-DD`, both within. */
export interface DaySpan {
  start: string;
  end: string;
}

type Parts = readonly (string | undefined)[];

const dash = String.raw`\s{0,4}(?:-|–|—|→|\.\.|\/|to|until|till|through)\s{0,4}`;
const isoDay = String.raw`(\d{4}-\d{2}-\d{2})`;
const nth = String.raw`(\d{1,2})(?:st|nd|rd|th)?`;
const year = String.raw`((?:19|20)\d\d)(?![\d-])`;
const quarter = String.raw`q([1-4])`;

function pattern(...parts: string[]): RegExp {
  return new RegExp(String.raw`(?<![\p{L}\p{N}])` + parts.join(''), 'iu');
}

/** The writings of a time with its year, those that say more first. */
const writings: readonly [RegExp, (parts: Parts) => DaySpan | undefined][] = [
  [pattern(isoDay, dash, isoDay), ([a, b]) => ordered(isoDate(a!), isoDate(b!))],
  [
    // `Jan 5 – Feb 2, 2026`, `January 5-16, 2026`
    pattern(
      monthWord,
      ' {1,4}',
      nth,
      `(?:,? ${year})?`,
      dash,
      `(?:${monthWord} {1,4})?`,
      nth,
      ',? {1,4}',
      year,
    ),
    ([month, day, from, toMonth, toDay, to]) =>
      ordered(dayOf(from ?? to, month, day), dayOf(to, toMonth ?? month, toDay)),
  ],
  [
    // `5 Jan – 2 Feb 2026`, `5–16 January 2026`
    pattern(
      nth,
      `(?: {1,4}${monthWord})?`,
      `(?:,? ${year})?`,
      dash,
      nth,
      ' {1,4}',
      monthWord,
      ',? {1,4}',
      year,
    ),
    ([day, month, from, toDay, toMonth, to]) =>
      ordered(dayOf(from ?? to, month ?? toMonth, day), dayOf(to, toMonth, toDay)),
  ],
  [
    pattern(monthWord, `(?: {1,4}${year})?`, dash, monthWord, ' {1,4}', year),
    ([month, from, toMonth, to]) => ordered(firstOf(from ?? to, month), lastOf(to, toMonth)),
  ],
  [
    pattern(quarter, `(?:[\\s,'’/-]{0,3}${year})?`, dash, quarter, String.raw`[\s,'’/-]{0,3}(?:of\s)?`, year),
    ([first, from, last, to]) => quarters(from ?? to, first, to, last),
  ],
  [
    pattern(
      String.raw`((?:19|20)\d\d)[\s,/-]{0,3}`,
      quarter,
      `(?:${dash}(?:((?:19|20)\\d\\d)[\\s,/-]{0,3})?${quarter})?`,
    ),
    ([from, first, to, last]) => quarters(from, first, to ?? from, last ?? first),
  ],
  [
    pattern(quarter, String.raw`[\s,'’/-]{0,3}(?:of\s)?`, year),
    ([first, of]) => quarters(of, first, of, first),
  ],
  [
    pattern(String.raw`h([12])[\s,'’/-]{0,3}`, year),
    ([half, of]) => quarters(of, half === '1' ? '1' : '3', of, half === '1' ? '2' : '4'),
  ],
  [
    pattern(String.raw`((?:19|20)\d\d)[\s,/-]{0,3}h([12])(?!\d)`),
    ([of, half]) => quarters(of, half === '1' ? '1' : '3', of, half === '1' ? '2' : '4'),
  ],
  [
    new RegExp(String.raw`(?<![\p{L}\p{N}]|\d {1,4})${monthWord},? {1,4}${year}`, 'iu'),
    ([month, of]) => ordered(firstOf(of, month), lastOf(of, month)),
  ],
  [
    /(?<![\d-])((?:19|20)\d\d)-(0[1-9]|1[0-2])(?![\d-])/u,
    ([of, month]) => ordered(day(Number(of), Number(month), 1), endOf(Number(of), Number(month))),
  ],
  [/^\s*((?:19|20)\d\d)\s*$/u, ([of]) => quarters(of, '1', of, '4')],
];

/**
 * The time that a text names with its year: `2026-01-05 – 2026-01-16`, `Jan 5–16, 2026`, `January–March 2026`, `Q1 2026`, `H2 2026`, and
 * `2026` when it says nothing else. Undefined for others: a quarter without a year, a fiscal one, a single day (`isoDate` reads that).
 */
export function dateSpan(text: string): DaySpan | undefined {
  if (text.length > 400 || !/(?:19|20)\d\d/u.test(text) || /\bfy\b|\bfy\s?'?\d|fiscal/iu.test(text))
    return undefined;
  for (const [writing, read] of writings) {
    const match = writing.exec(text);
    const span = match ? read(match.slice(1)) : undefined;
    if (span) return span;
  }
  return undefined;
}

function quarters(from?: string, first?: string, to?: string, last?: string): DaySpan | undefined {
  const [a, b] = [Number(first), Number(last)];
  return ordered(day(Number(from), a * 3 - 2, 1), endOf(Number(to), b * 3));
}

function dayOf(of?: string, month?: string, date?: string): string | undefined {
  if (of === undefined || month === undefined) return undefined;
  const [y, m, d] = [Number(of), monthNumber(month), Number(date)];
  return d < 1 || d > daysIn(y, m) ? undefined : day(y, m, d);
}

function firstOf(of?: string, month?: string): string | undefined {
  return of === undefined || month === undefined ? undefined : day(Number(of), monthNumber(month), 1);
}

function lastOf(of?: string, month?: string): string | undefined {
  return of === undefined || month === undefined ? undefined : endOf(Number(of), monthNumber(month));
}

function endOf(y: number, m: number): string {
  return day(y, m, daysIn(y, m));
}

function day(y: number, m: number, d: number): string {
  return `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
}

function ordered(start: string | undefined, end: string | undefined): DaySpan | undefined {
  return start !== undefined && end !== undefined && start <= end ? { start, end } : undefined;
}
