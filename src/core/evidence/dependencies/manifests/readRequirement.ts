import type { Dependency } from '../Dependency.js';

type Rest = Pick<Dependency, 'kind' | 'group' | 'governs'>;

/**
 * One requirement (PEP 508: name, extras, specifiers or URL, marker), `offset` being where `text` stands in its file.
 * Undefined for options (`-r`, `--hash`), comments, blanks, and what names no package.
 */
export function readRequirement(text: string, offset: number, rest: Rest): Dependency | undefined {
  const head = /^\s*([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)\s*(?:\[[^\]\n]*\])?(?:\s|\\\r?\n)*/u.exec(text);
  if (!head) return undefined;
  const name = head[1]!;
  const nameStart = offset + head[0].indexOf(name);
  const at = head[0].length;
  const after = text[at];
  if (after === '@') {
    const url = /^@\s*(\S+)/u.exec(text.slice(at));
    if (!url) return undefined;
    const start = offset + at + url[0].length - url[1]!.length;
    return { name, specifier: url[1]!, start, end: start + url[1]!.length, ...rest };
  }
  // `some/path.whl` and `name = value` are no requirements.
  if (after !== undefined && !/[\s=~!<>(;#,\\]/u.test(after) && !/\s/u.test(text[at - 1]!)) return undefined;
  if (after === '/' || (after === '=' && text[at + 1] !== '=')) return undefined;
  const from = at + (/^\(\s*/u.exec(text.slice(at))?.[0].length ?? 0);
  const to = clausesEnd(text, from);
  if (to === from) return { name, specifier: '', start: nameStart, end: nameStart + name.length, ...rest };
  return { name, specifier: text.slice(from, to), start: offset + from, end: offset + to, ...rest };
}

/** Where the specifiers that begin at `from` end, without a last comma or blank. */
function clausesEnd(text: string, from: number): number {
  const clause = /\s*(?:={2,3}|[~!<>]=|[<>])\s*(?:\d{1,9}!)?[\w.+*-]+\s*(?:,|(?=[\s;)\\#=~!<>]|$))/uy;
  let end = from;
  clause.lastIndex = from;
  for (;;) {
    const at = clause.lastIndex;
    const match = clause.exec(text);
    if (!match) return end;
    end = at + match[0].replace(/[\s,]+$/u, '').length;
    const continued = /^\s*\\\r?\n/u.exec(text.slice(clause.lastIndex, clause.lastIndex + 200));
    const next = clause.lastIndex + (continued && match[0].endsWith(',') ? continued[0].length : 0);
    clause.lastIndex = next;
  }
}
