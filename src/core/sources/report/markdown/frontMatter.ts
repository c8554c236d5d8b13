/** How many lines of front matter (`---` ... `---`, as static site tools write it) the text begins with; 0 for none. */
export function frontMatterLines(text: string): number {
  const head = text.slice(0, maxLength);
  if (!/^\uFEFF?---[ \t]*[\r\n]/u.test(head)) return 0;
  const lines = head.split(/\r\n|\r|\n/u);
  for (let line = 1; line < lines.length; line++) {
    if (/^(?:---|\.\.\.)[ \t]*$/u.test(lines[line]!))
      return looksLikeYaml(lines.slice(1, line)) ? line + 1 : 0;
  }
  return 0;
}

const maxLength = 20_000;

/** A document may as well begin with a rule. */
function looksLikeYaml(lines: readonly string[]): boolean {
  return (
    lines.every((line) => /^\s*(?:#.*|-\s.*|[\w .-]+:.*|[^:]*)$/u.test(line)) &&
    /^[\w-]+:/u.test(lines[0] ?? '')
  );
}
