import { atOnce, type Steps } from '../steps.js';
import { memoized } from '../text/memoized.js';
import { parseJsonc } from './json/parseJsonc.js';
import { parsedNode } from './json/parsedNodes.js';
import { scanJson } from './json/scanJson.js';
import type { JsonValue, ValueTree } from './valueTree.js';
import { canonicalKey } from './words.js';

/**
 * JSON and JSONC (comments, trailing commas) with positions. Never throws; reads on after errors. What is strict JSON goes through
 * `JSON.parse`, which is several times as fast as anything in JavaScript, and only the places are found by ourselves.
 */
export function parseJson(text: string): ValueTree {
  return atOnce(parsingJson(text));
}

/** As `parseJson`; `JSON.parse` itself is one piece, and so is what is not strict. */
export function* parsingJson(text: string): Steps<ValueTree> {
  let plain: JsonValue;
  try {
    plain = JSON.parse(text) as JsonValue;
  } catch {
    return parseJsonc(text);
  }
  yield;
  const places = yield* scanJson(text);
  if (places === undefined) return parseJsonc(text);
  const json = { ...places, canonical: memoized(canonicalKey) };
  return { root: parsedNode(json, 0, plain), problems: [], lineStarts: places.lineStarts };
}
