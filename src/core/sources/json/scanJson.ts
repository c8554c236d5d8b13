import type { Steps } from '../../steps.js';
import { characterCodes } from './characterCodes.js';
import { JsonScanner } from './JsonScanner.js';

/** Where the values of a JSON text stand: for each value, in the order of the text, `WIDTH` numbers. */
export interface JsonPlaces {
  text: string;
  cells: Int32Array;
  /** By number. */
  keys: readonly string[];
  /** Offset of the start of each line. */
  lineStarts: Int32Array;
}

/** Characters between two rests: well under a millisecond's, on a cold start too. */
const perStep = 32_768;

/** The places of all values of a text. Undefined when `JSON.parse` would refuse it, or when it is nested more than 500 deep. */
export function* scanJson(text: string): Steps<JsonPlaces | undefined> {
  const scanner = new JsonScanner(text, yield* characterCodes(text));
  for (let at = 0; at < text.length; at += perStep) {
    if (!scanner.scanTo(Math.min(at + perStep, text.length))) return undefined;
    yield;
  }
  if (!scanner.isWhole) return undefined;
  return { text, cells: scanner.cells, keys: scanner.keys.names, lineStarts: scanner.lineStarts };
}
