import { stemWord } from '../identity/stemWord.js';

/** Words that say what is done, or are of no meaning alone: they never tell two pieces of work apart. */
const fillers = new Set(
  stems(
    `a an and are as at be by for from in into is it its of on or our the their this to via with per vs not no all any each every
     add adopt achieve address apply basic batch begin build change check complete conduct configure continue create define deliver
     design develop deploy do enable ensure establish execute expand extend final finalize finish fix full general get implement improve
     initial install introduce investigate launch make migrate new other perform phase plan prepare provide put refactor
     remaining remove replace resolve review run set setup start step support task update upgrade use verify week work write
     missing failing failed failure broken needed required various`,
  ),
);

/** Words that many pieces of work share: two titles that have nothing but these in common are not the same. */
const generic = new Set(
  stems(
    `test testing integration integrate security secure documentation docs document performance infrastructure optimization optimize
     tuning coverage validation validate deployment deploy production system service engineering workflow issue error problem defect bug
     gap readiness suite analysis monitoring management release quality code configuration build implementation implement improvement
     update migration environment operations operational support review audit guide plan version data api app application project
     feature features module component server client tool tools process level high low medium critical priority basic initial
     requirement requirements report automation maintenance cleanup stability reliability scalability availability
     architecture development foundation hardening compliance backend frontend infra creation setup baseline target team`,
  ),
);

function stems(words: string): string[] {
  return words.split(/\s+/u).map(stemWord);
}

/** The words of one title, in the forms that are compared. */
export interface WorkWords {
  /** All but fillers and plain numbers, each once, in order. */
  readonly words: readonly string[];
  /** Those of `words` that are not generic. */
  readonly telling: readonly string[];
  /** Those of `words` that are written as names: `SPIRE`, `LibOQS`, `p99`. */
  readonly names: readonly string[];
  /** Each word once in the order written, fillers too: for equality. */
  readonly all: readonly string[];
}

/** Of a longer title the beginning says enough. */
const maxTitle = 500;
/** Every change of a source asks for the same titles again. */
const known = new Map<string, WorkWords>();
const maxKnown = 50_000;

export function workWords(title: string): WorkWords {
  let words = known.get(title);
  if (words) return words;
  words = read(title);
  if (known.size >= maxKnown) known.clear();
  if (title.length <= maxTitle) known.set(title, words);
  return words;
}

function read(title: string): WorkWords {
  const text = title.slice(0, maxTitle).replace(/\bend[- ]to[- ]end\b/giu, 'E2E');
  const shouted = !/\p{Ll}/u.test(text);
  const all = new Set<string>();
  const names = new Set<string>();
  for (const written of text.match(/[\p{L}\p{N}]+/gu) ?? []) {
    // Numbers and measures (`30s`, `2x`), single letters.
    if (/^\p{N}+\p{Ll}*$/u.test(written) || /^[a-z]$/iu.test(written)) continue;
    const word = stemWord(written.toLowerCase());
    all.add(word);
    if (!shouted && isName(written)) names.add(word);
  }
  const words = [...all].filter((word) => !fillers.has(word));
  return {
    words,
    telling: words.filter((word) => !generic.has(word)),
    names: words.filter((word) => names.has(word) && !generic.has(word)),
    all: [...all],
  };
}

/** Two capitals or a letter beside a digit: `SPIRE`, `OpenTelemetry`, `E2E`; not `Load` nor `15th`. */
function isName(written: string): boolean {
  const capitals = written.match(/\p{Lu}/gu)?.length ?? 0;
  return capitals >= 2 || (/^\p{L}.*\p{N}/u.test(written) && !/^[pP][0-4]$/u.test(written));
}
