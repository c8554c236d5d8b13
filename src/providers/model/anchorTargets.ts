import type { Anchor, Defect, Ledger, Occurrence } from '../../core/model/ledger.js';
import type { Position } from '../../core/model/range.js';
import type { LinkCandidate } from './linkCandidates.js';

interface Written {
  anchor: Anchor;
  place: Occurrence;
}

/**
 * Where the anchors that stand in a source lead: a reference that one of them was read from has a certain target,
 * also when its file is written without its folder or its test by a glob.
 */
export class AnchorTargets {
  private readonly byLine = new Map<number, Written[]>();

  constructor(ledger: Ledger, path: string) {
    for (const defect of ledger.defects) {
      for (const [i, anchor] of defect.anchors.entries()) {
        if (anchor.source.path !== path) continue;
        const place = placeOf(defect, anchor, i);
        // What is absent is shown at the source itself.
        if (place && place.path !== path) this.add({ anchor, place });
      }
    }
  }

  /** @param at where the reference stands */
  find(reference: LinkCandidate, at: Position): { path: string; line: number } | undefined {
    const hit = this.byLine
      .get(at.line)
      ?.find(({ anchor, place }) => isInside(anchor, at) && means(reference, anchor, place));
    if (!hit) return undefined;
    const { anchor, place } = hit;
    // The line that was written, unless the anchor is that line: it knows where the line is now.
    const isOwn = anchor.kind === 'range' && anchor.range.start.line === reference.line;
    const line = isOwn ? undefined : reference.line;
    return { path: place.path, line: line ?? place.range.start.line };
  }

  private add(written: Written): void {
    const { start, end } = written.anchor.source.range;
    // One that spans a whole section says nothing about a word of it.
    for (let line = start.line; line <= Math.min(end.line, start.line + maxLines); line++) {
      const known = this.byLine.get(line);
      if (known) known.push(written);
      else this.byLine.set(line, [written]);
    }
  }
}

const maxLines = 20;

function means({ paths, names }: LinkCandidate, anchor: Anchor, place: Occurrence): boolean {
  if (!('path' in anchor)) return false;
  if (names && !('name' in anchor && anchor.name === names.join('::'))) return false;
  return paths.some((path) => path === anchor.path || path === place.path || place.path.endsWith(`/${path}`));
}

/** The first place of the anchor; of two anchors that lead to one place only one has it. */
function placeOf(defect: Defect, anchor: Anchor, index: number): Occurrence | undefined {
  const own = defect.occurrences.find((occurrence) => occurrence.anchor === index);
  if (own || !('name' in anchor) || anchor.name === undefined) return own;
  const name = lastName(anchor.name);
  return defect.occurrences.find((occurrence) => {
    const other = defect.anchors[occurrence.anchor];
    return other?.kind === anchor.kind && other.name !== undefined && lastName(other.name) === name;
  });
}

function lastName(name: string): string {
  return name.split(/::|\./u).at(-1)!;
}

function isInside({ source: { range } }: Anchor, { line, character }: Position): boolean {
  const { start, end } = range;
  const after = line > start.line || (line === start.line && character >= start.character);
  return after && (line < end.line || (line === end.line && character <= end.character));
}
