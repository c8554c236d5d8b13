/** A path as it is named in prose and comments: its last part has an ending, or a name that is known without one. */
export const pathPattern = String.raw`[\w.@-]+(?:[/\\][\w.@-]+)*\.[A-Za-z][A-Za-z0-9]{0,9}|(?:[\w.@-]+[/\\])*(?:Dockerfile|Makefile|Jenkinsfile)[\w.-]*`;

const opener = String.raw`(?:#+|\/\/+|--+|;+|\/\*+|<!--|%|"""|'''|\(\*)`;
const closer = String.raw`(?:\*\/|-->|\*\)|"""|''')`;
const commentPath = new RegExp(
  String.raw`^${opener}\s*(?:(?:file(?:name)?|path|target|add(?:ed)?(?: this)? to|append to|insert into|update|modify|edit|create|new file|replace in|put in|save as|required implementation in|implementation in|implement in|in)\s*:?\s+)?${'`?'}(${pathPattern})${'`?'}\s*(?:\([^()]*\))?\s*${closer}?\s*$`,
  'iu',
);
/** What has to be first in a file, and so stands above the comment that names it. */
const mustBeFirst =
  /^\s*(?:#!.*|#.*coding[:=].*|(['"])use \w+\1;?|<\?(?:php|xml\b.*)|<!doctype\b.*|\/\/\s*@ts-\w+)?\s*$/iu;
/** Longer lines are no such comments. */
const longest = 200;

/** The comment that names the file which the code is for. */
export interface TargetComment {
  /** The path as written. */
  readonly path: string;
  /** Index of its line, zero-based. */
  readonly line: number;
}

/** The first line that says something to a reader, where it is a comment with nothing but a path and words such as `Add to`. */
export function findTargetComment(lines: readonly string[]): TargetComment | undefined {
  const line = lines.findIndex((text) => text.length > longest || !mustBeFirst.test(text));
  const text = lines[line]?.trim();
  const path = text === undefined || text.length > longest ? undefined : commentPath.exec(text)?.[1];
  return path === undefined ? undefined : { path, line };
}

/** The code without that line, which is about the template and not of the file. `line`: its index, zero-based. */
export function withoutTargetComment(code: string, line: number): string {
  const lines = code.split('\n');
  const text = (lines[line] ?? '').trim();
  const open = unclosed(text);
  let rest = line + 1;
  if (open !== undefined) {
    // What follows is the rest of the comment, or of the docstring, and keeps its beginning.
    while (rest < lines.length && lines[rest]!.replace(/^[\s*]+/u, '').trim() === '') rest++;
    const first = (lines[rest] ?? '').trim();
    if (first.startsWith(open.end)) lines[rest] = first.slice(open.end.length).trim();
    else return [...lines.slice(0, line), ...withOpener(open.start, lines.slice(rest))].join('\n');
  }
  const above = lines.slice(0, line);
  const atTop = above.every((each) => each.trim() === '');
  if (atTop || above.at(-1)?.trim() === '') while (rest < lines.length && lines[rest]!.trim() === '') rest++;
  return [...(atTop ? [] : above), ...lines.slice(rest)].join('\n');
}

const pairs: readonly (readonly [start: RegExp, end: string])[] = [
  [/^\/\*+/u, '*/'],
  [/^<!--/u, '-->'],
  [/^\(\*/u, '*)'],
  [/^"""/u, '"""'],
  [/^'''/u, "'''"],
];

function unclosed(text: string): { start: string; end: string } | undefined {
  for (const [start, end] of pairs) {
    const found = start.exec(text)?.[0];
    if (found !== undefined)
      return text.slice(found.length).includes(end) ? undefined : { start: found, end };
  }
  return undefined;
}

function withOpener(start: string, lines: readonly string[]): string[] {
  const [first = '', ...others] = lines;
  // In `/* ... */` and `<!-- ... -->` the lines stand below; in a docstring the text begins behind the quotes.
  return /^['"]/u.test(start) ? [start + first.trimStart(), ...others] : [start, first, ...others];
}
