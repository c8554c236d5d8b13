import { toTextEdits, type OffsetEdit } from '../fixes/offsetEdits.js';
import type { FileText } from '../files/FileAccess.js';
import type { Position, TextEdit } from '../model/range.js';
import { LineIndex } from '../text/LineIndex.js';
import { damaged } from '../text/repair/damaged.js';
import type { RepairedText } from '../text/repair/repairText.js';

/**
 * A source's text as it is read, and the way back to the file. Where a wrong decoding damaged the file, `text` is the repaired one;
 * edits of it become edits of the damaged text, in the characters that read as what was meant, so that nothing is re-encoded.
 */
export class WorkingText {
  readonly text: string;
  /** Of the file. */
  readonly lines: LineIndex;
  private forms: Map<string, string> | undefined;

  /** @param repaired the file's text, where it is damaged */
  constructor(
    private readonly file: FileText,
    private readonly repaired: RepairedText | undefined,
  ) {
    this.text = repaired?.text ?? file.text;
    this.lines = new LineIndex(file.text);
  }

  /** Offset in `text` of a position in the file. */
  offset(position: Position): number {
    const wanted = this.lines.offset(position);
    const { repaired } = this;
    if (!repaired) return wanted;
    let [low, high] = [0, this.text.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (repaired.toOriginal(middle) >= wanted) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** Edits of `text` as edits of the file; undefined when a new character cannot be said in a damaged file. */
  toFile(edits: readonly OffsetEdit[]): TextEdit[] | undefined {
    const { repaired, file } = this;
    if (!repaired) return toTextEdits(file.text, edits, this.lines);
    const own: OffsetEdit[] = [];
    for (const { start, end, newText } of edits) {
      const written = this.inFile(newText, repaired);
      if (written === undefined) return undefined;
      own.push({ start: repaired.toOriginal(start), end: repaired.toOriginal(end), newText: written });
    }
    return toTextEdits(file.text, own, this.lines);
  }

  /** As the file has the character elsewhere, else as the code page would have damaged it. */
  private inFile(text: string, repaired: RepairedText): string | undefined {
    const hasControls = /[\x80-\x9f]/.test(this.file.text);
    let result = '';
    for (const character of text) {
      const form =
        character <= '\x7f'
          ? character
          : (this.formsIn(repaired).get(character) ?? damaged(character, repaired.codePage, hasControls));
      if (form === undefined) return undefined;
      result += form;
    }
    return result;
  }

  private formsIn(repaired: RepairedText): Map<string, string> {
    if (this.forms) return this.forms;
    const forms = new Map<string, string>();
    for (const { index, 0: character } of this.text.matchAll(/[^\0-\x7f]/gu)) {
      if (forms.has(character)) continue;
      const [start, end] = [index, index + character.length].map((at) => repaired.toOriginal(at));
      forms.set(character, this.file.text.slice(start, end));
    }
    return (this.forms = forms);
  }
}
