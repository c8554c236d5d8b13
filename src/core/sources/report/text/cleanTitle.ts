import { withoutEnd } from '../../../text/withoutEnd.js';
import type { Priority, Severity } from '../../../model/vocabulary.js';
import { priorityIn, severityOf, statusWord } from '../../words.js';
import { severityOfScore } from './severityOfScore.js';
import { mayHoldPicture, withoutPictographs } from './glyphs.js';
import { oneLine } from './oneLine.js';
import { plainText } from './plainText.js';

export interface CleanTitle {
  title: string;
  /** An id that the title begins with: `[H-01] ...`, `BUG-12: ...`. */
  id?: string;
  priority?: Priority;
  severity?: Severity;
  /** `(10%)`, `(8.5% gap)`. */
  percent?: number;
  /** The percentage is called a gap. */
  gap?: boolean;
  /** `- BLOCKING`, `(Fixed)`: in the source's own words. */
  status?: string;
  /** `(2 weeks)` */
  duration?: string;
  /** Struck through as a whole: it is over. */
  struck?: boolean;
}

/**
 * A heading, a bold item or a cell as a title, and what stood around it: numbering, emoji, ids, `(10% gap)`, `(P0)`,
 * `[HIGH]`, `- BLOCKING`. What is no known mark stays in the title.
 */
export function cleanTitle(markdown: string): CleanTitle {
  const result: CleanTitle = { title: '' };
  if (markdown.includes('~~') && /^[^\p{L}\p{N}~]*~~[^~]+~~[^\p{L}\p{N}]*$/u.test(markdown))
    result.struck = true;
  let text = oneLine(withoutPictographs(withoutTick(plainText(withoutBadge(markdown, result)), result)));
  text = stripLeading(text, result);
  text = stripTrailing(withoutLevel(text, result), result);
  result.title = withoutEnd(text, ':;,–—-').replace(/^[\s:;,–—-]+/u, '');
  return result;
}

/** A level in backticks at the end: `Rounding loses dust` followed by `Minor` as code. */
function withoutBadge(markdown: string, result: CleanTitle): string {
  const match = /\s`([A-Za-z]{3,13})`$/u.exec(markdown);
  const level = match && severityOnly.test(match[1]!) ? severityOf(match[1]!) : undefined;
  if (!match || !level) return markdown;
  result.severity = level;
  return markdown.slice(0, match.index);
}

/** ` ✅ RESOLVED` or ` ⚠️ CRITICAL` at the end, set apart by its glyph alone. */
function withoutTick(text: string, result: CleanTitle): string {
  if (!mayHoldPicture(text)) return text;
  const match =
    /\s(?:✅|❌|⚠|✔|✓|☑|🔄|🚧|🏗|⏳|🟢|🔴|🟡|🟠)\uFE0F?\s*([A-Za-z][A-Za-z '’-]{2,30}?)(?:\s*\([^()]{1,40}\))?$/u.exec(
      text,
    );
  if (!match) return text;
  if (severityOnly.test(match[1]!)) result.severity ??= severityOf(match[1]!)!;
  else if (statusWord(match[1]!)) result.status = match[1]!;
  else return text;
  return text.slice(0, match.index);
}

/** `Owner can take all Critical` before ` ✓ Fixed`, or `... Minor Acknowledged`: the level stands in front of the status. */
function withoutLevel(text: string, result: CleanTitle): string {
  const match =
    /\s(Critical|High|Major|Medium|Minor|Low|Informational)(?:\s+([A-Z][A-Za-z'’ ]{3,30}))?$/u.exec(text);
  if (!match) return text;
  const status = match[2];
  if (status === undefined ? result.status === undefined : !statusWord(status)) return text;
  result.severity ??= severityOf(match[1]!)!;
  if (status !== undefined) result.status ??= status;
  return text.slice(0, match.index);
}

/** `1.`, `2.1`, `3)`, `#4:`, `Part 2:`, `Issue 3 -`, `Fix #1:`; the rest of the text after it. */
const numbering =
  /^(?:(?:part|section|chapter|appendix|issue|bug|defect|finding|gap|problem|risk|fix|item|task|action|vulnerability|vuln|no\.?|step)\s*#?\s*\d{1,3}[a-z]?|appendix\s+[a-z]|§?\d{1,3}(?:\.\d{1,3}){0,4}|#\d{1,3})(?:\s*[.):](?!\d)\s*|\s+[–—-]\s+|\s*[–—]\s*)(?=\S)|^\d{1,3}(?:\.\d{1,3}){1,4}\s+(?=\S)|^[A-Z]\.\s+(?=\S)/iu;
/** `Issue H-1: ...`: the noun before an id. */
const idNoun =
  /^(?:issue|finding|bug|defect|vuln|vulnerability|risk|gap|ticket|problem)\s+#?(?=[A-Z]{1,6}[-_]?\d{1,5}\s*[:.)–—-])/iu;
const bracketId = /^[[(]([A-Za-z]{1,12}[-_ ]?\d{1,6}(?:[-_]\d{1,6})?)[\])]\s*[:–—-]?\s*/u;
const plainId =
  /^((?!(?:UTF|SHA|ISO|RFC|AES|RSA|TLS|MD|GPT|COVID)[-_]?\d)(?:(?:[A-Z][A-Z0-9]{0,15}[-_]){1,4}[A-Z]{0,3}\d{1,7}[a-z]?|[A-Z]{2,6}0\d{1,3}|[HMLCIGNR]\d{1,3}|P[0-4]-\d{1,3}|CVE-\d{4}-\d{3,7}))(?:\s*[:|)]\s*|\.\s+|\s+[–—-]\s+|\s*[–—]\s*)/u;
/** Ids that need no colon: of two numbers, perhaps with the name of a work package, or of a padded one. */
const bareId =
  /^([A-Z]{2,8}-\d{2,3}-\d{3}|[A-Z]{2,10}[-_]0\d{1,5})\s+(?:[A-Z]{2,3}\d{1,2}(?:[/,]\d{1,2}){0,4}:\s*)?(?=[\p{Lu}`"“([])/u;
const priorityHead = /^\[?(P[0-4])\]?(?:\s*[:|)]\s*|\s+[–—-]\s+|\s+(?=\S))/u;
const levels = 'critical|blocker|blocking|high|medium|moderate|low|info|informational|minor|major|nit';
const severityHead = new RegExp(
  String.raw`^(?:[[(](${levels})[\])]\s*[:–—-]?\s*|(${levels})\s*(?:[:|]|\s[–—-])\s+)`,
  'iu',
);
const statusHead =
  /^(?:\[([A-Za-z'’ -]{4,20})\]\s*[:–—-]?\s*|([A-Za-z'’ -]{4,20}?)\s*(?:[:–—]|\s-)\s+)(?=\S)/u;
const leadingStatus =
  /^(?:resolved|fixed|closed|done|mitigated|acknowledged|(?:by|as) design(?:ed)?|won['’]?t[ -]?fix|partially \w+|in progress|open|deferred|accepted|risk accepted|solved|not (?:yet )?fixed|unresolved|false positive)$/iu;

function stripLeading(start: string, result: CleanTitle): string {
  let text = start;
  for (let round = 0; round < 4; round++) {
    const before = text;
    text = text.replace(idNoun, '');
    const id = bracketId.exec(text) ?? plainId.exec(text) ?? bareId.exec(text);
    const status = statusHead.exec(text);
    const said = status?.[1] ?? status?.[2];
    const severity = severityHead.exec(text);
    const priority = priorityHead.exec(text);
    if (priority) {
      // `P0 Critical Issues` keeps its word: only a mark that is set apart goes.
      result.priority = priority[1] as Priority;
      if (/[:|)\]–—-]/u.test(priority[0])) text = text.slice(priority[0].length);
    } else if (severity && result.severity === undefined) {
      result.severity = levelOf(severity[1] ?? severity[2]!);
      text = text.slice(severity[0].length);
    } else if (status && said !== undefined && leadingStatus.test(said) && result.status === undefined) {
      result.status = said;
      text = text.slice(status[0].length);
    } else if (id && result.id === undefined && id[0].length < text.length) {
      result.id = id[1]!;
      const urgency = /^P[0-4](?=-)/u.exec(id[1]!)?.[0];
      if (urgency) result.priority ??= urgency as Priority;
      text = text.slice(id[0].length);
    } else {
      text = text.replace(numbering, '');
    }
    if (text === before) break;
  }
  return text;
}

function levelOf(word: string): Severity {
  return severityOf(word) ?? (/^nit/iu.test(word) ? 'low' : 'critical');
}

/** The last `(...)`, `[...]` or ` - WORDS`, as long as each is a mark rather than a part of the title. */
function stripTrailing(start: string, result: CleanTitle): string {
  let text = withoutEnd(start, ':');
  for (let round = 0; round < 4; round++) {
    const bracket = /[)\]]$/u.test(text) ? /\s*[([]([^()[\]]{1,60})[)\]]$/u.exec(text) : null;
    const dash = bracket ? null : /\s+[–—-]+\s*([^–—]{2,40})$|:\s+([A-Za-z _-]{2,24})$/u.exec(text);
    const found = bracket ?? dash;
    const mark = bracket?.[1] ?? dash?.[1] ?? dash?.[2];
    if (!found || mark === undefined || found.index === 0 || !takeMark(mark, result, bracket !== null)) break;
    text = withoutEnd(text.slice(0, found.index), ':');
  }
  return text;
}

const severityOnly =
  /^(?:severity|risk|impact)?:?\s*(?:very\s+)?(critical|blocker|high|medium|moderate|low|minor|major|info|informational)(?:\s+(?:severity|risk|impact|priority|bug|issue|finding|vulnerability|defect))?$/iu;
const cvss =
  /^CVSS(?:\s*v?[234](?:\.\d)?)?(?:\s*(?:base\s+)?score)?\s*:?\s*(\d{1,2}(?:\.\d)?)(?:\s*\/\s*10)?$/iu;
const timeOnly =
  /^~?\s*\d+(?:\.\d+)?(?:\s*(?:-|–|to)\s*\d+(?:\.\d+)?)?\+?\s*(?:hours?|hrs?|h|days?|d|weeks?|w|months?|sprints?|engineers?|mins?|minutes?)$/iu;

function takeMark(mark: string, result: CleanTitle, bracketed: boolean): boolean {
  const text = mark.trim();
  const parts = text.split(/\s*[,;|]\s*/u);
  if (bracketed && parts.length > 1) {
    const marks: CleanTitle = { ...result };
    if (!parts.every((part) => takeMark(part, marks, true))) return false;
    Object.assign(result, marks);
    return true;
  }
  const percent =
    /^~?(\d{1,3}(?:\.\d+)?)\s*%(?:\s+(?:gap|missing|remaining|complete|completed|done|ready|coverage))?$/iu.exec(
      text,
    );
  if (percent) {
    result.percent ??= Number(percent[1]);
    if (/gap|missing|remaining/iu.test(text)) result.gap = true;
    return true;
  }
  const priority = priorityIn(text);
  if (priority && text.length <= 24) {
    result.priority ??= priority;
    result.severity ??= severityOf(text.replace(/\bpriority\b/iu, '')) ?? undefined!;
    if (result.severity === undefined) delete result.severity;
    return true;
  }
  const severity = severityOnly.exec(text);
  if (severity) {
    if (/priority/iu.test(text)) return true;
    result.severity ??= severityOf(severity[1]!)!;
    return true;
  }
  const score = cvss.exec(text);
  if (score) {
    const level = severityOfScore(Number(score[1]));
    if (level) result.severity ??= level;
    return true;
  }
  if (timeOnly.test(text)) {
    result.duration ??= text;
    return true;
  }
  if (statusWord(text) && (bracketed || /^[A-Z\s_-]+$/u.test(text))) {
    result.status ??= text;
    return true;
  }
  return /^\d+(?:\s+(?:items?|issues?|gaps?|tasks?|findings?|categories|tests?))?$/iu.test(text) && bracketed;
}
