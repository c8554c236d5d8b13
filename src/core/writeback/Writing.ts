/** A stretch of a written value, by offsets in it, and what to put there. */
export interface Writing {
  readonly from: number;
  readonly to: number;
  readonly newText: string;
}

export function written(text: string, { from, to, newText }: Writing): string {
  return text.slice(0, from) + newText + text.slice(to);
}
