import { atOnce, type Steps } from '../steps.js';
import { ParsedJson } from './json/ParsedJson.js';
import { parsedNode } from './json/parsedNodes.js';
import { parseJsonc } from './json/parseJsonc.js';
import { scanJson } from './json/scanJson.js';
import type { ValueTree } from './valueTree.js';

/**
 * JSON and JSONC (comments, trailing commas) with positions. Never throws; reads on after errors. Of strict JSON only the places of
 * its values are looked for, and the values themselves taken from the text where they are asked for.
 */
export function parseJson(text: string): ValueTree {
  return atOnce(parsingJson(text));
}

/**
 * As `parseJson`; what is not strict is one piece.
 *
 * @param copies what is kept of the values does not keep the text in memory. Default: false
 */
export function* parsingJson(text: string, copies = false): Steps<ValueTree> {
  const places = yield* scanJson(text);
  if (places === undefined) return parseJsonc(text);
  return { root: parsedNode(new ParsedJson(places, copies), 0), problems: [], lineStarts: places.lineStarts };
}
