import type { Range } from '../../model/range.js';

/** One-based lines, the last one included. */
export interface Lines {
  first: number;
  last: number;
}

/** As a range of whole lines. */
export function rangeOfLines({ first, last }: Lines): Range {
  return { start: { line: first - 1, character: 0 }, end: { line: last, character: 0 } };
}

/** More than these behind one path are a listing. */
const maxRanges = 20;
/** `:10-20`, `:L10-L20`, `:10:5`, `#L10-L20`, `#L10C2-L20C5`, `#10`, `(10,5)`; a date or a decimal is none. */
const direct =
  /:L?(\d{1,7})(?::\d{1,5})?(?:\s?[-–]\s?L?(\d{1,7})(?::\d{1,5})?)?(?![\w/]|\.\d|-\d)|#L?(\d{1,7})(?:C\d{1,5})?(?:[-–]L?(\d{1,7})(?:C\d{1,5})?)?(?![\w/])|\((\d{1,7})(?:,\s?\d{1,5})?\)/uy;
/** `,114` and `, 57-58` after a first range. */
const further = /,(?:\s?L?(\d{1,7})\s?[-–]\s?L?(\d{1,7})|L?(\d{1,7}))(?![\w%/:]|\.\w)/uy;
/** `, 8` and ` and 12` after `lines 5`: what follows tells that it is no number of something else. */
const furtherInWords =
  /(?:\s?[,;]\s?(?:(?:and|&)\s)?|\s(?:and|&)\s)L?(\d{1,7})(?:\s?(?:[-–]|to)\s?L?(\d{1,7}))?(?=$|[)\].,;:\x60]|\s(?:and|&|of|in|are|is|were|which|that|where|have|do)\s)(?![.%]\w)/uy;
/** ` (lines 10-20)`, `, line 42`, ` L33`, `: lines 4 to 9`; maybe behind the backtick that closes the path. */
const inWords =
  /[`'"]?[)\]]?\s{0,2}(?:[,:(\[–—-]\s{0,2})?(?:(?:at|around|approx\.?|see)\s)?\(?(?:lines?|Lines?|ln\.?)\s{0,2}[:#~=]?\s{0,2}~?(\d{1,7})(?:\s?(?:[-–]|to|through)\s?(\d{1,7}))?(?![\w%]|\.\w)|[`'"]?[)\]]?\s?(?:,\s?|\()?L(\d{1,7})(?:\s?[-–]\s?L?(\d{1,7}))?(?![\w%]|\.\w)/uy;
/** ` on line 42`, said of a file that something is in: `src/a.py imports src/b.py on line 3` speaks of the first. */
const onLine =
  /[`'"]?,?\s(?:on|near|at|around)\s(?:or near\s)?(?:lines?)\s(\d{1,7})(?:\s?(?:[-–]|to)\s?(\d{1,7}))?(?![\w%]|\.\w)/uy;
const isIn = /(?:^|[(:;,.]\s*|\b(?:in|of|file|see|at|from)\s+(?:the\s+)?(?:file\s+)?)[\x60'"*]{0,3}$/iu;
/** `line 42 of `, `lines 10-20 in `, `lines 5, 8 and 12 of ` right before the path. */
const before =
  /(?:^|[\s(])[Ll]ines?\s(\d{1,7}(?:\s?(?:[-–]|to)\s?\d{1,7})?(?:(?:,\s?(?:and\s)?|\s(?:and|&)\s)\d{1,7}(?:\s?(?:[-–]|to)\s?\d{1,7})?){0,8})\s(?:of|in)\s(?:the\s)?(?:file\s)?[\x60'"]?$/u;

/**
 * The lines named right behind a path that ends at an offset of a text, and where that text ends.
 *
 * @param start where the path begins, if words before it count
 */
export function lineRangesAfter(
  text: string,
  from: number,
  start?: number,
): { ranges: Lines[]; end: number } {
  const ranges: Lines[] = [];
  let end = from;
  const numbered = exec(direct, text, from);
  const isPlace = start !== undefined && isIn.test(text.slice(Math.max(0, start - 40), start));
  const first = numbered ?? exec(inWords, text, from) ?? (isPlace ? exec(onLine, text, from) : null);
  const following = numbered || !/lines/iu.test(first?.[0] ?? '') ? further : furtherInWords;
  if (first && add(ranges, first[1] ?? first[3] ?? first[5], first[2] ?? first[4])) {
    end = from + first[0].length;
    while (ranges.length < maxRanges) {
      const next = exec(following, text, end);
      if (!next || !add(ranges, next[1] ?? next[3], next[2])) break;
      end += next[0].length;
    }
  }
  return { ranges, end };
}

/** The lines named right before a path that begins at an offset of a text. */
export function lineRangesBefore(text: string, at: number): Lines[] {
  const ranges: Lines[] = [];
  const match = before.exec(text.slice(Math.max(0, at - 80), at));
  for (const [, first, last] of match?.[1]?.matchAll(/(\d+)(?:\s?(?:[-–]|to)\s?(\d+))?/gu) ?? [])
    add(ranges, first, last);
  return ranges;
}

/** The lines of a value that names nothing else: `42`, `42-50, 60`, `L7`; none when it says more. */
export function lineRangesOnly(text: string): Lines[] {
  const ranges: Lines[] = [];
  const parts = text.trim().split(/\s*,\s*/u);
  if (parts.length > maxRanges) return [];
  for (const part of parts) {
    const match = /^~?(?:lines?\s)?L?(\d{1,7})(?:\s?(?:[-–]|to)\s?L?(\d{1,7}))?$/iu.exec(part);
    if (!match || !add(ranges, match[1], match[2])) return [];
  }
  return ranges;
}

function exec(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function add(ranges: Lines[], first: string | undefined, last: string | undefined): boolean {
  const from = Number(first ?? 0);
  if (from < 1) return false;
  ranges.push({ first: from, last: Math.max(from, Number(last ?? from)) });
  return true;
}
