import type { Steps } from '../../../steps.js';

/** Strings and signs between two rests. */
const perStep = 4096;

/** A string value: the keys that lead to it (valid during the call only), and its place without the quotes. */
type OnString = (path: readonly string[], start: number, end: number) => void;

/**
 * The string values of a JSON text with the keys that lead to them, in one pass and without a tree: lock files reach many megabytes.
 * Tolerant; escapes are left as written. Members of lists are left out.
 */
export function* jsonStrings(text: string, onString: OnString): Steps {
  const path: string[] = [];
  /** One a bracket: true in an object. */
  const open: boolean[] = [];
  let key = '';
  let expectsKey = false;
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    if (++count % perStep === 0) yield;
    const code = text.charCodeAt(at);
    if (code === 34) {
      const end = stringEnd(text, at + 1);
      if (expectsKey) key = text.slice(at + 1, end);
      else if (open.at(-1) === true) {
        path.push(key);
        onString(path, at + 1, end);
        path.pop();
      }
      at = end;
    } else if (code === 58) expectsKey = false;
    else if (code === 44) expectsKey = open.at(-1) ?? false;
    else if (code === 123 || code === 91) {
      path.push(open.at(-1) === true ? key : '');
      expectsKey = code === 123;
      open.push(expectsKey);
    } else if (code === 125 || code === 93) {
      path.pop();
      open.pop();
      expectsKey = false;
    }
  }
}

/** The offset of the closing quote, or the end of the text. */
function stringEnd(text: string, from: number): number {
  for (let at = from; ;) {
    const end = text.indexOf('"', at);
    if (end < 0) return text.length;
    let slashes = 0;
    while (end - 1 - slashes >= from && text.charCodeAt(end - 1 - slashes) === 92) slashes++;
    if (slashes % 2 === 0) return end;
    at = end + 1;
  }
}
