import { storedContext, takeBaseline, writeBaseline } from '../../evidence/tracking/Baseline.js';
import { LineTable } from '../../evidence/tracking/LineTable.js';
import { pythonOutline } from '../../evidence/tracking/Outline.js';
import type { AnchorOf } from '../../model/anchor.js';
import type { Range } from '../../model/range.js';
import { parsePython } from '../../python/parsePython.js';

/** A range anchor on the lines of a selection, with what stands there; undefined where there is nothing but blank lines. */
export function placeAt(path: string, text: string, selection: Range): AnchorOf<'range'> | undefined {
  const table = new LineTable(text);
  const { start, end } = selection;
  const last = end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
  const outline = /\.pyi?$/u.test(path) ? pythonOutline(parsePython(text)) : undefined;
  const baseline = takeBaseline(table, start.line, last, outline, storedContext);
  if (!baseline) return undefined;
  const range = {
    start: { line: baseline.line, character: 0 },
    end: { line: Math.max(last, baseline.line) + 1, character: 0 },
  };
  return { kind: 'range', path, range, ...writeBaseline(baseline) };
}
