/** A class of plain letters and digits. */
const plainClass = /\[\w+\]/gu;

/**
 * For each rule of a `.gitignore` the source of an expression that finds something in every path that the rule leaves out, when that is
 * written with a slash before it. What none of them finds anything in need not be tried rule by rule. They hold no repetition: time is linear in
 * the path.
 *
 * @param lines as they are written; those that take others back leave nothing out
 * @returns undefined where no such thing is known of some rule
 */
export function ignoreHints(lines: readonly string[]): string[] | undefined {
  const hints: string[] = [];
  for (const line of lines) {
    const rule = line.trimEnd();
    if (rule === '' || rule.startsWith('#') || rule.startsWith('!')) continue;
    // Spaces at the end do not count; what else is blank may.
    const hint = hintOf(rule, /^ *$/u.test(line.slice(rule.length)));
    if (hint === undefined) return undefined;
    hints.push(hint);
  }
  return hints;
}

/** One expression that finds what any of them finds: most begin with a slash, so that hardly a place in a path needs a look. */
export function joinHints(hints: readonly string[]): RegExp {
  const opening = hints.filter((hint) => hint.startsWith('/')).map((hint) => hint.slice(1));
  const others = hints.filter((hint) => !hint.startsWith('/'));
  // An empty group would find any slash; without any hint nothing is found.
  return new RegExp([`/(?:${opening.join('|') || '(?!)'})`, ...others].join('|'), 'u');
}

/** The longest text of a rule that stands for itself. Where a slash or an end of the rule is beside it, so it is in the path. */
function hintOf(rule: string, isWhole: boolean): string | undefined {
  // Rare enough to be tried each time.
  if (rule.includes('\\')) return undefined;
  // A class of anything else may hold all there is, and nobody knows where it ends.
  const cut = rule.search(/\[(?!\w+\])/u);
  const pieces = (cut < 0 ? rule : rule.slice(0, cut)).split(/[*?]/u);
  let best: string | undefined;
  let bestLength = 0;
  for (const [i, piece] of pieces.entries()) {
    const text = piece.replace(/^\/+|\/+$/gu, '');
    const { length } = text.replace(plainClass, 'x');
    if (length <= bestLength) continue;
    bestLength = length;
    const opens = i === 0 || piece.startsWith('/');
    const closes = piece.endsWith('/') || (isWhole && cut < 0 && i === pieces.length - 1);
    best = `${opens ? '/' : ''}${sourceOf(text)}${closes ? '(?![^/])' : ''}`;
  }
  return best;
}

/** Classes stay what they are. */
function sourceOf(text: string): string {
  return text.replace(/(\[\w+\])|[.+^$(){}|\]]/gu, (found, isClass?: string) => isClass ?? `\\${found}`);
}
