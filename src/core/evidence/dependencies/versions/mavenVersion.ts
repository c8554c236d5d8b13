/** A number (leading zeros gone), a qualifier, or what follows a hyphen. */
type Item = { number: string } | { word: string } | Item[];

/** Qualifiers before and after the release itself, which is ''. */
const qualifiers = ['alpha', 'beta', 'milestone', 'rc', 'snapshot', '', 'sp'];
const release = String(qualifiers.indexOf(''));

/**
 * Orders two versions as Maven does (https://maven.apache.org/pom.html#version-order-specification, and Maven's own `ComparableVersion`,
 * whose lists within lists this follows). Negative, 0 or positive. For versions of sane length: it recurses once a hyphen.
 */
export function compareMaven(a: string, b: string): number {
  return compareLists(parse(a), parse(b));
}

function parse(version: string): Item[] {
  const text = version.toLowerCase();
  const root: Item[] = [];
  const lists = [root];
  let list = root;
  let start = 0;
  let digits = false;
  const nest = (): void => {
    const inner: Item[] = [];
    list.push(inner);
    lists.push((list = inner));
  };
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!;
    if (char === '.' || char === '-') {
      list.push(i === start ? { number: '' } : item(digits, text.slice(start, i)));
      start = i + 1;
      if (char === '-') nest();
      continue;
    }
    const digit = char >= '0' && char <= '9';
    if (digit !== digits && i > start) {
      // `.RC1` is `-RC1`.
      if (!digits && list.length > 0) nest();
      list.push(digits ? item(true, text.slice(start, i)) : word(text.slice(start, i), true));
      start = i;
      nest();
    }
    digits = digit;
  }
  if (text.length > start && !digits && list.length > 0) nest();
  if (text.length > start) list.push(item(digits, text.slice(start)));
  for (const each of lists.reverse()) dropTrailingNulls(each);
  return root;
}

function item(digits: boolean, text: string): Item {
  return digits ? { number: text.replace(/^0+/u, '') } : word(text, false);
}

function word(text: string, beforeDigit: boolean): Item {
  if (beforeDigit && text.length === 1) {
    const long = { a: 'alpha', b: 'beta', m: 'milestone' }[text];
    if (long) return { word: long };
  }
  if (text === 'ga' || text === 'final' || text === 'release') return { word: '' };
  return { word: text === 'cr' ? 'rc' : text };
}

function dropTrailingNulls(list: Item[]): void {
  for (let i = list.length - 1; i >= 0; i--) {
    const last = list[i]!;
    if (isNull(last)) list.splice(i, 1);
    else if (!Array.isArray(last)) break;
  }
}

function isNull(each: Item): boolean {
  if (Array.isArray(each)) return each.length === 0;
  return 'number' in each ? each.number === '' : each.word === '';
}

function compareLists(a: readonly Item[], b: readonly Item[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const order = compareItems(a[i], b[i]);
    if (order !== 0) return order;
  }
  return 0;
}

function compareItems(a: Item | undefined, b: Item | undefined): number {
  if (a === undefined) return b === undefined ? 0 : -compareItems(b, undefined);
  if (b === undefined) return compareWithNothing(a);
  if (Array.isArray(a)) {
    if (Array.isArray(b)) return compareLists(a, b);
    return 'number' in b ? -1 : 1;
  }
  if (Array.isArray(b)) return 'number' in a ? 1 : -1;
  if ('number' in a)
    return 'number' in b ? a.number.length - b.number.length || compareText(a.number, b.number) : 1;
  return 'number' in b ? -1 : compareText(rank(a.word), rank(b.word));
}

function compareWithNothing(a: Item): number {
  if (Array.isArray(a)) {
    for (const each of a) {
      const order = compareWithNothing(each);
      if (order !== 0) return order;
    }
    return 0;
  }
  return 'number' in a ? (a.number === '' ? 0 : 1) : compareText(rank(a.word), release);
}

function rank(text: string): string {
  const known = qualifiers.indexOf(text);
  return known < 0 ? `${qualifiers.length}-${text}` : String(known);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
