import * as l10n from '@vscode/l10n';

export interface Brackets {
  readonly isEmpty: boolean;
  open(at: number): void;
  /** Closes with the bracket at `at`; returns what is wrong, if anything. */
  close(at: number): string | undefined;
  /** Forgets all open brackets and returns their offsets, outermost first. */
  clear(): readonly number[];
}

/** Counts brackets: any that closes closes the innermost, whatever its shape. */
export class BracketCount implements Brackets {
  private count = 0;

  get isEmpty(): boolean {
    return this.count === 0;
  }

  open(): void {
    this.count++;
  }

  close(): undefined {
    this.count = Math.max(0, this.count - 1);
  }

  clear(): readonly number[] {
    this.count = 0;
    return [];
  }
}

/** The brackets that are open, by offset in the text. */
export class BracketStack implements Brackets {
  private offsets: number[] = [];
  /** How many of each shape are open; code >> 5 tells round, square and curly apart, open or close. */
  private readonly counts = [0, 0, 0, 0];

  constructor(private readonly text: string) {}

  get isEmpty(): boolean {
    return this.offsets.length === 0;
  }

  open(at: number): void {
    this.offsets.push(at);
    this.counts[this.text.charCodeAt(at) >> 5]!++;
  }

  /**
   * Closes with the bracket at `at`; returns what is wrong, if anything. A bracket that fits one further out closes all
   * up to that one; one that fits none closes the innermost.
   */
  close(at: number): string | undefined {
    const { offsets, counts, text } = this;
    if (offsets.length === 0) return `unmatched '${text[at]!}'`;
    const shape = text.charCodeAt(at) >> 5;
    const top = text.charCodeAt(offsets[offsets.length - 1]!) >> 5;
    const target = counts[shape]! > 0 ? shape : top;
    for (let popped = -1; popped !== target;) {
      popped = text.charCodeAt(offsets.pop()!) >> 5;
      counts[popped]!--;
    }
    return top === shape ? undefined : l10n.t('`{0}` does not match the bracket that is open.', text[at]!);
  }

  clear(): readonly number[] {
    const open = this.offsets;
    this.offsets = [];
    this.counts.fill(0);
    return open;
  }
}
