import { withoutPictographs } from '../text/glyphs.js';
import { plainText } from '../text/plainText.js';

export interface PhaseLabel {
  /** What makes two labels of one document the same: `phase 1`, `weeks 1-2`, `2026 q1`, `v1.2`. */
  key: string;
  title: string;
  /** The number that the label gives the phase. */
  order?: number;
  weeks?: { start: number; end: number };
  /** Length in weeks, where the label gives only that. */
  duration?: number;
  /** `Foundation (Raft, SPIRE)` */
  topics?: string[];
  /** The words say by themselves that this is a phase; others need a roadmap around them. */
  certain: boolean;
}

const unit =
  /^(phase|stage|sprint|milestone|iteration|wave)\s*[#-]?\s*(\d{1,3}(?!\.\d)|[ivx]{1,4}(?![a-z])|[a-d](?![a-z]))\s*/iu;
const weeksText =
  /\bweeks?\s*#?\s*(\d{1,3})(?:\s*(?:-|–|—|to|&|and|through)\s*(?:weeks?\s*)?(\d{1,3}))?\s*\+?/iu;
const quarter =
  /^(?:q([1-4])(?:\s*(?:-|–|\/|&)\s*q([1-4]))?[\s,'’-]*(?:of\s+)?(20\d\d|\d\d)?|(20\d\d)[\s,/-]*q([1-4])|h([12])[\s,'’-]*(20\d\d)|(20\d\d)[\s,/-]*h([12]))(?![\p{L}\p{N}%])/iu;
const monthName =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const month = new RegExp(
  `^${monthName}\\.?(?:\\s*(?:-|–|to)\\s*${monthName}\\.?)?,?\\s*(?:20\\d\\d)?(?=\\s*(?:$|[:(–-]))`,
  'iu',
);
const monthNumber = /^months?\s*(\d{1,2})(?:\s*(?:-|–|to)\s*(\d{1,2}))?(?!\d)/iu;
const version =
  /^(?:(?:version\s+|release\s+|milestone\s+)v?\d+(?:\.(?:\d+|x)){0,3}|v\d+(?:\.(?:\d+|x)){0,3}|\d+\.(?:\d+|x)\.(?:\d+|x)|\d+\.(?:\d+|x)(?=\s*(?:$|[(–—]|-\s)))(?:-[a-z\d.]+)?\+?(?=\s|$|[:(,–—-])/iu;
const term =
  /^(?:now|next|later|(?:short|mid|medium|long|near)(?:er)?[- ]term|immediate term|future|20\d\d)(?=\s*(?:$|[:(–—-]))/iu;
const durationText = /(\d{1,3})(?:\s*(?:-|–|to)\s*(\d{1,3}))?\s*weeks?\b/iu;

/** A quick look: most lines name no time at all. */
const mayName =
  /\d|\b(?:phase|stage|sprint|milestone|iteration|wave|now|next|later|term|future|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/iu;

/** Reads a heading, a bold line or a line of a plain block as the name of a phase; undefined when it is none. */
export function phaseLabel(markdown: string): PhaseLabel | undefined {
  if (markdown.length > 300 || !mayName.test(markdown)) return undefined;
  const text = withoutPictographs(plainText(markdown))
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .replace(/^\d{1,2}(?:\.\d{1,2})*[.)]\s+/u, '');
  return unitLabel(text) ?? weeksLabel(text) ?? calendarLabel(text) ?? trailingLabel(text);
}

function unitLabel(text: string): PhaseLabel | undefined {
  const match = unit.exec(text);
  if (!match) return undefined;
  const rest = text.slice(match[0].length);
  // `Phase 1 is over` is a sentence.
  if (rest !== '' && !/^[:(–—.,|\-[]/u.test(rest)) return undefined;
  const order = ordinal(match[2]!);
  return {
    ...described(rest, match[0].trim()),
    key: `${match[1]!.toLowerCase()} ${order}`,
    order,
    certain: true,
  };
}

function weeksLabel(text: string): PhaseLabel | undefined {
  const match = weeksText.exec(text);
  if (match?.index !== 0) return undefined;
  const rest = text.slice(match[0].length).trim();
  if (rest !== '' && !/^[:(–—|\-[]/u.test(rest)) return undefined;
  const weeks = weeksOf(match);
  return {
    ...described(rest, match[0].trim()),
    key: `weeks ${weeks.start}-${weeks.end}`,
    weeks,
    certain: false,
  };
}

function calendarLabel(text: string): PhaseLabel | undefined {
  const match =
    quarter.exec(text) ?? month.exec(text) ?? monthNumber.exec(text) ?? version.exec(text) ?? term.exec(text);
  if (!match) return undefined;
  const name = match[0]
    .trim()
    .replace(/[,:(–—-]+$/u, '')
    .trim();
  const rest = text.slice(match[0].length).trim();
  if (rest !== '' && !/^[:(–—|\-,[]/u.test(rest) && !isShortName(name, rest)) return undefined;
  const label = described(rest, name);
  return {
    ...label,
    title: label.title === name ? name : `${name}: ${label.title}`,
    key: name.toLowerCase(),
    certain: false,
  };
}

/** `v1.4 Sync engine`: a name follows without a mark. Of words such as `Next` that would be a sentence. */
function isShortName(name: string, rest: string): boolean {
  return /\d/u.test(name) && rest.split(' ').length <= 6 && !/[.!?]$/u.test(rest);
}

/** `Foundation (Weeks 1-2)`, `Beta Release (v0.5.0) - Week 8`, `Hardening (Q1 2026)`. */
function trailingLabel(text: string): PhaseLabel | undefined {
  const weeks =
    /(?:\s*\(\s*|\s+[-–—]\s*|:\s+)(weeks?\s*\d{1,3}(?:\s*(?:-|–|—|to)\s*(?:weeks?\s*)?\d{1,3})?\+?)\s*\)?$/iu.exec(
      text,
    );
  const date =
    /\s*\(\s*(q[1-4](?:\s*[-–]\s*q[1-4])?[ ,'’-]*(?:20\d\d)?|20\d\d[ -]q[1-4]|[a-z]{3,9}\.? 20\d\d|\d{1,2}(?:\s*[-–]\s*\d{1,2})?\s*weeks?)\s*\)$/iu.exec(
      text,
    );
  const found = weeks ?? date;
  if (!found || found.index === 0) return undefined;
  const title = text.slice(0, found.index).trim();
  if (title.split(' ').length > 8) return undefined;
  const span = weeksText.exec(found[1]!);
  const duration = span ? undefined : durationOf(found[1]!);
  return {
    key: title.toLowerCase(),
    title,
    ...(span ? { weeks: weeksOf(span) } : {}),
    ...(duration === undefined ? {} : { duration }),
    certain: false,
  };
}

/** What stands after the name: weeks, a length, the title, topics in brackets. */
function described(rest: string, name: string): Omit<PhaseLabel, 'key' | 'certain'> {
  const span = weeksText.exec(rest);
  const weeks = span ? weeksOf(span) : undefined;
  const duration = weeks ? undefined : durationOf(rest);
  let title = rest
    .replace(/[([][^()[\]]*\b(?:weeks?|days?|months?|q[1-4]|20\d\d)\b[^()[\]]*[)\]]/giu, ' ')
    .replace(/^[\s:|.,–—-]+/u, '')
    .replace(/[\s:|,–—-]+$/u, '');
  if (span && title.toLowerCase().startsWith(span[0].toLowerCase().trim()))
    title = title.slice(span[0].trim().length).replace(/^[\s:|–—-]+/u, '');
  const brackets = /\s*\(([^()]*)\)$/u.exec(title);
  const listed = brackets?.[1]!.includes(',')
    ? brackets[1]!.split(',').map((topic) => topic.trim())
    : undefined;
  const topics = listed?.filter((topic) => topic !== '');
  if (topics && topics.length > 1) title = title.slice(0, brackets!.index);
  else if (
    brackets &&
    /^(?:done|completed?|in progress|planned|current|wip|tbd|p[0-4]|critical|high|medium|low)(?: priority)?$/iu.test(
      brackets[1]!,
    )
  )
    title = title.slice(0, brackets.index);
  if (/^\([^()]*\)$/u.test(title)) title = '';
  title = title
    .replaceAll(/\s+/gu, ' ')
    .replace(/\s+[-–—]\s+(?:completed?|done|in progress|planned)$/iu, '')
    .trim();
  return {
    title: title === '' ? name : title,
    ...(weeks ? { weeks } : {}),
    ...(duration === undefined ? {} : { duration }),
    ...(topics && topics.length > 1 ? { topics } : {}),
  };
}

function weeksOf(match: RegExpExecArray): { start: number; end: number } {
  const start = Number(match[1]);
  return { start, end: Math.max(start, Number(match[2] ?? start)) };
}

function durationOf(text: string): number | undefined {
  const match = durationText.exec(text);
  return match ? Number(match[2] ?? match[1]) : undefined;
}

function ordinal(text: string): number {
  if (/^\d+$/u.test(text)) return Number(text);
  const roman = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'].indexOf(text.toLowerCase());
  return roman >= 0 ? roman + 1 : text.toLowerCase().charCodeAt(0) - 96;
}
