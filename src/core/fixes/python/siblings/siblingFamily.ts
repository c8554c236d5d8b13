import type { PythonModule, PythonStatement } from '../../../python/parsePython.js';
import { stubReason } from '../../../python/symbols.js';
import { isInline } from '../layout.js';
import { readSibling, type Sibling } from './Sibling.js';

/** More say no more. */
const MOST = 40;

export interface Family {
  /** The missing function's words that the others do not share. */
  readonly stem: readonly string[];
  readonly siblings: readonly Sibling[];
}

/** The words of a name, in small letters. */
function wordsOf(name: string): string[] {
  return name
    .toLowerCase()
    .split('_')
    .filter((word) => word !== '');
}

/**
 * The functions at the top of the module whose names begin, or else end, with the same word as `name`, without those that are still
 * to be written. Those nearest to the end when there are very many.
 */
export function siblingFamily(module: PythonModule, name: string): Family | undefined {
  const words = wordsOf(name);
  if (words.length < 2) return undefined;
  const functions = module.statements.filter(
    (each) =>
      each.kind === 'def' &&
      each.body.length > 0 &&
      !isInline(each) &&
      stubReason(each) === undefined &&
      (each.name ?? '').startsWith('_') === name.startsWith('_'),
  );
  for (const end of [0, -1]) {
    const alike = functions.filter((each) => wordsOf(each.name ?? '').at(end) === words.at(end));
    if (alike.length >= 2) return family(alike.slice(-MOST), words);
  }
  return undefined;
}

function family(functions: readonly PythonStatement[], words: readonly string[]): Family | undefined {
  const all = [words, ...functions.map(({ name }) => wordsOf(name!))];
  const shared = (from: (each: readonly string[], i: number) => string | undefined): number => {
    let count = 0;
    while (from(words, count) !== undefined && all.every((each) => from(each, count) === from(words, count)))
      count++;
    return count;
  };
  const prefix = shared((each, i) => each[i]);
  const suffix = shared((each, i) => (each.length - i > prefix ? each[each.length - 1 - i] : undefined));
  const stemOf = (each: readonly string[]): string[] => each.slice(prefix, each.length - suffix);
  const siblings = functions.flatMap((each, i) => readSibling(each, stemOf(all[i + 1]!)) ?? []);
  const stem = stemOf(words);
  return stem.length > 0 && siblings.length >= 2 ? { stem, siblings } : undefined;
}
