/** The text at a claim's range. `bare(at)`: a JSON file, and the character there stands outside of strings. Offsets are relative to `text`. */
export interface ClaimText {
  readonly text: string;
  bare(at: number): boolean;
}

export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** Replaces the value `from`, which must stand in the text, by what `to` says. */
export type ValueEdit = (claim: ClaimText, from: string, to: string) => Replacement | undefined;
