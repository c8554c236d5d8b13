import { editDistance } from '../../../text/editDistance.js';

const MOST = 2;

/**
 * The one of the names that the wanted one is a slip of: another letter or two, the same words in another order, a word
 * too few or too many. Undefined when none is, or when another comes as close.
 */
export function nearName(wanted: string, names: Iterable<string>): string | undefined {
  const ranked = [...new Set(names)]
    .filter((name) => name !== wanted && isPrivate(name) === isPrivate(wanted))
    .map((name) => ({ name, distance: distanceOf(wanted, name) }))
    .filter(({ distance }) => distance < Infinity)
    .sort((a, b) => a.distance - b.distance);
  const [best, second] = ranked;
  return best && (!second || best.distance < second.distance) ? best.name : undefined;
}

function isPrivate(name: string): boolean {
  return name.startsWith('_');
}

/** Below one: the same but for capitals and underscores. */
function distanceOf(wanted: string, name: string): number {
  if (plain(wanted) === plain(name)) return 0;
  if (styleOf(wanted) !== styleOf(name)) return Infinity;
  // In a short name, a letter more is another name.
  const length = Math.min(plain(wanted).length, plain(name).length);
  const most = length < 4 ? 0 : length < 7 ? 1 : MOST;
  const distance = editDistance(wanted.toLowerCase(), name.toLowerCase(), MOST);
  if (distance <= most) return distance;
  return wordDistance(wordsOf(wanted), wordsOf(name));
}

function wordDistance(wanted: readonly string[], name: readonly string[]): number {
  const [short, long] = wanted.length < name.length ? [wanted, name] : [name, wanted];
  if (short.length < 2) return Infinity;
  const rest = [...long];
  for (const word of short) {
    const at = rest.indexOf(word);
    if (at < 0) return Infinity;
    rest.splice(at, 1);
  }
  if (rest.length > 1) return Infinity;
  return rest.length === 0 ? 1.5 : 2.5;
}

function plain(name: string): string {
  return name.replaceAll('_', '').toLowerCase();
}

function styleOf(name: string): 'constant' | 'class' | 'other' {
  const bare = name.replace(/^_+/u, '');
  if (/^[\p{Lu}\d_]{2,}$/u.test(bare)) return 'constant';
  return /^\p{Lu}/u.test(bare) ? 'class' : 'other';
}

/** Of `snake_case` and `CamelCase`, in small letters. */
function wordsOf(name: string): string[] {
  return name
    .replace(/([\p{Ll}\d])(?=\p{Lu})/gu, '$1_')
    .toLowerCase()
    .split('_')
    .filter((word) => word !== '');
}
