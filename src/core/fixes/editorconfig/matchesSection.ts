type Part =
  | { kind: 'text'; text: string }
  | { kind: 'star' | 'globstar' | 'any' }
  | { kind: 'class'; negated: boolean; members: string }
  | { kind: 'choice'; choices: Part[][] }
  | { kind: 'range'; low: number; high: number };

/** More than any section name in earnest. */
const maxLength = 1000;

/**
 * Whether a section of an `.editorconfig` is about a file (https://spec.editorconfig.org/#glob-expressions); `path` is relative to the folder
 * of that file. All ways through the pattern are followed at once, so no pattern takes long.
 */
export function matchesSection(section: string, path: string): boolean {
  if (section.length > maxLength) return false;
  const slash = section.indexOf('/');
  // Without a slash it is about a name in any folder.
  const pattern = slash < 0 ? `**/${section}` : section.slice(slash === 0 ? 1 : 0);
  const parts = parse(pattern, { at: 0 }, false);
  const whole = follow(parts, new Set([0]), path);
  if (whole.has(path.length)) return true;
  // `**/x` is about `x` beside the file as well.
  return slash < 0 && follow(parse(section, { at: 0 }, false), new Set([0]), path).has(path.length);
}

function parse(pattern: string, cursor: { at: number }, inside: boolean): Part[] {
  const parts: Part[] = [];
  const literal = (text: string): void => {
    const last = parts[parts.length - 1];
    if (last?.kind === 'text') last.text += text;
    else parts.push({ kind: 'text', text });
  };
  while (cursor.at < pattern.length) {
    const char = pattern[cursor.at]!;
    if (inside && (char === ',' || char === '}')) break;
    if (char === '\\' && cursor.at + 1 < pattern.length) {
      literal(pattern[cursor.at + 1]!);
      cursor.at += 2;
    } else if (char === '*') {
      const double = pattern[cursor.at + 1] === '*';
      parts.push({ kind: double ? 'globstar' : 'star' });
      cursor.at += double ? 2 : 1;
    } else if (char === '?') {
      parts.push({ kind: 'any' });
      cursor.at++;
    } else {
      const part =
        char === '[' ? readClass(pattern, cursor) : char === '{' ? readBraces(pattern, cursor) : undefined;
      if (part) parts.push(part);
      else {
        literal(char);
        cursor.at++;
      }
    }
  }
  return parts;
}

function readClass(pattern: string, cursor: { at: number }): Part | undefined {
  const match = /^\[(!?)((?:[^\]\\/]|\\.)+)\]/u.exec(pattern.slice(cursor.at));
  if (!match) return undefined;
  cursor.at += match[0].length;
  return { kind: 'class', negated: match[1] === '!', members: match[2]!.replaceAll(/\\(.)/gu, '$1') };
}

/** Braces that hold no comma and no range are ordinary characters. */
function readBraces(pattern: string, cursor: { at: number }): Part | undefined {
  const range = /^\{(-?\d{1,9})\.\.(-?\d{1,9})\}/u.exec(pattern.slice(cursor.at, cursor.at + 30));
  if (range) {
    cursor.at += range[0].length;
    const [a, b] = [Number(range[1]), Number(range[2])];
    return { kind: 'range', low: Math.min(a, b), high: Math.max(a, b) };
  }
  if (!closes(pattern, cursor.at)) return undefined;
  const choices: Part[][] = [];
  do {
    cursor.at++;
    choices.push(parse(pattern, cursor, true));
  } while (pattern[cursor.at] === ',');
  cursor.at++;
  if (choices.length > 1) return { kind: 'choice', choices };
  return {
    kind: 'choice',
    choices: [[{ kind: 'text', text: '{' }, ...choices[0]!, { kind: 'text', text: '}' }]],
  };
}

/** Whether the brace at `open` has one that closes it. */
function closes(pattern: string, open: number): boolean {
  let depth = 0;
  for (let at = open; at < pattern.length; at++) {
    if (pattern[at] === '\\') at++;
    else if (pattern[at] === '{') depth++;
    else if (pattern[at] === '}' && --depth === 0) return true;
  }
  return false;
}

/** Where the text can have got to, behind the parts, from each of the positions. */
function follow(parts: readonly Part[], from: ReadonlySet<number>, path: string): ReadonlySet<number> {
  let positions = from;
  for (const part of parts) {
    const next = new Set<number>();
    for (const at of positions) step(part, at, path, next);
    positions = next;
    if (positions.size === 0) break;
  }
  return positions;
}

function step(part: Part, at: number, path: string, next: Set<number>): void {
  const char = path[at];
  if (part.kind === 'text') {
    if (path.startsWith(part.text, at)) next.add(at + part.text.length);
  } else if (part.kind === 'any') {
    if (char !== undefined && char !== '/') next.add(at + 1);
  } else if (part.kind === 'class') {
    if (char !== undefined && char !== '/' && isMember(part.members, char) !== part.negated) next.add(at + 1);
  } else if (part.kind === 'choice') {
    for (const choice of part.choices) for (const end of follow(choice, new Set([at]), path)) next.add(end);
  } else if (part.kind === 'range') {
    const digits = /^-?\d{1,9}/u.exec(path.slice(at, at + 10))?.[0] ?? '';
    for (let length = 1; length <= digits.length; length++) {
      const text = digits.slice(0, length);
      const value = Number(text);
      if (String(value) === text && value >= part.low && value <= part.high) next.add(at + length);
    }
  } else {
    for (let end = at; end <= path.length; end++) {
      // A star that came here before has gone on from here.
      if (next.has(end)) break;
      next.add(end);
      if (part.kind === 'star' && path[end] === '/') break;
    }
  }
}

function isMember(members: string, char: string): boolean {
  for (let i = 0; i < members.length; i++) {
    const to = members[i + 1] === '-' ? members[i + 2] : undefined;
    if (to === undefined ? members[i] === char : members[i]! <= char && char <= to) return true;
    if (to !== undefined) i += 2;
  }
  return false;
}
