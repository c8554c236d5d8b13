import type { TextEdit } from '../../model/range.js';
import type { SnippetEdit } from '../FixPlan.js';
import type { TabStop } from './fillIn.js';
import { escapedSnippet } from './snippetSyntax.js';

/** Which placeholders are marked. */
export type Marked = 'all' | 'filled';

/**
 * Follows the placeholders of a template through a merge: each is a name of its own there, which is found again in what the merge writes.
 */
export class TabStops {
  private readonly stops = new Map<string, TabStop>();
  private readonly letters: string;

  /**
   * @param texts what the names must not occur in
   * @param marked `filled`: only those with a text, since a name where there is nothing may make other code of it
   */
  constructor(
    texts: readonly string[],
    private readonly marked: Marked = 'all',
  ) {
    let tries = 0;
    const names = (): string[] => [`dlstop${tries}`, `900${tries}7`];
    while (texts.some((text) => names().some((name) => text.toLowerCase().includes(name)))) tries++;
    this.letters = String(tries);
  }

  /** Placeholders of one number have one name, in the case of their text, so that what is sorted or told by it comes out the same. */
  readonly mark = (stop: TabStop): string => {
    const { number, text } = stop;
    if (text === '' && this.marked === 'filled') return '';
    const name = this.nameFor(number, text.trim());
    this.stops.set(name, stop);
    return name;
  };

  private nameFor(number: number, text: string): string {
    const digits = String(number).padStart(3, '0');
    if (/^\d+$/u.test(text)) return `900${this.letters}7${digits}`;
    const name = `dlstop${this.letters}x${digits}z`;
    if (/^\p{Lu}[\p{Lu}\d_]+$/u.test(text)) return name.toUpperCase();
    return /^\p{Lu}/u.test(text) ? `D${name.slice(1)}` : name;
  }

  get any(): boolean {
    return this.stops.size > 0;
  }

  /** The edits with their placeholders as text. */
  filled(edits: readonly TextEdit[]): TextEdit[] {
    return edits.map(({ range, newText }) => ({
      range,
      newText: this.split(newText)
        .map((part) => (typeof part === 'string' ? part : part.text))
        .join(''),
    }));
  }

  /** The edits as snippets; undefined where none of them has a placeholder left. */
  snippets(edits: readonly TextEdit[]): SnippetEdit[] | undefined {
    let found = false;
    const snippets = edits.map(({ range, newText }) => {
      const parts = this.split(newText).map((part) => {
        if (typeof part === 'string') return escapedSnippet(part);
        found = true;
        return part.snippet;
      });
      return { range, snippet: parts.join('') };
    });
    return found ? snippets : undefined;
  }

  private split(text: string): (string | TabStop)[] {
    if (!this.any) return [text];
    return text
      .split(new RegExp(`(${[...this.stops.keys()].join('|')})`, 'u'))
      .map((part) => this.stops.get(part) ?? part);
  }
}
