/** The function with its answers kept, for as long as the result is held: for questions that a large text asks again and again. */
export function memoized<T>(answer: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    let result = known.get(text);
    if (result === undefined && !known.has(text)) {
      result = answer(text);
      known.set(text, result);
    }
    return result as T;
  };
}
