import type { CommentSyntax } from './commentSyntax.js';

export type SpanKind = 'comment' | 'string';

const character = /'(?:\\[^\n']{1,10}|[^\\\n'])'/uy;

/**
 * Where the comments and strings of a code file are, by its marks alone: linear, for text that need not parse. A string that does not
 * end ends with its line, so that a mistake costs a line. Offsets are UTF-16 code units.
 */
export class CommentSpans {
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private readonly kinds: SpanKind[] = [];

  constructor(text: string, syntax: CommentSyntax) {
    const marks = [
      ...(syntax.docs ?? []),
      ...(syntax.long ?? []),
      ...syntax.block.map(([open]) => open),
      ...syntax.line,
      ...syntax.quotes,
      ...(syntax.singleIsCharacter ? ["'"] : []),
    ];
    const any = new RegExp(marks.map(escaped).join('|'), 'gu');
    for (let match = any.exec(text); match; match = any.exec(text)) {
      const { index, 0: mark } = match;
      const [end, kind] = spanFrom(text, index, mark, syntax) ?? [];
      if (end === undefined) continue;
      if (kind !== undefined) this.add(index, end, kind);
      any.lastIndex = Math.max(end, index + mark.length);
    }
  }

  /** What the offset is in; at the end of a comment one is still in it, since one may go on writing it. */
  at(offset: number): SpanKind | undefined {
    let [low, high] = [0, this.starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.starts[middle]! < offset) low = middle + 1;
      else high = middle;
    }
    const last = low - 1;
    return last >= 0 && offset <= this.ends[last]! ? this.kinds[last] : undefined;
  }

  private add(start: number, end: number, kind: SpanKind): void {
    this.starts.push(start);
    this.ends.push(end);
    this.kinds.push(kind);
  }
}

/** Where the span ends that the mark begins; without a kind it is to be passed over, undefined when it begins nothing. */
function spanFrom(
  text: string,
  at: number,
  mark: string,
  syntax: CommentSyntax,
): [end: number, kind?: SpanKind] | undefined {
  const past = at + mark.length;
  if (syntax.docs?.includes(mark)) return [closing(text, past, mark), 'comment'];
  if (syntax.long?.includes(mark)) return [unescaped(text, past, mark, true), 'string'];
  const block = syntax.block.find(([open]) => open === mark);
  if (block) return [closing(text, past, block[1]), 'comment'];
  const before = text[at - 1] ?? '\n';
  if (syntax.line.includes(mark))
    return syntax.needsBlank && !/\s/u.test(before) ? undefined : [lineEnd(text, past), 'comment'];
  if (mark === "'" && syntax.singleIsCharacter) {
    character.lastIndex = at;
    const found = character.exec(text);
    return found ? [at + found[0].length] : undefined;
  }
  // The apostrophe of a word.
  if (mark === "'" && /[\p{L}\p{N}]/u.test(before) && !/[bBfFrRuU]/u.test(before)) return undefined;
  return [unescaped(text, past, mark, false), 'string'];
}

function closing(text: string, from: number, close: string): number {
  const at = text.indexOf(close, from);
  return at < 0 ? text.length : at + close.length;
}

function lineEnd(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at;
}

/** Past the mark that ends a string. */
function unescaped(text: string, from: number, mark: string, hasLines: boolean): number {
  let at = from;
  for (; at < text.length && (hasLines || text[at] !== '\n'); at++) {
    if (text[at] === '\\') at += 1;
    else if (text.startsWith(mark, at)) return at + mark.length;
  }
  return Math.min(at, text.length);
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`);
}
