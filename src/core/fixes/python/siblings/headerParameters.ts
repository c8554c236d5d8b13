import type { PythonStatement } from '../../../python/parsePython.js';
import { Op, isCloseBracket, isOpenBracket } from '../../../python/tokenKinds.js';
import { isIdentifier, tokenAtOrAfter, tokenText } from '../../../python/tokenReading.js';

/** A parameter of a header. */
export interface HeaderParameter {
  readonly name: string;
  /** As written; undefined without one. */
  readonly annotation: string | undefined;
  readonly star: boolean;
}

/** The parameters of a `def`, in text order; a lone `*` or `/` is none. */
export function headerParameters({ tokens, params }: PythonStatement): HeaderParameter[] {
  if (!params) return [];
  const { codes, starts, ends, text } = tokens;
  const found: HeaderParameter[] = [];
  let i = tokenAtOrAfter(tokens, params.start);
  while (i < tokens.count && starts[i]! < params.end) {
    const from = i;
    let depth = 0;
    let colon: number | undefined;
    let assign: number | undefined;
    for (; starts[i]! < params.end && (depth > 0 || codes[i] !== Op.Comma); i++) {
      if (isOpenBracket(codes[i]!)) depth++;
      else if (isCloseBracket(codes[i]!)) depth--;
      else if (depth === 0 && codes[i] === Op.Colon) colon ??= i;
      else if (depth === 0 && codes[i] === Op.Assign) assign ??= i;
    }
    const star = codes[from] === Op.Star || codes[from] === Op.StarStar;
    const at = star ? from + 1 : from;
    if (at < i && isIdentifier(tokens, at)) {
      const until = assign !== undefined && (colon ?? assign) < assign ? assign : i;
      const typed = colon !== undefined && colon < (assign ?? i);
      const annotation = typed ? text.slice(ends[colon!], ends[until - 1]).trim() : undefined;
      found.push({ name: tokenText(tokens, at), annotation, star });
    }
    i++;
  }
  return found;
}
