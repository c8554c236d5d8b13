/** How the names of phases are written: the regular expressions of `phaseLabel`. */
export const NUMBER_WORDS = 'zero one two three four five six seven eight nine ten'.split(' ');
const units = 'phase|stage|sprint|milestone|iteration|wave|epic|cycle|increment';
/** In other languages a word such as `Etappe` is a step as well: those need a roadmap around them. */
const foreignUnits =
  'этап|фаза|спринт|веха|итерация|fase|etapa|étape|jalon|hito|marco|meilenstein|etappe|aşama|faz|etap';
const number = `(\\d{1,3}(?:\\.\\d{1,2})?[a-z]?|[ivx]{1,5}|[a-h]|${NUMBER_WORDS.join('|')})`;
const ofAll = '(?:\\s*(?:of|/)\\s*\\d{1,3}(?!\\d))?';
const upTo = `(?:\\s*(?:[-–—&+]|to|and)\\s*(?:(?:${units})s?\\s*)?\\d{1,3}(?=\\s*(?:$|[:(–—.,|\\-[])))?`;

/** 1: the unit, 2: its number, letter or Roman numeral. */
export const unitName = new RegExp(
  `^(${units}|${foreignUnits})s?\\s*[#№-]?\\s*${number}(?![\\p{L}\\d])${ofAll}${upTo}\\s*`,
  'iu',
);
/** `Milestone: public beta` */
export const unnumberedUnit = /^(?:milestone|phase|sprint|epic|iteration|release)\s*[:–—]\s+(\S.{2,60})$/iu;
export const foreignUnit = new RegExp(`^(?:${foreignUnits})`, 'iu');
/** `M3: Title`, `M0 — Title`. */
export const milestoneCode = /^m(\d{1,2}(?:\.\d{1,2})?)(?=\s*(?:$|[:(–—|]|-\s|\.\s))/iu;
/** 1: the first week, 2: the last one. */
export const weeksName =
  /\bweeks?\s*#?\s*(\d{1,3})(?:\s*(?:-|–|—|to|&|and|through)\s*(?:weeks?\s*)?(\d{1,3}))?\s*\+?/iu;
export const durationText = /(\d{1,3})(?:\s*(?:-|–|to)\s*(\d{1,3}))?\s*weeks?\b/iu;

const monthName =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const end = '(?=\\s*(?:$|[:(–—-]))';
/** Names of a time, a version or a horizon; any of them needs a roadmap around it. */
export const calendarNames: readonly RegExp[] = [
  /^(?:fy\s*'?\d{2,4}[\s,-]*)?(?:q([1-4])(?:\s*(?:-|–|\/|&)\s*q([1-4]))?[\s,'’/-]*(?:of\s+|fy\s*)?(20\d\d|\d\d)?\+?|(20\d\d)[\s,/-]*q([1-4])(?:\s*[-–]\s*q[1-4])?|h([12])[\s,'’-]*(20\d\d)|[12]h[\s,'’-]*20\d\d|(20\d\d)[\s,/-]*h([12]))(?![\p{L}\p{N}%])/iu,
  new RegExp(
    `^${monthName}\\.?(?:\\s+20\\d\\d)?(?:\\s*(?:-|–|to)\\s*${monthName}\\.?)?,?\\s*(?:20\\d\\d)?${end}`,
    'iu',
  ),
  /^months?\s*(\d{1,2})(?:\s*(?:-|–|to)\s*(\d{1,2}))?(?!\d)\+?/iu,
  /^days?\s*(\d{1,3})(?:\s*(?:-|–|to)\s*(\d{1,3}))?(?!\d)\+?/iu,
  /^(?:early |mid[- ]|late |end of )?(?:(?:spring|summer|autumn|fall|winter),? 20\d\d|20\d\d)\+?(?=\s*(?:$|[:(–—-]))/iu,
  /^(?:(?:version\s+|release\s+|milestone\s+)v?\d+(?:\.(?:\d+|x)){0,3}|v\d+(?:\.(?:\d+|x)){0,3}|\d+\.(?:\d+|x)\.(?:\d+|x)|\d+\.(?:\d+|x)(?=\s*(?:$|[(–—]|-\s)))(?:-[a-z\d.]+)?\+?(?=\s|$|[:(,–—-])/iu,
  new RegExp(
    `^(?:now|next|later|soon|beyond|someday|eventually|future|(?:(?:short|mid|medium|long|near)(?:er)?[- ]term|immediate term)(?: (?:goals?|plans?|priorities|objectives|items|tasks|work|vision|ideas|improvements|features|roadmap))?)${end}`,
    'iu',
  ),
  new RegExp(
    `^(?:mvp|poc|proof of concept|prototype|pilot|alpha|(?:(?:public|private|closed|open) )?beta|ga|general availability)(?: (?:release|launch|version|phase))?${end}`,
    'iu',
  ),
];

/** A time in brackets behind a title: `Hardening (Q1 2026)`, `Beyond (Q2 2028+)`, `Polish (3-4 weeks)`. */
const quarterText = "(?:q[1-4][ ,'’-]*(?:20\\d\\d)?|20\\d\\d[ -]q[1-4]|h[12][ -]?20\\d\\d)";
export const bracketTime = new RegExp(
  `\\s*\\(\\s*(${quarterText}(?:\\s*(?:[-–—/]|to)\\s*${quarterText})?\\+?|[a-z]{3,9}\\.? 20\\d\\d(?:\\s*[-–—]\\s*[a-z]{3,9}\\.? 20\\d\\d)?|(?:days?|months?)\\s*\\d{1,3}(?:\\s*[-–—]\\s*\\d{1,3})?\\+?|\\d{1,3}(?:\\s*[-–]\\s*\\d{1,3})?\\s*(?:days?|weeks?|months?))\\s*\\)$`,
  'iu',
);
/** The same as weeks, also after a dash or a colon: `Beta Release (v0.5.0) - Week 8`. */
export const trailingWeeks =
  /(?:\s*\(\s*|\s+[-–—]\s*|:\s+)(weeks?\s*\d{1,3}(?:\s*(?:-|–|—|to)\s*(?:weeks?\s*)?\d{1,3})?\+?)\s*\)?$/iu;

/** A quick look: most lines name no time at all. */
export const mayName =
  /\d|\b(?:phase|stage|sprint|milestone|iteration|wave|epic|cycle|increment|now|next|later|soon|beyond|someday|eventually|term|future|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mvp|poc|proof|prototype|pilot|alpha|beta|ga|general)|этап|фаза|спринт|веха|итерация|fase|etapa|étape|jalon|hito|marco|meilenstein|etappe|aşama|faz|etap/i;
