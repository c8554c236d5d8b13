import { closingBracket } from './headers.js';
import { isPlainString, stringContent } from './literals.js';
import type { AllStep } from './moduleSummary.js';
import type { PythonStatement } from './statement.js';
import { Op, TokenKind } from './tokenKinds.js';
import { tokenIs, tokenText } from './tokenReading.js';

/**
 * What a statement that begins with `__all__` does to it; undefined when it does nothing. The forms are those of the
 * typing specification (distributing type information, library interface), judged as pyright does.
 */
export function readAllStep({ tokens, first, last }: PythonStatement): AllStep | undefined {
  const { codes } = tokens;
  if (codes[first + 1] === Op.Dot) {
    if (codes[first + 3] !== Op.OpenParen) return undefined;
    const close = closingBracket(tokens, first + 3, last + 1);
    return callStep(tokenText(tokens, first + 2), first + 4, close - 1);
  }
  if (codes[first + 1] === Op.Augmented) {
    if (tokenText(tokens, first + 1) !== '+=') return undefined;
    const module = moduleAll(first + 2, last);
    if (module !== undefined) return { kind: 'module', module, unclearWhenAbsent: true };
    const isList =
      codes[first + 2] === Op.OpenBracket && closingBracket(tokens, first + 2, last + 1) === last;
    if (!isList) return { kind: 'add', names: [], unclear: true };
    return { kind: 'add', names: items(first + 3, last - 1).names, unclear: false };
  }
  let from = first + 1;
  if (codes[from] === Op.Colon) while (from <= last && codes[from] !== Op.Assign) from++;
  if (codes[from] !== Op.Assign || from >= last) return undefined;
  from++;
  const bracket = codes[from] === Op.OpenBracket || codes[from] === Op.OpenParen;
  if (bracket && closingBracket(tokens, from, last + 1) === last) {
    const read = items(from + 1, last - 1);
    // `("a")` is a string, not a tuple.
    const unclear = read.unclear || (codes[from] === Op.OpenParen && from + 1 < last && !read.comma);
    return { kind: 'set', names: unclear && !read.unclear ? [] : read.names, unclear };
  }
  const read = items(from, last);
  return read.comma && !read.unclear
    ? { kind: 'set', names: read.names, unclear: false }
    : { kind: 'set', names: [], unclear: true };

  function callStep(method: string, from: number, to: number): AllStep {
    if (method === 'extend') {
      const module = moduleAll(from, to);
      if (module !== undefined) return { kind: 'module', module, unclearWhenAbsent: false };
      if (codes[from] === Op.OpenBracket && closingBracket(tokens, from, to + 1) === to) {
        return { kind: 'add', ...items(from + 1, to - 1) };
      }
    } else if ((method === 'append' || method === 'remove') && from === to) {
      const { names, unclear } = items(from, to);
      return { kind: method === 'append' ? 'add' : 'remove', names, unclear };
    }
    return { kind: 'add', names: [], unclear: true };
  }

  function moduleAll(from: number, to: number): string | undefined {
    const fits = to === from + 2 && codes[from + 1] === Op.Dot && tokenIs(tokens, to, '__all__');
    return fits ? tokenText(tokens, from) : undefined;
  }

  function items(from: number, to: number): { names: string[]; unclear: boolean; comma: boolean } {
    const names: string[] = [];
    let unclear = false;
    let comma = false;
    for (let i = from; i <= to;) {
      let end = i;
      for (; end <= to && codes[end] !== Op.Comma; end++) {
        const code = codes[end];
        if (code === Op.OpenParen || code === Op.OpenBracket || code === Op.OpenBrace)
          end = closingBracket(tokens, end, to);
      }
      if (end === i + 1 && tokens.kinds[i] === TokenKind.String && isPlainString(tokens, i)) {
        const inside = stringContent(tokens, i);
        names.push(tokens.text.slice(inside.start, inside.end));
      } else unclear = true;
      comma ||= end <= to;
      i = end + 1;
    }
    return { names, unclear, comma };
  }
}
