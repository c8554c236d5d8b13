import { isBlank } from './isBlank.js';

/**
 * Without the white space and the marks at its end. `/[\s:]+$/` would try every run of them in the text, which takes the square of its
 * length.
 */
export function withoutEnd(text: string, marks: string): string {
  let end = text.length;
  while (end > 0 && (isBlank(text, end - 1) || marks.includes(text[end - 1]!))) end -= 1;
  return end === text.length ? text : text.slice(0, end);
}
