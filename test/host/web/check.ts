/** The web extension host has no `node:assert`. */
export function check(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(message);
}

/** Compares values that JSON can hold. */
export function checkEqual<T>(actual: T, expected: T, what: string): void {
  const [got, wanted] = [actual, expected].map((value) => JSON.stringify(value, undefined, 1));
  check(got === wanted, `${what}: expected ${wanted}, got ${got}`);
}
