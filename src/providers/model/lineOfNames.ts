/**
 * The zero-based line where a Python class or function is defined, looked for inside the one before: `['TestA', 'test_b']`.
 * As far as the names are found; undefined when the first is not. For a jump, which need not be more exact than that.
 */
export function lineOfNames(text: string, names: readonly string[]): number | undefined {
  const lines = text.split('\n');
  let found: number | undefined;
  for (const name of names) {
    const from = found === undefined ? 0 : found + 1;
    const at = lines.findIndex((line, i) => i >= from && definedName(line) === name);
    if (at < 0) break;
    found = at;
  }
  return found;
}

function definedName(line: string): string | undefined {
  return /^\s{0,40}(?:async )?(?:def|class) (\w+)/u.exec(line)?.[1];
}
