/**
 * The function with its newest answers kept, for as long as the program runs: for short words that text after text holds again. Keys are
 * copies, so that no word keeps the text alive that it was cut from.
 */
export function boundedMemo<T>(
  answer: (text: string) => T,
  { most = 2000, longest = 80 }: { most?: number; longest?: number } = {},
): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    if (text.length > longest) return answer(text);
    const before = known.get(text);
    if (before !== undefined || known.has(text)) return before as T;
    const value = answer(text);
    if (known.size >= most) known.clear();
    known.set(JSON.parse(JSON.stringify(text)) as string, value);
    return value;
  };
}
