import type { PythonTokens } from './tokenArrays.js';
import { Keyword, Op, TokenKind } from './tokenKinds.js';

/**
 * Whether what a bracket holds says nothing of the module: a value, arguments of a call or a decorator. What is wrong with it is seen
 * by nobody; with the parameters of a function it would matter.
 * `first`, `last`: the tokens of its line before it; `c`: the bracket.
 */
export function isSilentBracket(
  text: string,
  { kinds, codes, starts }: Pick<PythonTokens, 'kinds' | 'codes' | 'starts'>,
  first: number,
  last: number,
  c: number,
): boolean {
  const isCall = c === Op.OpenParen && kinds[last] === TokenKind.Name && codes[last] === Keyword.None;
  // What a `with` is given may swallow errors, a condition may be known, and the names in `__all__` matter, as what its methods are given.
  const word = codes[first]!;
  if (word === Op.At || word === Keyword.Return || word === Keyword.Raise) return isCall;
  const isNamed = kinds[first] === TokenKind.Name && word === Keyword.None;
  if (!isNamed || text.startsWith('__all__', starts[first])) return false;
  return isCall || codes[last] === Op.Assign;
}
