import { storedContext, takeBaseline, writeBaseline } from '../../evidence/tracking/Baseline.js';
import { LineTable } from '../../evidence/tracking/LineTable.js';
import { pythonOutline, syntaxOutline, type Outline } from '../../evidence/tracking/Outline.js';
import type { AnchorOf } from '../../model/anchor.js';
import type { Range } from '../../model/range.js';
import { parsePython } from '../../python/parsePython.js';
import { outlineOf } from '../../syntax/readOutline.js';
import type { SyntaxParsers } from '../../syntax/SyntaxParsers.js';

/**
 * A range anchor on the lines of a selection, with what stands there; undefined where there is nothing but blank lines.
 *
 * @param parsers for the definition around the lines in languages other than Python
 */
export async function placeAt(
  path: string,
  text: string,
  selection: Range,
  parsers?: SyntaxParsers,
): Promise<AnchorOf<'range'> | undefined> {
  const table = new LineTable(text);
  const { start, end } = selection;
  const last = end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
  const outline = await definitionsIn(path, text, parsers);
  const baseline = takeBaseline(table, start.line, last, outline, storedContext);
  if (!baseline) return undefined;
  const range = {
    start: { line: baseline.line, character: 0 },
    end: { line: Math.max(last, baseline.line) + 1, character: 0 },
  };
  return { kind: 'range', path, range, ...writeBaseline(baseline) };
}

async function definitionsIn(
  path: string,
  text: string,
  parsers: SyntaxParsers | undefined,
): Promise<Outline | undefined> {
  if (/\.pyi?$/u.test(path)) return pythonOutline(parsePython(text));
  const tree = parsers && (await outlineOf({ path, text }, parsers));
  return tree && syntaxOutline(tree);
}
