/** A class of plain letters and digits. */
const plainClass = /\[\w+\]/uy;

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
  let best: string | undefined;
  let bestLength = 0;
  for (const { text, length, opens, closes } of piecesOf(rule, isWhole)) {
    if (length <= bestLength) continue;
    bestLength = length;
    best = `${opens ? '/' : ''}${text}${closes ? '(?![^/])' : ''}`;
  }
  return best;
}

interface Piece {
  /** The source of an expression, without the slashes at its ends. */
  text: string;
  /** So many characters it finds. */
  length: number;
  /** Whether a name begins with it, or ends. */
  opens: boolean;
  closes: boolean;
}

/** What stands between the wildcards of a rule. */
function* piecesOf(rule: string, isWhole: boolean): Iterable<Piece> {
  for (let at = 0; at < rule.length;) {
    const from = at;
    while (rule[at] === '/') at++;
    const piece: Piece = { text: '', length: 0, opens: from === 0 || at > from, closes: false };
    let slashes = 0;
    for (; at < rule.length; at++) {
      const character = rule[at]!;
      if (character === '*' || character === '?') break;
      if (character === '/') {
        slashes++;
        continue;
      }
      plainClass.lastIndex = at;
      const found = character === '[' ? plainClass.exec(rule)?.[0] : undefined;
      if (found === undefined && character === '[') {
        // Any other class may hold anything, and nobody knows where it ends.
        piece.closes = slashes > 0;
        yield piece;
        return;
      }
      piece.text += '/'.repeat(slashes) + (found ?? character.replace(/[.+^$(){}|\]]/u, '\\$&'));
      piece.length += slashes + 1;
      slashes = 0;
      if (found !== undefined) at += found.length - 1;
    }
    piece.closes = slashes > 0 || (isWhole && at === rule.length);
    yield piece;
    at++;
  }
}
