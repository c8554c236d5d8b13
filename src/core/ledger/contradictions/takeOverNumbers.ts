import type { NumberSpan } from '../../sources/fragment.js';
import type { ClaimText, Replacement, ValueEdit } from './ValueEdit.js';

/** A number as it may be written, thousands separated or not. */
const number = String.raw`(?:\d{1,3}(?:[,'’_.\u00a0\u202f ]\d{3})+(?!\d)|\d+)(?:[.,]\d{1,2}(?!\d))?`;
const dash = String.raw`\s{0,3}(?:-|–|—|to|\.\.)\s{0,3}`;
const spanPattern = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,])(${number})(?:\s?%)?(?:(${dash})(${number}))?(\+)?(\s?%)?`,
  'giu',
);
const ratioPattern = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,/])(${number})(\s{0,3}(?:/|of|out of)\s{0,3})(${number})(?:(${dash})(${number}))?(\+)?`,
  'giu',
);
/** The share beside a ratio, which would be false after it is changed: ` (33%`. */
const sharePattern = /^(\s{0,12}[([]?\s?)(\d{1,3}(?:\.\d+)?)(?=\s?%)/u;

interface Written extends NumberSpan {
  start: number;
  end: number;
  /** As written. */
  first: string;
  dash: string | undefined;
  percent: string;
}

/** `50-55%`, `85 – 90 %`, `88% (85-90% range)`; `0.55` and `55` where the text has no sign. */
export const editReadiness: ValueEdit = (claim, from, to) => {
  const old = spanOf(from);
  const next = spanOf(to);
  if (!old || !next) return undefined;
  const found = spansIn(claim.text).find((span) => same(span, old));
  if (!found) return shareEdit(claim, old, next);
  const text = writeSpan(next, found, String) + found.percent;
  const { start, end } = withPoint(claim.text, found, old);
  if (!claim.bare(start)) return { start, end, newText: text };
  return { start, end, newText: /^\d+(?:\.\d+)?$/u.test(text) ? text : JSON.stringify(`${text}%`) };
};

/** `2,654`, `2654`, `2,401+` */
export const editCount: ValueEdit = (claim, from, to) => {
  const old = spanOf(from);
  const next = spanOf(to);
  if (!old || !next) return undefined;
  const found = spansIn(claim.text).find((span) => same(span, old));
  if (!found) return undefined;
  const { start, end } = found;
  const bare = claim.bare(start);
  if (bare && next.max !== next.min && next.max !== Infinity) return undefined;
  const newText = bare ? String(next.min) : writeSpan(next, found, separated(found.first));
  return { start, end, newText };
};

/** `0/30 (0%)`, `0 of 30-40`: with the share beside it. */
export const editSuite: ValueEdit = ({ text }, from, to) => {
  const [oldPassed, oldTotal] = ratioOf(from);
  const [passed, total] = ratioOf(to);
  if (!oldPassed || !oldTotal || !passed || !total) return undefined;
  for (const match of text.matchAll(ratioPattern)) {
    const [all, first, slash, second, between, last, plus] = match;
    const span = spanFrom(second!, last, plus);
    if (valueOf(first!) !== oldPassed.min || !same(span, oldTotal)) continue;
    const start = match.index;
    const end = start + all.length;
    const written = { dash: between, first: second! };
    const ratio = separated(first!)(passed.min) + slash! + writeSpan(total, written, separated(second!));
    const share = sharePattern.exec(text.slice(end, end + 30));
    if (!share || !isShare(Number(share[2]), oldPassed.min, oldTotal.min) || total.min === 0)
      return { start, end, newText: ratio };
    const percent = Math.round((100 * passed.min) / total.min);
    return { start, end: end + share[0].length, newText: `${ratio}${share[1]}${percent}` };
  }
  return undefined;
};

function isShare(percent: number, passed: number, total: number): boolean {
  return total > 0 && Math.abs(percent - (100 * passed) / total) <= 1;
}

/** `readiness: 0.55` */
function shareEdit({ text }: ClaimText, old: NumberSpan, next: NumberSpan): Replacement | undefined {
  if (old.min !== old.max || next.min !== next.max) return undefined;
  for (const match of text.matchAll(/(?<![\p{L}\p{N}.,])0?\.\d{1,6}(?!\d)/gu)) {
    if (Math.abs(Number(match[0]) * 100 - old.min) > 0.05) continue;
    const newText = String(Math.round(next.min * 10) / 1000);
    return { start: match.index, end: match.index + match[0].length, newText };
  }
  return undefined;
}

/** In `88% (85-90% range)` the figure before belongs to the span. */
function withPoint(text: string, found: Written, { min, max }: NumberSpan): { start: number; end: number } {
  const before = /(\d{1,3}(?:\.\d+)?)\s?%\s?\($/u.exec(text.slice(0, found.start).slice(-16));
  const after = /^[^()\n]{0,20}\)/u.exec(text.slice(found.end, found.end + 24));
  if (!before || !after || Number(before[1]) < min || Number(before[1]) > max) return found;
  return { start: found.start - before[0].length, end: found.end + after[0].length };
}

function spansIn(text: string): Written[] {
  return [...text.matchAll(spanPattern)].map((match) => {
    const [all, first, between, last, plus, percent = ''] = match;
    return {
      ...spanFrom(first!, last, plus),
      start: match.index,
      end: match.index + all.length,
      first: first!,
      dash: between,
      percent: percent === '' && all.endsWith('%') ? '%' : percent,
    };
  });
}

function spanFrom(first: string, last: string | undefined, plus: string | undefined): NumberSpan {
  const min = valueOf(first);
  return { min, max: plus ? Infinity : last === undefined ? min : valueOf(last) };
}

function valueOf(written: string): number {
  return Number(written.replace(/[,'’_.\u00a0\u202f ](?=\d{3}(?!\d))/gu, '').replace(',', '.'));
}

/** A claim's value: `52`, `50-55%`, `2401+`. */
function spanOf(value: string): NumberSpan | undefined {
  const match = /^(\d+(?:\.\d+)?)(?:-(\d+(?:\.\d+)?))?(\+)?%?$/u.exec(value);
  if (!match) return undefined;
  const min = Number(match[1]);
  return { min, max: match[3] ? Infinity : match[2] === undefined ? min : Number(match[2]) };
}

function ratioOf(value: string): (NumberSpan | undefined)[] {
  return value.split('/').map(spanOf);
}

function same(a: NumberSpan, b: NumberSpan): boolean {
  return a.min === b.min && a.max === b.max;
}

function writeSpan(
  { min, max }: NumberSpan,
  written: { dash: string | undefined },
  write: (value: number) => string,
): string {
  if (max === Infinity) return `${write(min)}+`;
  return min === max ? write(min) : write(min) + (written.dash ?? '-') + write(max);
}

/** Writes thousands as `like` does; where it has none, as digits alone. */
function separated(like: string): (value: number) => string {
  const separator = /^\d{1,3}(\D)\d{3}(?!\d)/u.exec(like)?.[1];
  return (value) =>
    separator === undefined ? String(value) : String(value).replace(/\B(?=(?:\d{3})+$)/gu, separator);
}
