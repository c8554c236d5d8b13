import type { Position, Range } from '../model/range.js';

/**
 * Offsets to positions and back, for one text. Offsets are zero-based UTF-16 code units; lines end with
 * `\n`, `\r\n` or a lone `\r`, as in VS Code and LSP. Built lazily: a text that is never asked costs nothing.
 */
export class LineIndex {
  private starts: number[] | undefined;
  private lastLine = 0;

  constructor(private readonly text: string) {}

  get lineCount(): number {
    return this.lineStarts().length;
  }

  /** Clamped to the text. */
  position(offset: number): Position {
    const starts = this.lineStarts();
    const at = Math.max(0, Math.min(offset, this.text.length));
    const line = this.lineAt(starts, at);
    return { line, character: at - starts[line]! };
  }

  range(start: number, end: number): Range {
    return { start: this.position(start), end: this.position(end) };
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

  private lineAt(starts: number[], offset: number): number {
    // Reading goes forward, so the next place is mostly on the last line or shortly after.
    let line = this.lastLine;
    if (starts[line]! <= offset && (line + 1 >= starts.length || offset < starts[line + 1]!)) return line;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    line = low;
    this.lastLine = line;
    return line;
  }

  private lineStarts(): number[] {
    if (this.starts) return this.starts;
    const { text } = this;
    const starts = [0];
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 10) starts.push(at + 1);
      else if (code === 13 && text.charCodeAt(at + 1) !== 10) starts.push(at + 1);
    }
    this.starts = starts;
    return starts;
  }
}
