import { PRIORITIES, SEVERITIES, type Priority, type Severity } from '../model/vocabulary.js';
import { priorityOf, severityOf } from '../sources/words.js';
import { cased } from '../text/dressed.js';
import type { Vocabulary } from './Vocabulary.js';
import type { Writing } from './Writing.js';

const priorityWords: Record<Priority, string> = {
  P0: 'critical',
  P1: 'high',
  P2: 'medium',
  P3: 'low',
  P4: 'lowest',
};

/** Colours of levels, the worst first; what stands before a level says it, too. */
const circles = ['🔴', '🟠', '🟡', '🟢'];
const levelPicture = /[🔴🟠🟡🟢🔵⚪]/gu;

/** How a severity or priority could be written where another one stands, the likeliest first. */
export function* levelWritings(
  text: string,
  value: Severity | Priority,
  vocabulary: Vocabulary,
): Iterable<Writing> {
  const read = isPriority(value) ? priorityOf : severityOf;
  const found = [...text.matchAll(/[\p{L}\p{N}]+/gu)];
  const levels = found.filter(([word]) => read(word) !== undefined || severityOf(word) !== undefined);
  const core = /[\p{L}\p{N}].*[\p{L}\p{N}]|[\p{L}\p{N}]/su.exec(text);
  const [first] = levels;
  if (!core || !first) return;
  const whole = { from: core.index, to: core.index + core[0].length };
  if (whole.to - whole.from <= 24)
    for (const newText of vocabulary.words.filter((word) => /^\p{L}+\d?$/u.test(word)))
      yield* withPicture(text, { ...whole, newText }, value, vocabulary);
  // Each word that ranks it: of `P1 (High)` both, of `VERY_HIGH` and `Medium-High` what they make together.
  const words = levels.filter(([word]) => /^(?!very$)/iu.test(word));
  const isJoined = /^[\p{L}]+[_ -][\p{L}]+$/u.test(core[0]) && !isPriority(value);
  if (isJoined) yield* withPicture(text, { ...whole, newText: levelWord(value, core[0]) }, value, vocabulary);
  const [from, to] = [first.index, words.at(-1)!.index + words.at(-1)![0].length];
  let newText = '';
  let at = from;
  for (const { 0: word, index } of words) {
    newText += text.slice(at, index) + levelWord(value, word);
    at = index + word.length;
  }
  yield* withPicture(text, { from, to, newText }, value, vocabulary);
  yield* withPicture(text, { ...whole, newText: value }, value, vocabulary);
}

function levelWord(value: Severity | Priority, like: string): string {
  if (!isPriority(value)) return cased(value, like);
  if (/^[0-4]$/u.test(like)) return value.slice(1);
  if (/^p[0-4]$/iu.test(like)) return cased(value, like);
  return cased(priorityWords[value], like);
}

/** A coloured picture before the word changes with it. */
function* withPicture(
  text: string,
  writing: Writing,
  value: Severity | Priority,
  vocabulary: Vocabulary,
): Iterable<Writing> {
  const before = [...text.slice(0, writing.from).matchAll(levelPicture)].at(-1);
  if (!before) {
    yield writing;
    return;
  }
  const rank = isPriority(value) ? PRIORITIES.indexOf(value) : SEVERITIES.indexOf(value);
  const between = text.slice(before.index + before[0].length, writing.from);
  const pictures = [...vocabulary.glyphs, circles[Math.min(rank, circles.length - 1)]!];
  for (const picture of new Set(pictures))
    yield { from: before.index, to: writing.to, newText: picture + between + writing.newText };
}

function isPriority(value: Severity | Priority): value is Priority {
  return (PRIORITIES as readonly string[]).includes(value);
}
