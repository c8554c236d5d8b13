import * as l10n from '@vscode/l10n';
import { parseSymbolName } from '../../syntax/symbolName.js';
import type { SymbolAnswer } from './SymbolAnswer.js';
import { wordIn } from './wordIn.js';

/** Places of a name that are looked at, and characters around each. */
const maxPlaces = 500;
const before = 200;
const after = 600;

const keyword =
  /(?:^|[^\w.])(?:defp?|fun|func|fn|function|sub|proc|procedure|class|struct|union|interface|trait|enum|record|object|module|protocol|extension|type|typedef|namespace|val|var|let|const|define|macro|table|view|trigger|message|service|rpc)\s+(?:[\w$]+(?:\.|::))*$/iu;
/** A type, or what a function of C, C#, Java or PHP has before its name. */
const typed =
  /^[ \t]*(?!(?:return|else|throw|await|new|yield|case|goto|delete)\b)(?:[\w$<>[\],.:?@*&~]+[ \t]+)*[\w$<>[\],.:?@*&~]*[\s*&:~]$/u;
const withBody =
  /^\s*(?:<[^<>(){};]{0,80}>)?\s*\([^;{}]{0,400}?\)\s*(?:(?:const|noexcept|override|final|async|throws\s[\w.,\s]{1,80}|where\s[^{;]{1,120}|:\s?[^{};=]{1,120}|->\s?[^{};]{1,80})\s*)*(?:\{|=>|=\s)/u;
const shell = /^\s*\(\s*\)\s*\{/u;
/** A key of settings, or a variable that is set. */
const key = /^\s{0,40}["']?\s*(?::[^:]|=[^=]|:$)/u;
const comment = /^\s*(?:\/\/|#(?!\s*define)|\*|\/\*|--|;|%|<!--)|\/\/|\/\*(?!.*\*\/)/u;
const undone =
  /^[^{]{0,500}?(?:\{|=>|=)\s*(?:(?:throw|raise)\s+(?:new\s+)?[\w.:\\]*Not_?Implemented\w*|TODO\s*\(|(?:throw|raise)\b[^;\n]{0,80}["'](?:[^"']{0,40}\s)?(?:not|never)(?: yet)? implemented|fatalError\(["'][^"']{0,40}not(?: yet)? implemented)/iu;

/**
 * By the text alone, for languages that nobody parses here: a place that looks like a definition is one, any other only may be. Of
 * `Class.method` the owner has to be named in the file as well.
 */
export function textSymbol(text: string, name: string): SymbolAnswer {
  const { parts } = parseSymbolName(name);
  const word = parts.at(-1)?.replace(/^#/u, '') ?? name;
  const owner = parts.at(-2);
  const first = wordIn(text, word);
  if (!first) return { state: 'absent' };
  if (owner === undefined || wordIn(text, owner)) {
    let from = first.start;
    for (let count = 0; count < maxPlaces; count++) {
      const at = wordIn(text, word, [{ start: from, end: text.length }]);
      if (!at) break;
      const found = definitionAt(text, at.start, at.end);
      if (found) return found;
      from = at.end;
    }
  }
  return { state: 'unsure', at: first, doubt: 'text' };
}

function definitionAt(text: string, start: number, end: number): SymbolAnswer | undefined {
  const lineStart = Math.max(text.lastIndexOf('\n', start - 1) + 1, start - before);
  const lead = text.slice(lineStart, start);
  if (comment.test(lead)) return undefined;
  const rest = text.slice(end, end + after);
  const isDefinition =
    keyword.test(lead) ||
    (typed.test(lead) && withBody.test(rest)) ||
    (/^\s*$/u.test(lead) && shell.test(rest)) ||
    (/^[\s"'-]*$/u.test(lead) && key.test(rest.slice(0, rest.search(/\r?\n|$/u))));
  if (!isDefinition) return undefined;
  const at = { start, end };
  return undone.test(rest)
    ? { state: 'stub', at, stubReason: l10n.t('says that it is not implemented') }
    : { state: 'present', at };
}
