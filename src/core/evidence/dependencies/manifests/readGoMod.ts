import type { Dependency } from '../Dependency.js';

/**
 * go.mod (https://go.dev/ref/mod#go-mod-file): `require`, with `replace` over it. A replacement by another module or a folder leaves
 * nothing to compare; `exclude` and `retract` require nothing.
 */
export function readGoMod(text: string): Dependency[] {
  const found: Dependency[] = [];
  const replaced = new Map<string, Set<string>>();
  /** Replacements of a single version. */
  const ofVersion = new Map<Dependency, string>();
  let block: string | undefined;
  for (const { 0: whole, index } of text.matchAll(/[^\r\n]+/gu)) {
    const comment = whole.indexOf('//');
    const line = comment < 0 ? whole : whole.slice(0, comment);
    if (block !== undefined && /^\s*\)/u.test(line)) {
      block = undefined;
      continue;
    }
    const opens = /^\s*([a-z]+)\s*\(\s*$/u.exec(line);
    if (opens) {
      block = opens[1];
      continue;
    }
    const verb = block === undefined ? /^\s*([a-z]+)\s+/u.exec(line) : undefined;
    const directive = block ?? verb?.[1];
    const words = wordsOf(line, index, verb?.[0].length ?? 0);
    if (directive === 'require' && words.length >= 2) {
      const indirect = comment >= 0 && /^\/\/\s*indirect\b/u.test(whole.slice(comment));
      found.push(moduleOf(words[0]!, words[1], indirect ? 'indirect' : 'require'));
    } else if (directive === 'replace') {
      const arrow = words.findIndex(({ value }) => value === '=>');
      if (arrow < 1 || arrow + 1 >= words.length) continue;
      const [name, version] = words;
      const versions = replaced.get(name!.value) ?? new Set();
      replaced.set(name!.value, versions.add(arrow === 2 ? version!.value : ''));
      const target = words[arrow + 1]!;
      const sameModule = target.value === name!.value;
      const { value: _, ...place } = sameModule ? (words[arrow + 2] ?? name!) : target;
      const written = text.slice(place.start, place.end);
      const specifier = place.start === name!.start ? '' : written;
      const replacement: Dependency = {
        name: name!.value,
        specifier,
        ...place,
        kind: 'go.mod',
        group: 'replace',
      };
      if (arrow === 2) ofVersion.set(replacement, version!.value);
      found.push(replacement);
    }
  }
  const isRequired = (name: string, version: string): boolean =>
    found.some((each) => each.group !== 'replace' && each.name === name && each.specifier === version);
  return found.map((each) => {
    // What replaces a version that nothing requires is not built.
    const version = ofVersion.get(each);
    if (version !== undefined && !isRequired(each.name, version)) return { ...each, overruled: true };
    if (each.group === 'replace') return each;
    const versions = replaced.get(each.name);
    return versions?.has('') || versions?.has(each.specifier) ? { ...each, overruled: true } : each;
  });
}

interface Word {
  value: string;
  start: number;
  end: number;
}

function wordsOf(line: string, offset: number, from: number): Word[] {
  return [...line.slice(from).matchAll(/"[^"]*"|`[^`]*`|[^\s"`]+/gu)].map(({ 0: word, index }) => {
    const quoted = /^["`].*["`]$/u.test(word) && word.length > 1 ? 1 : 0;
    const start = offset + from + index + quoted;
    const value = quoted ? word.slice(1, -1) : word;
    return { value, start, end: start + value.length };
  });
}

function moduleOf(name: Word, version: Word | undefined, group: string): Dependency {
  const place = version ?? name;
  return {
    name: name.value,
    specifier: version?.value ?? '',
    start: place.start,
    end: place.end,
    kind: 'go.mod',
    group,
  };
}
