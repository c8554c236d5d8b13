/** The function with its answers kept, for as long as the result is held: for questions that a large text asks again and again. */
export function memoized<T>(answer: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    if (!known.has(text)) known.set(text, answer(text));
    return known.get(text) as T;
  };
}
