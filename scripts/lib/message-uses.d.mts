export interface MessageUse {
  key: string;
  place: string;
  role: 'one' | 'many' | 'plain';
  early: boolean;
  byHand: boolean;
}
export function messageUsesOf(file: string, text: string): MessageUse[];
export function useErrors(uses: readonly MessageUse[]): string[];
export function pluralErrors(
  file: string,
  language: string,
  translated: Record<string, string | { message: string }>,
  uses: readonly MessageUse[],
): string[];
