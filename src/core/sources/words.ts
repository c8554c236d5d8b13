import type { Priority, Severity, Status } from '../model/vocabulary.js';

/** `p0_critical-issues`, `rootCause`, `Root cause` to lower-case words. */
export function wordsOf(key: string): string[] {
  // The classes of Unicode cost several times as much.
  if (!/[^\0-\x7f]/.test(key))
    return (
      key
        .replace(/([a-z\d])([A-Z])/g, '$1 $2')
        .toLowerCase()
        .match(/[a-z\d]+/g) ?? []
    );
  return key
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** One spelling for all spellings of a key: `rootCause` and `Root cause` to `root_cause`. */
export function canonicalKey(key: string): string {
  return isCanonical(key) ? key : wordsOf(key).join('_');
}

function isCanonical(key: string): boolean {
  return /^[a-z\d]+(?:_[a-z\d]+)*$/.test(key);
}

/** A key as a title: `raft_snapshot_creation` to `Raft snapshot creation`; words in capitals stay. */
export function humanize(key: string): string {
  const words = isCanonical(key)
    ? key.replaceAll('_', ' ')
    : key
        .replace(/([\p{Ll}\d])(\p{Lu}\p{Ll})/gu, '$1 $2')
        .split(/[\s_-]+/u)
        .filter((word) => word !== '')
        .join(' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const severityWords: Record<string, Severity> = {
  critical: 'critical',
  blocker: 'critical',
  severe: 'critical',
  fatal: 'critical',
  high: 'high',
  major: 'high',
  error: 'high',
  serious: 'high',
  medium: 'medium',
  moderate: 'medium',
  normal: 'medium',
  warning: 'medium',
  low: 'low',
  minor: 'low',
  trivial: 'low',
  info: 'low',
  informational: 'low',
  note: 'low',
};

/** The severity that a text names, undefined when it names none. `VERY_HIGH` counts as high, `Medium-High` as the first. */
export function severityOf(text: string): Severity | undefined {
  for (const word of wordsOf(text)) {
    const severity = Object.hasOwn(severityWords, word) ? severityWords[word] : undefined;
    if (severity) return severity;
  }
  return undefined;
}

const priorityWords: Record<string, Priority> = {
  blocker: 'P0',
  critical: 'P0',
  highest: 'P0',
  urgent: 'P0',
  high: 'P1',
  medium: 'P2',
  normal: 'P2',
  low: 'P3',
  lowest: 'P4',
};

/** `P1`, `p1`, `1` or a word such as `critical`. */
export function priorityOf(text: string): Priority | undefined {
  return (
    priorityIn(text) ?? (/^[0-4]$/u.test(text.trim()) ? (`P${text.trim()}` as Priority) : wordPriority(text))
  );
}

/** A `P0` ... `P4` that stands as a word in a text or key. */
export function priorityIn(text: string): Priority | undefined {
  return /[pP][0-4]/.test(text) ? priorityAmong(wordsOf(text)) : undefined;
}

export function priorityAmong(words: readonly string[]): Priority | undefined {
  const word = words.find((candidate) => candidate.length === 2 && /^p[0-4]$/u.test(candidate));
  return word ? (word.toUpperCase() as Priority) : undefined;
}

function wordPriority(text: string): Priority | undefined {
  const word = wordsOf(text).find((candidate) => Object.hasOwn(priorityWords, candidate));
  return word === undefined ? undefined : priorityWords[word];
}

const resolvedWords = new Set([
  'resolved',
  'fixed',
  'done',
  'closed',
  'complete',
  'completed',
  'passed',
  'passing',
  'implemented',
  'shipped',
  'delivered',
  'merged',
  'mitigated',
  'remediated',
  'addressed',
  'patched',
  'corrected',
  'achieved',
  'met',
  'ready',
  'solved',
]);
const progressWords = new Set([
  'progress',
  'wip',
  'started',
  'doing',
  'ongoing',
  'active',
  'review',
  'partial',
  'partially',
  'underway',
]);
const verifiedWords = new Set(['verified', 'confirmed_fixed', 'validated']);
const negations = new Set([
  'not',
  'no',
  'never',
  'un',
  'incompletely',
  'almost',
  'to',
  'be',
  'cannot',
  'isn',
]);

/**
 * A status in whatever words to the ledger's own. What says neither done nor begun nor blocked is open
 * (`KNOWN_ISSUE`, `FAILING_TEST`); a negation turns done into open (`NOT_FIXED`, `to be done`).
 */
export function statusOf(text: string): Status {
  const words = wordsOf(text);
  const phrase = words.join(' ');
  if (
    /\b(won ?t ?fix|wont ?fix|will not (?:be )?fix(?:ed)?|wontdo|won t do|declined|rejected|accepted risk|risk accepted|ignored|invalid|duplicate|(?:by|as) (?:design|designed|intended)|not (?:an? )?(?:issue|bug)|false positive|obsolete|not applicable)\b|^(?:fully )?accepted$/u.test(
      phrase,
    )
  )
    return 'wont-fix';
  // `Fixed, not verified yet` is fixed.
  if (
    /^(?:fixed|resolved|closed|done|patched|remediated|solved|mitigated)\b.{0,20}\bnot (?:yet )?(?:been )?(?:verified|tested|retested|validated|confirmed|released|deployed)\b/u.test(
      phrase,
    )
  )
    return 'resolved';
  if (/^partial(?:ly)? /u.test(phrase)) return 'in-progress';
  const negated = words.some((word) => negations.has(word));
  if (!negated && words.some((word) => verifiedWords.has(word))) return 'verified';
  if (words.some((word) => word === 'blocked' || word === 'hold' || word === 'waiting')) return 'blocked';
  if (words.some((word) => progressWords.has(word)) && !negated) return 'in-progress';
  if (!negated && words.some((word) => resolvedWords.has(word))) return 'resolved';
  return 'open';
}

const statusWords =
  /^(?:(?:not\s+|never\s+)?(?:(?:fully\s+)?(?:resolved|fixed|remediated|addressed|patched)|done|closed|completed?|implemented|shipped|delivered|merged|mitigated|verified|validated|started|deployed|acknowledged)|in[\s-]progress|wip|ongoing|active|partial(?:ly\s+\w+)?|open|blocked|blocking|blocker|pending|todo|to[\s-]do|planned|known(?:[\s_-]issue)?|failing(?:[\s_-]test)?|missing|won'?t[\s-]fix|accepted|rejected|identified|workaround available|deferred|on[\s-]hold|ready|under review|investigating|unresolved|unfixed|outstanding|solved|risk accepted|(?:by|as) design(?:ed)?|false positive|duplicate|not an issue|reopened|confirmed|triaged|obsolete|wont-?fix|fix pending)(?:\s+(?:in|on|since|by)\b.*)?$/iu;

/** The text is a status and nothing else: `FIXED`, `in progress`, `Fixed in 1.2`. */
export function statusWord(text: string): boolean {
  return statusWords.test(text.trim());
}

/** The first number of a text (`8.5%`, `~10 %`); undefined when there is none. */
export function numberIn(text: string): number | undefined {
  const match = /-?\d+(?:[.,]\d+)?/u.exec(text);
  return match ? Number(match[0].replace(',', '.')) : undefined;
}

/** `50-55%`, `85 – 90`, `88%` or `38` to a span of percent; undefined when the text is no such figure. */
export function percentSpan(text: string): { min: number; max: number } | undefined {
  const match =
    /^\D*?(\d+(?:[.,]\d+)?)\s*%?\s*(?:(?:-|–|—|to|\.\.)\s*(\d+(?:[.,]\d+)?))?\s*(?:%|\/\s*100|percent)?\D*$/u.exec(
      text.trim(),
    );
  if (!match) return undefined;
  const min = Number(match[1]!.replace(',', '.'));
  const max = match[2] === undefined ? min : Number(match[2].replace(',', '.'));
  return min <= max && max <= 1000 ? { min, max } : undefined;
}
