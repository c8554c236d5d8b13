import * as l10n from '@vscode/l10n';
import { RE2JS } from 're2js';
import { LineIndex } from '../../text/LineIndex.js';
import type { Range } from '../../model/range.js';
import { patternProblem } from './patternProblem.js';
import { requiredLiterals, type RequiredLiterals } from './requiredLiterals.js';

/** Longer than any that a person writes. */
const maxPatternLength = 2000;
/** Instructions of the compiled pattern: the time for a text grows with them. */
const maxInstructions = 10_000;

/** `$` and `\s` mean lines however they end, and so do the places that are found; but for a pattern that is about just that. */
const carriageReturn = /\\r|\\x0d|\\x\{0*d\}|\\015|\r/iu;

const lacking = /\\[1-9]|\\k[<{]|\(\?<?[=!]|\(\?>|[*+?}]\+/u;

/** A pattern of a source, ready to run. Patterns are untrusted, so the engine is RE2, which never backtracks. */
export interface Pattern {
  /** Where it matches, in order; at most `most`. An empty match points at nothing and is left out. */
  readonly places: (text: string, most: number) => Range[];
  readonly instructions: number;
  readonly literals: RequiredLiterals | undefined;
}

/** @returns the pattern, or in plain words why it is refused */
export function compilePattern(pattern: string): Pattern | { refused: string } {
  if (pattern.length > maxPatternLength) {
    const length = pattern.length.toLocaleString('en');
    return {
      refused: l10n.t('The pattern `{0}…` is too long: {1} characters.', pattern.slice(0, 60), length),
    };
  }
  try {
    const regex = RE2JS.compile(pattern, RE2JS.MULTILINE);
    const instructions = regex.programSize();
    if (instructions > maxInstructions)
      return {
        refused: l10n.t('The pattern `{0}` is too large once its repetitions are written out.', pattern),
      };
    const literals = requiredLiterals(pattern, RE2JS.MULTILINE, regex);
    const asItIs = carriageReturn.test(pattern);
    const linesOf = (text: string): string => (asItIs ? text : text.replaceAll('\r\n', '\n'));
    return { places: (text, most) => places(regex, linesOf(text), most), instructions, literals };
  } catch (error) {
    const hint = lacking.test(pattern)
      ? l10n.t(
          'RE2 has no backreferences, no look-ahead or look-behind and no possessive or atomic groups, since searching with them may never end.',
        )
      : '';
    const refused = l10n.t(
      'The pattern `{0}` is not valid RE2: {1}.',
      pattern,
      patternProblem(error, pattern),
    );
    return { refused: hint === '' ? refused : `${refused} ${hint}` };
  }
}

function places(regex: RE2JS, text: string, most: number): Range[] {
  const found: Range[] = [];
  const matcher = regex.matcher(text);
  let lines: LineIndex | undefined;
  while (found.length < most && matcher.find()) {
    if (matcher.end() === matcher.start()) continue;
    lines ??= new LineIndex(text);
    found.push(lines.range(matcher.start(), matcher.end()));
  }
  return found;
}
