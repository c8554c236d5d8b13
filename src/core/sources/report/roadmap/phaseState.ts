import { glyphIn, leadingGlyph, withoutPictographs } from '../text/glyphs.js';

/**
 * `planned`: not begun, so that a ✅ on its tasks is a bullet rather than a deed. `open`: not done, whether it has `begun` or not.
 */
export type PhaseState = 'done' | 'open' | 'begun' | 'planned';

export interface Stated {
  /** Without the marks that say the state. */
  text: string;
  state: PhaseState | undefined;
}

const doneWords =
  'completed?|done|finished|shipped|released|delivered|achieved|closed|landed|готово|завершен[оа]?';
const begunWords =
  'in[- ]progress|wip|work in progress|ongoing|active|current(?:ly)?|started|partial(?:ly)?(?: complete| done)?|mostly (?:complete|done)|underway|now|в процессе';
const openWords = 'blocked|paused|on hold';
const plannedWords =
  'planned|upcoming|pending|not (?:yet )?started|to[- ]?do|todo|future|next(?: up)?|proposed|ideas?|draft|tbd|deferred|postponed|optional|backlog|later|tentative|запланирован[оа]?';
const anyWords = `${doneWords}|${begunWords}|${openWords}|${plannedWords}`;
/** A state and nothing else but when: `Completed 2026-01-02`, `planned for autumn`, `60% complete`. */
const phrase = new RegExp(
  `^(?:status:?\\s*)?(?:~?(\\d{1,3})\\s*%\\s*(${doneWords})|(${doneWords})|(${begunWords})|(${openWords})|(${plannedWords}))(?:[^\\p{L}].{0,40})?$`,
  'iu',
);
const inCapitals =
  / (?:COMPLETED?|DONE|FINISHED|SHIPPED|RELEASED|IN[- ]PROGRESS|PLANNED|FUTURE|CURRENT|NEXT|PENDING|NOT STARTED|WIP|ACTIVE|UPCOMING|TODO|DEFERRED|BLOCKED)!?$/u;
const afterPicture = new RegExp(`^(?:${anyWords})!?$`, 'iu');
const picture = /(?:\p{Extended_Pictographic}|[✓✔✗✘☐☑☒])[\uFE0E\uFE0F\u200D]*/u;

/**
 * Takes from the name of a phase what says how far it is: ` ✅ COMPLETE`, `(In Progress)`, ` - done`, a glyph at either end,
 * `[x]` before it, a line through all of it. What is no such mark stays.
 */
export function phaseState(plain: string): Stated {
  const said: PhaseState[] = [];
  let text = plain.trim();
  const box = /^\[([ xX])\]\s+/u.exec(text);
  if (box) {
    said.push(box[1] === ' ' ? 'open' : 'done');
    text = text.slice(box[0].length);
  }
  const glyph = leadingGlyph(text);
  if (glyph) said.push(glyph.state === 'done' ? 'done' : /[🔄🚧]/u.test(glyph.glyph) ? 'begun' : 'open');
  for (let round = 0; round < 4; round++) {
    const before = text;
    text = withoutLastMark(text, said);
    if (text === before) break;
  }
  return { text, state: strongest(said) };
}

function withoutLastMark(text: string, said: PhaseState[]): string {
  const pictures = /(?:\p{Extended_Pictographic}|[✓✔✗✘☐☑☒\uFE0E\uFE0F\u200D\s])+$/u.exec(text.slice(-24));
  if (pictures && picture.test(pictures[0])) {
    const glyph = glyphIn(pictures[0]);
    if (glyph) said.push(glyph === 'done' ? 'done' : 'open');
    return text.slice(0, text.length - pictures[0].length).trimEnd();
  }
  const bracket = /\s*[([]([^()[\]]{1,60})[)\]]$/u.exec(text);
  if (bracket) {
    const state = stateOf(withoutPictographs(bracket[1]!).trim());
    if (!state) return text;
    said.push(state);
    // Weeks and lengths are read with the name.
    return /\b(?:weeks?|months?)\b/iu.test(bracket[1]!) ? text : text.slice(0, bracket.index);
  }
  const capitals = inCapitals.exec(text);
  const dash = capitals ? null : /(?:\s+[-–—]+|:)\s+([^–—:]{2,50})$/u.exec(text);
  const end = capitals?.[0] ?? dash?.[1];
  if (end !== undefined) {
    const found = capitals ?? dash!;
    const state = stateOf(end.trim());
    // `Phase 6: Future` is a title.
    const isTitle = dash?.[0].startsWith(':') === true && state === 'planned';
    if (!state || isTitle || found.index === 0) return text;
    said.push(state);
    return text.slice(0, found.index).trimEnd();
  }
  return withoutWordAfterPicture(text, said);
}

/** `Foundation ✅ Complete`, `Reach 📋 Planned`. */
function withoutWordAfterPicture(text: string, said: PhaseState[]): string {
  const tail = text.slice(-40);
  const at =
    /(?:\p{Extended_Pictographic}|[✓✔✗✘☐☑☒])[\uFE0E\uFE0F\u200D]*\s*([\p{L}][\p{L} -]{2,24})!?$/u.exec(tail);
  if (!at || at.index === 0 || !afterPicture.test(at[1]!)) return text;
  const state = stateOf(at[1]!);
  if (state) said.push(state);
  const glyph = glyphIn(at[0]);
  if (glyph) said.push(glyph === 'done' ? 'done' : 'open');
  return text.slice(0, text.length - tail.length + at.index).trimEnd();
}

/** What a heading, a status field or a table's cell says of how far something is, when it says nothing else. */
export function stateOf(text: string): PhaseState | undefined {
  const match = phrase.exec(text.trim());
  if (!match) return undefined;
  if (match[1] !== undefined)
    return Number(match[1]) >= 100 ? 'done' : Number(match[1]) > 0 ? 'begun' : 'open';
  if (match[3] !== undefined) return 'done';
  if (match[4] !== undefined) return 'begun';
  return match[5] === undefined ? 'planned' : 'open';
}

function strongest(said: readonly PhaseState[]): PhaseState | undefined {
  if (said.includes('planned')) return 'planned';
  return said.find((state) => state === 'begun') ?? said.find((state) => state !== 'done') ?? said[0];
}
