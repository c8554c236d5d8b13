const suffixes = [
  'ization',
  'isation',
  'izing',
  'ising',
  'izes',
  'ized',
  'ised',
  'ize',
  'ise',
  'ification',
  'ifying',
  'ified',
  'ify',
  'ational',
  'ations',
  'ation',
  'ating',
  'ated',
  'ator',
  'ate',
  'ional',
] as const;

const whole = new Map([
  ['failure', 'fail'],
  ['https', 'https'],
  ['document', 'document'],
  ['documents', 'document'],
  ['latency', 'latenc'],
]);

/**
 * A lower-case English word without its inflection: `operations`, `operational` and `operating` are `oper`. Light
 * and the same for every spelling of a word; what comes out is a key, not a word. Other languages stay nearly as they are.
 */
export function stemWord(word: string): string {
  const known = whole.get(word);
  if (known !== undefined) return known;
  if (word.length <= 3 || !/^[a-z]+$/u.test(word)) return word;
  const one = singular(word);
  for (const suffix of suffixes) {
    if (one.endsWith(suffix) && hasBody(one, suffix)) return one.slice(0, -suffix.length);
  }
  if (/[st]ion$/u.test(one) && hasBody(one, 'ion')) return one.slice(0, -3);
  if (one.endsWith('ment') && one.length >= 8) return one.slice(0, -4);
  for (const suffix of ['ing', 'ed']) {
    if (one.endsWith(suffix) && hasBody(one, suffix)) return undoubled(one.slice(0, -suffix.length));
  }
  return one.endsWith('e') && hasBody(one, 'e') ? one.slice(0, -1) : one;
}

function singular(word: string): string {
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ss|x|ch|sh)es$/u.test(word)) return word.slice(0, -2);
  return /[^suio]s$/u.test(word) ? word.slice(0, -1) : word;
}

/** Something that can be a word remains: `string` is not `str`. */
function hasBody(word: string, suffix: string): boolean {
  const body = word.slice(0, -suffix.length);
  return body.length >= 3 && /[aeiouy]/u.test(body);
}

function undoubled(word: string): string {
  return /([bdgmnprt])\1$/u.test(word) ? word.slice(0, -1) : word;
}
