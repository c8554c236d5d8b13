import { plainText } from '../text/plainText.js';

export interface ReadinessFound {
  current: { min: number; max: number; point?: number };
  target?: number;
  /** Of the figure, in the line. */
  start: number;
  end: number;
}

const figure =
  /[~≈]?\s*(\d{1,3}(?:\.\d+)?)\s*%?\s*(?:(?:-|–|—|to)\s*(\d{1,3}(?:\.\d+)?)\s*)?%|(\d{1,3})\s*\/\s*100\b|(\d{1,2}(?:\.\d+)?)\s*\/\s*10\b/gu;
/** More words than this are prose, where a percentage may be anything. */
const maxWords = 14;

/**
 * The readiness that a heading or a labelled line states: `Production Readiness: 50-55% → Target: 100%`, `Overall Production
 * Readiness: 88% (85-90% Range)`, `Current State: MVP (38% Production Ready)`. Offsets are of the line.
 */
export function readinessIn(line: string): ReadinessFound | undefined {
  if (
    line.length > 300 ||
    !/[%/]/u.test(line) ||
    !/\d\s*%|\/\s*100?\b/u.test(line) ||
    !/read(?:y|iness)/iu.test(line)
  )
    return undefined;
  const plain = plainText(line);
  if (plain.split(/\s+/u).length > maxWords || plain.endsWith('?')) return undefined;
  const matches = [...line.matchAll(figure)];
  const first = matches[0];
  if (!first) return undefined;
  const before = line.slice(0, first.index).toLowerCase();
  const label = before.slice(0, before.lastIndexOf(':') + 1) || before;
  if (
    /\b(?:target|gap|goal|achiev\w*|milestone|needed|required|reach|remaining|from|until|to|for|criteria|tests?|total)\b/u.test(
      label,
    )
  )
    return undefined;
  if (/\b(?:to|of|for|until|reach|towards?|at least|above|over)[\s*_~≥>]*$/u.test(before)) return undefined;
  // `100% Production Ready Checklist` is a heading of what shall be.
  if (
    !/read(?:y|iness)/u.test(before) &&
    !/^[^%]*%\s*(?:production[- ])?(?:ready|readiness|complete)\b/iu.test(line.slice(first.index))
  )
    return undefined;
  if (before.replace(/[^\p{L}]/gu, '') === '') return undefined;
  const current = spanFrom(first);
  const range = matches
    .slice(1)
    .find(
      (match) =>
        match[2] !== undefined &&
        /\brange\b|^\s*\(/iu.test(line.slice(match.index - 1, match.index + match[0].length + 8)),
    );
  const targetAt = /\b(?:target|goal)\b[^%]{0,20}?(\d{1,3}(?:\.\d+)?)\s*%/iu.exec(
    line.slice(first.index + first[0].length),
  );
  const wide = range && current.min === current.max ? spanFrom(range) : undefined;
  const lead = /^[~≈\s]*/u.exec(first[0])![0].length;
  return {
    current:
      wide && wide.min <= current.min && current.max <= wide.max ? { ...wide, point: current.min } : current,
    ...(targetAt ? { target: Number(targetAt[1]) } : {}),
    start: first.index + lead,
    end: first.index + first[0].length,
  };
}

function spanFrom(match: RegExpExecArray): { min: number; max: number } {
  const min = match[4] === undefined ? Number(match[1] ?? match[3]) : ofTen(match[4]);
  const max = match[2] === undefined ? min : Number(match[2]);
  return { min: Math.min(min, max), max: Math.max(min, max) };
}

function ofTen(digits: string): number {
  return Math.round(Number(digits) * 100) / 10;
}

/** The figure that a text begins with, and how long it is. */
export function spanOf(text: string): { min: number; max: number; length: number } | undefined {
  const match = /^[~≈]?\s*(\d{1,3}(?:\.\d+)?)\s*%?\s*(?:(?:-|–|—|to)\s*(\d{1,3}(?:\.\d+)?)\s*)?%/u.exec(text);
  if (!match) return undefined;
  const min = Number(match[1]);
  return { min, max: match[2] === undefined ? min : Number(match[2]), length: match[0].length };
}
