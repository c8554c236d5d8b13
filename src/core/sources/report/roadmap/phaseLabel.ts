import type { PhaseDates } from '../../../model/ledger.js';
import { datesOf } from '../../phaseDates.js';
import { withoutPictographs } from '../text/glyphs.js';
import { oneLine } from '../text/oneLine.js';
import { plainText } from '../text/plainText.js';
import {
  bracketTime,
  calendarNames,
  durationText,
  foreignUnit,
  mayName,
  milestoneCode,
  NUMBER_WORDS,
  trailingWeeks,
  unitName,
  unnumberedUnit,
  weeksName,
} from './phaseNames.js';
import { phaseState, type PhaseState } from './phaseState.js';

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
  /** The time that it names with its year: `(Q1 2026)`. */
  dates?: PhaseDates;
  /** How far the label says that it is: `✅`, `(in progress)`. */
  state?: PhaseState;
  /** `leading`: the label begins with the name of a phase; `trailing`: a title with a time behind it. */
  form: 'leading' | 'trailing';
  /** The words say by themselves that this is a phase; others need a roadmap around them. */
  certain: boolean;
}

/** `Beta Release (v0.5.0) - Week 8`: the version belongs to the name, the week stands behind it. */
function releaseLabel(text: string): PhaseLabel | undefined {
  const trailing = /^[^():]{3,40} \(v?\d[^()]{0,20}\)\s+[-–—]/u.test(text) ? trailingLabel(text) : undefined;
  return trailing?.weeks ? trailing : undefined;
}

/** Reads a heading, a bold line or a line of a plain block as the name of a phase; undefined when it is none. */
export function phaseLabel(markdown: string): PhaseLabel | undefined {
  if (markdown.length > 300 || !mayName.test(markdown)) return undefined;
  const struck = /^~~[^~]+~~$/u.test(markdown.trim());
  const plain = plainText(withoutLink(markdown));
  const stated = phaseState(plain);
  const text = oneLine(withoutPictographs(stated.text))
    .replace(/^\d{1,2}(?:\.\d{1,2})*[.)]\s+/u, '')
    // `Next phase: Phase 5 - Reach`
    .replace(
      /^(?:current|next|upcoming|previous|last|final) (phase|sprint|milestone|stage):\s+(?=\1\b)/iu,
      '',
    )
    .replace(/[\s:–—-]+$/u, '');
  const label =
    unitLabel(text) ??
    weeksLabel(text) ??
    releaseLabel(text) ??
    calendarLabel(text) ??
    unnumberedLabel(text) ??
    trailingLabel(text);
  const state = stated.state ?? (struck ? 'done' : undefined);
  const dates = label && datesOf({ period: plain });
  return label && { ...label, ...(dates ? { dates } : {}), ...(state ? { state } : {}) };
}

/** `M1 — One chunk → [brief](m1.md)`: the link is no part of the name; nor is an anchor such as `{#m1}`. */
function withoutLink(markdown: string): string {
  return markdown
    .replace(/(?:&nbsp;|\s)*(?:→|->|=>)\s*\[[^\]]*\]\([^)]*\)\s*$/u, '')
    .replace(/\s*\{#[^{}]*\}\s*$/u, '');
}

function unitLabel(text: string): PhaseLabel | undefined {
  const code = milestoneCode.exec(text);
  const match = code ?? unitName.exec(text);
  if (!match) return undefined;
  const rest = text.slice(match[0].length).trim();
  if (rest !== '' && !/^[:(–—.,|\-[]/u.test(rest) && !isShortTitle(rest)) return undefined;
  const written = (code ? match[1]! : match[2]!).toLowerCase();
  const order = ordinal(written);
  return {
    ...described(withoutKind(rest), match[0].trim()),
    key: `${code ? 'milestone' : match[1]!.toLowerCase()} ${order ?? written}`,
    ...(order === undefined ? {} : { order }),
    form: 'leading',
    certain: code === null && !foreignUnit.test(text),
  };
}

/** `Phase 1 Foundation`: a title follows without a mark. `Phase 1 is over` and `Phase 1 Results` name no phase. */
function isShortTitle(rest: string): boolean {
  const words = rest.split(' ');
  return (
    words.length <= 6 &&
    /^\p{Lu}/u.test(rest) &&
    !/[.!?]$/u.test(rest) &&
    !/\b(?:results?|summary|report|review|retrospective|update|success|requirements|criteria|deliverables|status|overview|notes?|risks?|metrics|findings|lessons|completion|analysis|demo|documentation|budget|timeline|team|dependencies|vs|is|was|are|has|will)\b/iu.test(
      rest,
    )
  );
}

/** `Phase 1 Tasks`, `Phase 1 Checklist` are the phase itself. */
function withoutKind(rest: string): string {
  return rest.replace(
    /^(?:tasks?|check ?list|goals|objectives|plan|work|items|backlog|roadmap|to-?dos?|details?|breakdown)(?=$|\s*[:(–—-])/iu,
    '',
  );
}

function weeksLabel(text: string): PhaseLabel | undefined {
  const match = weeksName.exec(text);
  if (match?.index !== 0) return undefined;
  const rest = text.slice(match[0].length).trim();
  if (rest !== '' && !/^[:(–—|\-[,.]/u.test(rest) && !isShortTitle(rest)) return undefined;
  const weeks = weeksOf(match);
  return {
    ...described(rest, match[0].trim()),
    key: `weeks ${weeks.start}-${weeks.end}`,
    weeks,
    form: 'leading',
    certain: false,
  };
}

function calendarLabel(text: string): PhaseLabel | undefined {
  for (const pattern of calendarNames) {
    const match = pattern.exec(text);
    if (!match) continue;
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
      form: 'leading',
      certain: false,
    };
  }
  return undefined;
}

/** `v1.4 Sync engine`: a name follows without a mark. Of words such as `Next` that would be a sentence. */
function isShortName(name: string, rest: string): boolean {
  // A version with its `v` begins no sentence.
  if (/^v\d/iu.test(name) && /^\p{Lu}/u.test(rest) && rest.split(' ').length <= 16) return true;
  return /\d/u.test(name) && rest.split(' ').length <= 6 && !/[.!?]$/u.test(rest);
}

/** `Milestone: public beta`, `Epic: checkout` */
function unnumberedLabel(text: string): PhaseLabel | undefined {
  const title = unnumberedUnit.exec(text)?.[1];
  return title === undefined
    ? undefined
    : { ...described(title, title), key: title.toLowerCase(), form: 'leading', certain: false };
}

/** `Foundation (Weeks 1-2)`, `Beta Release (v0.5.0) - Week 8`, `Hardening (Q1 2026)`. */
function trailingLabel(text: string): PhaseLabel | undefined {
  const found = trailingWeeks.exec(text) ?? bracketTime.exec(text);
  if (!found || found.index === 0) return undefined;
  const title = text.slice(0, found.index).trim();
  if (title.split(' ').length > 8) return undefined;
  const span = weeksName.exec(found[1]!);
  const duration = span ? undefined : durationOf(found[1]!);
  return {
    key: title.toLowerCase(),
    title,
    ...(span ? { weeks: weeksOf(span) } : {}),
    ...(duration === undefined ? {} : { duration }),
    form: 'trailing',
    certain: false,
  };
}

/** What stands after the name: weeks, a length, the title, topics in brackets. */
function described(rest: string, name: string): Pick<PhaseLabel, 'title' | 'weeks' | 'duration' | 'topics'> {
  const span = weeksName.exec(rest);
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
  else if (brackets && /^(?:p[0-4]|critical|high|medium|low)(?: priority)?$/iu.test(brackets[1]!))
    title = title.slice(0, brackets.index);
  if (/^\([^()]*\)$/u.test(title)) title = '';
  title = oneLine(title);
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

/** Undefined for `3b`, which has a place but no number of its own. */
function ordinal(text: string): number | undefined {
  if (/^\d+(?:\.\d+)?$/u.test(text)) return Number(text);
  if (/\d/u.test(text)) return undefined;
  const word = NUMBER_WORDS.indexOf(text);
  if (word >= 0) return word;
  return romanNumber(text) ?? text.charCodeAt(0) - 96;
}

function romanNumber(text: string): number | undefined {
  const match = /^(x{0,3})(ix|iv|v?i{0,3})$/u.exec(text);
  if (!match || text === '') return undefined;
  const ones = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix'].indexOf(match[2]!);
  return match[1]!.length * 10 + ones;
}
