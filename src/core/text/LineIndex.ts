import type { Position, Range } from '../model/range.js';
import { LineStarts } from './LineStarts.js';

/**
 * Offsets to positions and back, for one text. Offsets are zero-based UTF-16 code units; lines end with
 * `\n`, `\r\n` or a lone `\r`, as in VS Code and LSP. Built lazily: a text that is never asked costs nothing.
 */
export class LineIndex {
  private lines: LineStarts | undefined;

  /** `starts`: where the lines begin, where that is known already. */
  constructor(
    private readonly text: string,
    starts?: ArrayLike<number>,
  ) {
    if (starts) this.lines = new LineStarts(starts, text.length);
  }

  get lineCount(): number {
    return this.lineStarts().length;
  }

  /** For who keeps places and not the text. */
  get withoutText(): LineStarts {
    return (this.lines ??= new LineStarts(startsIn(this.text), this.text.length));
  }

  /** Clamped to the text. */
  position(offset: number): Position {
    return this.withoutText.position(offset);
  }

  range(start: number, end: number): Range {
    return this.withoutText.range(start, end);
  }

  /** Clamped to the line (without its line end) and to the text. */
  offset(position: Position): number {
    const starts = this.lineStarts();
    if (position.line >= starts.length) return this.text.length;
    const start = starts[position.line]!;
    return Math.min(start + position.character, this.lineEnd(position.line));
  }

  /** Offset of the end of the line's content, before its line end. `line` is zero-based. */
  lineEnd(line: number): number {
    const starts = this.lineStarts();
    let end = line + 1 < starts.length ? starts[line + 1]! : this.text.length;
    if (line + 1 < starts.length) {
      end -= 1;
      if (this.text.charCodeAt(end) === 10 && end > starts[line]! && this.text.charCodeAt(end - 1) === 13)
        end -= 1;
    }
    return end;
  }

  lineStart(line: number): number {
    return this.lineStarts()[line] ?? this.text.length;
  }

  private lineStarts(): ArrayLike<number> {
    return this.withoutText.starts;
  }
}

function startsIn(text: string): number[] {
  if (!text.includes('\r')) return feedsIn(text);
  const starts = [0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10) starts.push(at + 1);
    else if (code === 13 && text.charCodeAt(at + 1) !== 10) starts.push(at + 1);
  }
  return starts;
}

/** Where lines end with `\n` alone, searching is faster than looking at each character. */
function feedsIn(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
