/** A name as reports write it, taken apart. */
export interface SymbolName {
  readonly parts: readonly string[];
  /** Of `Trait for Type.method`. */
  readonly trait?: string;
}

const maxLength = 500;

/**
 * Takes apart `function`, `Class.method`, `Class::method`, `Class#method`, `(*T).Method`, `G[T].Method`, `S<T>::m`,
 * `Trait for Type.method`, `<Type as Trait>::method`, `exports.f`, `Foo.prototype.bar`, each with or without `()`.
 */
export function parseSymbolName(written: string): SymbolName {
  let name = written.slice(0, maxLength).trim().replace(/^`|`$/gu, '');
  let trait: string | undefined;
  const cast = /^<\s*([\w:]+)(?:<[^<>]*>)?\s+as\s+([\w:]+)(?:<[^<>]*>)?\s*>(.*)$/u.exec(name);
  if (cast) {
    name = cast[1]! + cast[3]!;
    trait = cast[2]!;
  }
  // A receiver: (*T).Method, (s *T).Method
  name = name.replace(/^\(\s*(?:\w+\s+)?[*&]?\s*([\w.]+(?:\[[\w, ]*\])?)\s*\)\s*\./u, '$1.');
  name = withoutArguments(name).replace(/^[*&]+/u, '');
  const implemented = /^(?:impl\s+)?([\w:]+)\s+for\s+([\s\S]+)$/u.exec(name.replace(/^impl\b\s*/u, ''));
  if (implemented) {
    trait = implemented[1]!;
    name = implemented[2]!;
  }
  const parts = name
    .replace(/^impl\s+/u, '')
    .split(/::|[.#]/u)
    .map((part) => part.trim().replace(/^[*&]+|!$/gu, ''))
    .filter((part) => part !== '' && part !== 'prototype');
  const isExports = parts.length > 1 && parts[0] === 'exports';
  const isModule = parts.length > 2 && parts[0] === 'module' && parts[1] === 'exports';
  const own = isModule ? parts.slice(2) : isExports ? parts.slice(1) : parts;
  const last = trait?.split('::').pop();
  return { parts: own, ...(last === undefined ? {} : { trait: last }) };
}

/** Cuts off `(…)` and takes out `<…>` and the `[…]` after a word; brackets that begin a name (`[Symbol.iterator]`) are dropped alone. */
function withoutArguments(name: string): string {
  let kept = '';
  let depth = 0;
  for (let i = 0; i < name.length; i++) {
    const char = name[i]!;
    const begins = char === '<' || (char === '[' && (depth > 0 || /\w$/u.test(kept)));
    if (begins && !/^<init>/u.test(name.slice(i))) depth++;
    else if (depth > 0 && (char === '>' || char === ']')) depth--;
    else if (depth > 0 || char === '[' || char === ']') continue;
    else if (char === '(') break;
    else kept += char;
  }
  return kept.trim();
}
