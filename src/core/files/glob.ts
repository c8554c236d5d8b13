/**
 * Glob matching in time O(pattern x path), whatever the pattern: patterns come from sources, which are
 * untrusted, and glob libraries compile to backtracking regular expressions.
 *
 * `*` and `?` stay inside a path segment, `**` spans segments, `{a,b}` alternates, `[a-z]` and `[!a-z]` are
 * classes. A pattern without a slash matches the path from its start, as in VS Code (`**` + `/x` to match anywhere).
 */
export function matchesGlob(pattern: string, path: string): boolean {
  return compileGlob(pattern)(path);
}

export function isGlob(pathOrGlob: string): boolean {
  return /[*?{[]/u.test(pathOrGlob);
}

/** More alternatives than this are an attack or a mistake; the rest is ignored. */
const maxAlternatives = 256;

export function compileGlob(pattern: string): (path: string) => boolean {
  const tests = expandBraces(pattern).map(compileAlternative);
  return tests.length === 1 ? tests[0]! : (path) => tests.some((test) => test(path));
}

/** Of a pattern without braces. Most paths fail by how they begin or end, which is cheap to see. */
function compileAlternative(alternative: string): (path: string) => boolean {
  const pattern = alternative.split('/');
  if (pattern.every((segment) => segment === '**')) return () => true;
  if (!isGlob(alternative)) return (path) => path === alternative;
  const { prefix, suffix } = literalEnds(alternative);
  const name = pattern.at(-1)!;
  const literal = longestLiteral(name);
  const isName =
    name === `*${suffix}`
      ? (path: string): boolean => path.endsWith(suffix)
      : (path: string): boolean =>
          path.endsWith(suffix) &&
          path.includes(literal) &&
          matchSegment(name, path.slice(path.lastIndexOf('/') + 1));
  // In any folder below one, as most are.
  if (name !== '**' && pattern.at(-2) === '**' && !pattern.slice(0, -2).some(isGlob))
    return (path) => path.startsWith(prefix) && isName(path);
  // `a/**` matches `a` as well.
  if (name === '**')
    return (path) => path.startsWith(prefix.slice(0, -1)) && matchSegments(pattern, path.split('/'));
  return (path) => path.startsWith(prefix) && isName(path) && matchSegments(pattern, path.split('/'));
}

/** The longest text that every name has which a segment matches. */
function longestLiteral(segment: string): string {
  // A class may hold anything.
  const pieces = segment.includes('[') ? [] : segment.split(/[*?]/u);
  return pieces.reduce((longest, each) => (each.length > longest.length ? each : longest), '');
}

/** What every path that a pattern without braces matches begins with (whole folders) and ends with (part of its name). */
export function literalEnds(alternative: string): { prefix: string; suffix: string } {
  const wild = alternative.search(/[*?[]/u);
  if (wild < 0) return { prefix: alternative, suffix: alternative };
  const prefix = alternative.slice(0, alternative.lastIndexOf('/', wild) + 1);
  const name = alternative.slice(alternative.lastIndexOf('/') + 1);
  // A class has no fixed width, and what stands after it may belong to it.
  const suffix = name.includes('[') ? '' : name.slice(name.search(/[^*?]*$/u));
  return { prefix, suffix };
}

/** `a{b,c}d` to `abd`, `acd`; nested braces too. An unclosed brace is an ordinary character. */
export function expandBraces(pattern: string): string[] {
  let results = [''];
  let at = 0;
  while (at < pattern.length) {
    const open = pattern.indexOf('{', at);
    const close = open < 0 ? -1 : closingBrace(pattern, open);
    if (close < 0) return results.map((head) => head + pattern.slice(at));
    const choices = splitChoices(pattern.slice(open + 1, close)).flatMap((choice) => expandBraces(choice));
    const before = pattern.slice(at, open);
    results = results
      .flatMap((head) => choices.map((choice) => head + before + choice))
      .slice(0, maxAlternatives);
    at = close + 1;
  }
  return results;
}

function closingBrace(pattern: string, open: number): number {
  let depth = 0;
  for (let at = open; at < pattern.length; at++) {
    if (pattern[at] === '{') depth++;
    else if (pattern[at] === '}' && --depth === 0) return at;
  }
  return -1;
}

function splitChoices(inner: string): string[] {
  const choices: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at <= inner.length; at++) {
    if (at === inner.length || (inner[at] === ',' && depth === 0)) {
      choices.push(inner.slice(from, at));
      from = at + 1;
    } else if (inner[at] === '{') depth++;
    else if (inner[at] === '}') depth--;
  }
  return choices.slice(0, maxAlternatives);
}

/** Greedy match with one point of return for the last `**`: the classic wildcard algorithm over segments. */
function matchSegments(pattern: readonly string[], segments: readonly string[]): boolean {
  let p = 0;
  let s = 0;
  let starAt = -1;
  let starSegment = 0;
  while (s < segments.length) {
    if (pattern[p] === '**') {
      starAt = p++;
      starSegment = s;
    } else if (p < pattern.length && matchSegment(pattern[p]!, segments[s]!)) {
      p++;
      s++;
    } else if (starAt >= 0) {
      p = starAt + 1;
      s = ++starSegment;
    } else {
      return false;
    }
  }
  while (pattern[p] === '**') p++;
  return p === pattern.length;
}

function matchSegment(pattern: string, segment: string): boolean {
  let p = 0;
  let s = 0;
  let starAt = -1;
  let starFrom = 0;
  while (s < segment.length) {
    const width = p < pattern.length ? matchOne(pattern, p, segment.charCodeAt(s)) : 0;
    if (pattern[p] === '*') {
      starAt = p++;
      starFrom = s;
    } else if (width > 0) {
      p += width;
      s++;
    } else if (starAt >= 0) {
      p = starAt + 1;
      s = ++starFrom;
    } else {
      return false;
    }
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}

/** Width of the pattern element at `at` when it matches the code unit, else 0. */
function matchOne(pattern: string, at: number, code: number): number {
  const char = pattern[at];
  if (char === '?') return 1;
  if (char !== '[') return pattern.charCodeAt(at) === code ? 1 : 0;
  const close = pattern.indexOf(']', at + 2);
  if (close < 0) return code === 91 ? 1 : 0;
  const negated = pattern[at + 1] === '!' || pattern[at + 1] === '^';
  let hit = false;
  for (let i = at + (negated ? 2 : 1); i < close; i++) {
    if (pattern[i + 1] === '-' && i + 2 < close) {
      hit ||= pattern.charCodeAt(i) <= code && code <= pattern.charCodeAt(i + 2);
      i += 2;
    } else {
      hit ||= pattern.charCodeAt(i) === code;
    }
  }
  return hit === negated ? 0 : close - at + 1;
}
