import { Op } from './tokenKinds.js';

/** @returns the `Op` of the operator whose first character, no bracket, is `c` at `at`, and 256 times its length */
export function operatorAt(text: string, at: number, c: number): number {
  const next = text.charCodeAt(at + 1);
  if (c === Op.Dot) {
    const isEllipsis = next === Op.Dot && text.charCodeAt(at + 2) === Op.Dot;
    return isEllipsis ? of(Op.Ellipsis, 3) : of(c, 1);
  }
  if (next === Op.Assign) {
    if (c === Op.Colon) return of(Op.Walrus, 2);
    const compares = c === Op.Assign || c === 33 || c === 60 || c === 62;
    return of(compares ? Op.Other : Op.Augmented, 2);
  }
  if (next === c && (c === Op.Star || c === 47 || c === 60 || c === 62)) {
    if (text.charCodeAt(at + 2) === Op.Assign) return of(Op.Augmented, 3);
    return of(c === Op.Star ? Op.StarStar : Op.Other, 2);
  }
  if (c === Op.Minus && next === 62) return of(Op.Arrow, 2);
  return of(c < Op.OpenParen ? Op.Other : c, 1);
}

function of(code: number, length: number): number {
  return code + (length << 8);
}
