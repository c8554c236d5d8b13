import type { Position, Range, TextEdit } from '../../model/range.js';

/** An edit with where its new text ends. */
interface Step {
  readonly start: Position;
  readonly end: Position;
  /** Where what stood at `end` stands afterwards. */
  readonly after: Position;
  readonly empty: boolean;
}

/**
 * Where ranges of a text stand after one change of it. An edit inside a range grows it, what is typed at its edges does not, and a
 * range of which nothing is left is gone. What replaces text of the range alone belongs to it: a name that is retyped.
 */
export class RangeShift {
  private readonly passes: readonly Pass[];

  /**
   * `edits`: as VS Code tells them, applied one after the other, each relative to the text as the ones before left it. From the
   * last place to the first, as they mostly come, all of them are one pass.
   */
  constructor(edits: readonly TextEdit[]) {
    const passes: Pass[] = [];
    for (let from = 0; from < edits.length;) {
      let to = from + 1;
      while (to < edits.length && comparePositions(edits[to]!.range.end, edits[to - 1]!.range.start) <= 0)
        to += 1;
      passes.push(new Pass(edits.slice(from, to)));
      from = to;
    }
    this.passes = passes;
  }

  /** The range afterwards, the same object when it stays; undefined when nothing of it is left. */
  range(range: Range): Range | undefined {
    let moved: Range | undefined = range;
    for (const pass of this.passes) moved = moved && pass.range(moved);
    return moved;
  }

  /** As `range`; of one that is gone, the empty place where it was. */
  place(range: Range): Range {
    let moved = range;
    for (const pass of this.passes) moved = pass.range(moved) ?? pass.emptyPlace(moved.start);
    return moved;
  }
}

/** Edits that do not touch each other's places: from the last to the first in the text before. */
class Pass {
  /** From the first place to the last, in positions of the text before. */
  private readonly steps: readonly Step[];
  /** By how many lines all that is below the first `i` steps moves. */
  private readonly lines: readonly number[];

  constructor(edits: readonly TextEdit[]) {
    this.steps = edits.map(toStep).reverse();
    const lines = [0];
    for (const { end, after } of this.steps) lines.push(lines.at(-1)! + after.line - end.line);
    this.lines = lines;
  }

  range(range: Range): Range | undefined {
    // The last edit that can touch it, and from there back as long as one ends on the line where it begins.
    let i = this.stepsUpTo(range.end) - 1;
    let moved = range;
    for (; i >= 0 && this.steps[i]!.end.line >= moved.start.line; i--) {
      const next = through(moved, this.steps[i]!);
      if (!next) return undefined;
      moved = next;
    }
    return down(moved, this.lines[i + 1]!);
  }

  emptyPlace(position: Position): Range {
    let i = this.stepsUpTo(position) - 1;
    let at = position;
    for (; i >= 0 && this.steps[i]!.end.line >= at.line; i--) {
      const step = this.steps[i]!;
      at = comparePositions(at, step.end) >= 0 ? moveAfter(at, step) : step.start;
    }
    return down({ start: at, end: at }, this.lines[i + 1]!);
  }

  /** How many edits begin at the position or before it. */
  private stepsUpTo(position: Position): number {
    let low = 0;
    let high = this.steps.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (comparePositions(this.steps[middle]!.start, position) <= 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

export function comparePositions(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}

function toStep({ range: { start, end }, newText }: TextEdit): Step {
  let line = start.line;
  let lineStart = 0;
  for (let at = 0; at < newText.length; at++) {
    const code = newText.charCodeAt(at);
    if (code !== 10 && (code !== 13 || newText.charCodeAt(at + 1) === 10)) continue;
    line += 1;
    lineStart = at + 1;
  }
  const character = newText.length - lineStart + (line === start.line ? start.character : 0);
  return { start, end, after: { line, character }, empty: newText === '' };
}

function through(range: Range, step: Step): Range | undefined {
  const { start, end } = range;
  const head = comparePositions(step.start, start);
  const tail = comparePositions(step.end, end);
  if (comparePositions(step.end, start) <= 0)
    return { start: moveAfter(start, step), end: moveAfter(end, step) };
  if (comparePositions(step.start, end) >= 0) return range;
  // From here on something of the range is replaced, or something is put strictly inside it.
  if (head >= 0 && tail <= 0) {
    const gone = head === 0 && tail === 0 && step.empty;
    return gone ? undefined : { start, end: moveAfter(end, step) };
  }
  if (head <= 0 && tail >= 0) return undefined;
  // Over one end: what is left of it, without what is new.
  return head < 0 ? { start: step.after, end: moveAfter(end, step) } : { start, end: step.start };
}

/** Where a position at or after the end of the edit stands afterwards. */
function moveAfter(position: Position, { end, after }: Step): Position {
  if (position.line > end.line)
    return { line: position.line + after.line - end.line, character: position.character };
  return { line: after.line, character: position.character + after.character - end.character };
}

function down(range: Range, lines: number): Range {
  if (lines === 0) return range;
  const { start, end } = range;
  return {
    start: { line: start.line + lines, character: start.character },
    end: { line: end.line + lines, character: end.character },
  };
}
