import * as l10n from '@vscode/l10n';
import { compareUrgency, type OpenPlace } from '../../core/ledger/openPlaces.js';
import type { Defect, Occurrence } from '../../core/model/ledger.js';
import { plainWords } from '../../core/text/plainWords.js';
import { clipped } from '../../views/model/clipped.js';
import { evidenceWord } from '../../views/model/labels.js';

/** A definition by its lines, zero-based, from its decorators on; the last one is included. */
export interface SymbolLines {
  readonly line: number;
  readonly lastLine: number;
}

/** What stands above a definition, or above the whole file. */
export interface SymbolLens {
  /** Zero-based. */
  readonly line: number;
  /** Each once, the most urgent first. */
  readonly defects: readonly Defect[];
}

const maxTitle = 60;

/**
 * One lens for each innermost definition with open defects, from top to bottom; what stands in no definition belongs to the file, whose
 * lens is at its top.
 *
 * @param places as `openPlaces` gives them
 * @param symbols in text order, an outer one before what it holds
 */
export function symbolLenses(places: readonly OpenPlace[], symbols: readonly SymbolLines[]): SymbolLens[] {
  const byLine = new Map<number, OpenPlace[]>();
  for (const place of places) {
    const line = enclosing(symbols, place.occurrence)?.line ?? 0;
    const list = byLine.get(line);
    if (list) list.push(place);
    else byLine.set(line, [place]);
  }
  return [...byLine]
    .sort(([a], [b]) => a - b)
    .map(([line, inside]) => ({
      line,
      defects: [...new Set([...inside].sort(compareUrgency).map(({ defect }) => defect))],
    }));
}

/** `P1 · RAFT-7 Title · confirmed`; of several: `3 open defects · 2 confirmed`. */
export function lensTitle({ defects }: SymbolLens): string {
  const [only, ...more] = defects;
  if (only && more.length === 0) {
    const name = only.idFromTitle ? '' : `${only.id} `;
    const parts = [only.priority, `${name}${clipped(plainWords(only.title), maxTitle)}`, evidenceWord(only)];
    return parts.filter((part) => part !== undefined).join(' · ');
  }
  const confirmed = defects.filter(({ evidence }) => evidence === 'confirmed').length;
  return confirmed > 0
    ? l10n.t('{0} open defects · {1} confirmed', defects.length, confirmed)
    : l10n.t('{0} open defects', defects.length);
}

/** The head of a file stands for all of it, also where a definition begins there. */
function enclosing(
  symbols: readonly SymbolLines[],
  { range, confidence }: Occurrence,
): SymbolLines | undefined {
  if (confidence === 'lost') return undefined;
  const { line } = range.start;
  return symbols.findLast((symbol) => symbol.line <= line && line <= symbol.lastLine);
}
