import type { PythonStatement } from './parsePython.js';
import { Op, isCloseBracket, isOpenBracket } from './tokenKinds.js';
import { tokenAtOrAfter, tokenText } from './tokenReading.js';

/** The arguments of a class header as written: bases, then keywords with their values. */
export function classArguments({ tokens, bases }: PythonStatement): string[] {
  if (!bases) return [];
  const found: string[] = [];
  let words: string[] = [];
  let depth = 0;
  for (let i = tokenAtOrAfter(tokens, bases.start); i < tokens.count && tokens.starts[i]! < bases.end; i++) {
    const code = tokens.codes[i]!;
    if (isOpenBracket(code)) depth++;
    else if (isCloseBracket(code)) depth--;
    if (code === Op.Comma && depth === 0) {
      found.push(words.join(''));
      words = [];
    } else words.push(tokenText(tokens, i) + (code === Op.Comma ? ' ' : ''));
  }
  if (words.length > 0) found.push(words.join(''));
  return found;
}

/** The bases of a class that are names, dotted ones too, without their type arguments. */
export function classBases(owner: PythonStatement): string[] {
  return classArguments(owner).flatMap(
    (each) => /^([\p{L}_][\p{L}\p{N}_.]*)(?:\[.*)?$/su.exec(each)?.[1] ?? [],
  );
}
