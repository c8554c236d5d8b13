/** A class of plain letters and digits. */
const plainClass = /\[\w+\]/uy;

/**
 * For each rule of a `.gitignore` the source of an expression that finds something in every path that the rule leaves out. What none of them
 * finds anything in need not be tried rule by rule. They hold no repetition: time is linear in the path.
 *
 * @param lines as they are written; those that take others back leave nothing out
 * @returns undefined where no such thing is known of some rule
 */
export function ignoreHints(lines: readonly string[]): string[] | undefined {
  const hints: string[] = [];
  for (const line of lines) {
    // Spaces at the end do not count.
    const rule = line.replace(/ +$/u, '');
    if (rule === '' || rule.startsWith('#') || rule.startsWith('!')) continue;
    const hint = hintOf(rule);
    if (hint === undefined) return undefined;
    hints.push(hint);
  }
  return hints;
}

/** The longest text of a rule that stands for itself. Where a slash or an end of the rule is beside it, so it is in the path. */
function hintOf(rule: string): string | undefined {
  // Rare enough to be tried each time.
  if (/[\\\s]/u.test(rule)) return undefined;
  let best: string | undefined;
  let bestLength = 0;
  let source = '';
  let length = 0;
  const end = (closes: boolean): void => {
    if (length > bestLength) {
      best = closes ? `${source}(?![^/])` : source;
      bestLength = length;
    }
    source = '';
    length = 0;
  };
  for (let at = 0; at < rule.length; at++) {
    const character = rule[at]!;
    if (character === '/' || character === '*' || character === '?') end(character === '/');
    else {
      if (length === 0 && (at === 0 || rule[at - 1] === '/')) source = '(?<![^/])';
      length++;
      plainClass.lastIndex = at;
      const found = character === '[' ? plainClass.exec(rule)?.[0] : undefined;
      if (found === undefined && character === '[') {
        // Any other class may hold anything, and nobody knows where it ends.
        length--;
        end(false);
        return best;
      }
      source += found ?? character.replace(/[.+^$(){}|\]]/u, '\\$&');
      if (found !== undefined) at += found.length - 1;
    }
  }
  end(true);
  return best;
}
