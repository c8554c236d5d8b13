import type { Fragment } from '../../sources/fragment.js';
import { inSteps, type Steps } from '../../steps.js';
import type { DefectGroup } from '../identity/groupDefects.js';
import { stemWord } from '../identity/stemWord.js';
import { workWords, type WorkWords } from './workWords.js';

/** That a text is about a defect. `score`: 2 and more where it says so itself, else 0 to 1 by how alike the words are. */
export interface Link {
  readonly defect: string;
  readonly score: number;
}

interface Indexed {
  readonly id: string;
  readonly titles: readonly WorkWords[];
  readonly names: ReadonlySet<string>;
  /** Short forms by which its id calls it: `OTEL_001` of `OpenTelemetry Integration`. */
  readonly aliases: ReadonlySet<string>;
  /** The words and the whole titles that it is found by. */
  readonly posted: ReadonlySet<string>;
  readonly keys: ReadonlySet<string>;
}

/** Groups are the same objects while nothing of them changes but their ids. */
const known = new WeakMap<DefectGroup, Indexed>();

const byId = 2;
/** Work that comes after a repair, unless the defect is about it. */
const followUps = new Set(
  ['test', 'documentation', 'docs', 'guide', 'audit', 'verify', 'validate', 'validation', 'report'].map(
    stemWord,
  ),
);
/** A word that stands in more titles than this says nothing of any one. */
const maxSpread = 64;
/** A text that fits more defects than this fits none in particular. */
const maxLinks = 5;
/** A name may lead the titles of so many defects before it stops to name them. */
const maxNamed = 3;

/**
 * Finds which defects a task or a topic is about: by ids, else by the words of the titles. Conservative: words that
 * many pieces of work share never link alone, and a single shared word links only when it is a name (`SPIRE`) or the rest of the
 * title is generic and some of it shared too.
 */
export class DefectIndex {
  private readonly defects: Indexed[] = [];
  private readonly postings = new Map<string, number[]>();
  private readonly exact = new Map<string, number[]>();
  private readonly writtenIds = new Map<string, string>();
  private readonly localIds = new Map<Fragment, Map<string, string>>();

  static *of(groups: readonly DefectGroup[]): Steps<DefectIndex> {
    const index = new DefectIndex();
    yield* inSteps(groups, (group) => index.add(group));
    return index;
  }

  private add(group: DefectGroup): void {
    const defect = indexed(group);
    const i = this.defects.push(defect) - 1;
    for (const word of defect.posted) push(this.postings, word, i);
    for (const key of defect.keys) push(this.exact, key, i);
    this.addIds(group);
  }

  /** The defect of an id that `fragment` uses; undefined when nobody has that id. */
  defectOf(id: string, fragment: Fragment): string | undefined {
    return this.localIds.get(fragment)?.get(id) ?? this.writtenIds.get(id);
  }

  /** Defects whose own ids stand in the text as words. */
  named(text: string): string[] {
    const ids = text.split(/[^\p{L}\p{N}_.#-]+/u).flatMap((word) => {
      const id = this.writtenIds.get(word) ?? this.writtenIds.get(word.replace(/[.-]+$/u, ''));
      // An id that is a plain word (`login`) is that word here.
      return id === undefined || /^\p{Ll}+$/u.test(word) ? [] : [id];
    });
    return [...new Set(ids)];
  }

  /** `context` is what stands above the text, e.g. the title of its phase. The best first. */
  match(text: string, context = ''): Link[] {
    const ids = this.named(text);
    if (ids.length > 0) return ids.map((defect) => ({ defect, score: byId }));
    const words = workWords(text);
    const around = new Set(workWords(context).telling);
    const found: (Link & { sure: boolean })[] = [];
    for (const i of this.candidates(words)) {
      const defect = this.defects[i]!;
      const hits = defect.titles.flatMap((title) => this.compare(words, title, defect, around) ?? []);
      if (hits.length === 0) continue;
      found.push({
        defect: defect.id,
        score: hits.reduce((most, { score }) => Math.max(most, score), 0),
        sure: hits.some(({ sure }) => sure),
      });
    }
    const sure = found.filter((link) => link.sure);
    // What only could be meant counts when nothing else could be.
    const links = sure.length > 0 ? sure : found.length === 1 ? found : [];
    if (links.length === 0 && words.words.length === 1) return this.leading(words);
    return links.length > maxLinks ? [] : ranked(links);
  }

  /** What a title names in short: `Raft` of `Foundation (Raft, SPIRE)`; the word must lead a defect's title or be its name. */
  matchTopic(topic: string): Link[] {
    const links = this.leading(workWords(topic));
    return links.length === 0 ? this.match(topic) : links;
  }

  private leading({ words, telling }: WorkWords): Link[] {
    const links: Link[] = [];
    for (const i of new Set(telling.flatMap((word) => few(this.postings.get(word))))) {
      const { id, titles, aliases } = this.defects[i]!;
      const title = titles.find(
        (known) => telling.includes(known.telling[0]!) && words.every((word) => known.words.includes(word)),
      );
      if (title || words.every((word) => aliases.has(word)))
        links.push({ defect: id, score: title ? alike(words, title.words) : 0.5 });
    }
    return links.length > maxLinks ? [] : ranked(links);
  }

  private candidates(words: WorkWords): Set<number> {
    const exact = words.words.length > 1 ? few(this.exact.get(keyOf(words))) : [];
    return new Set([...exact, ...words.telling.flatMap((word) => few(this.postings.get(word)))]);
  }

  private compare(
    text: WorkWords,
    title: WorkWords,
    { names, aliases }: Indexed,
    around: ReadonlySet<string>,
  ): { score: number; sure: boolean } | undefined {
    const has = new Set(text.words);
    const told = title.telling.filter((word) => has.has(word));
    const shared = title.words.filter((word) => has.has(word));
    // `SPIRE integration tests` follow on `SPIRE infrastructure missing`; they are not its repair.
    const after = text.all.some((word) => followUps.has(word) && !title.all.includes(word));
    const score = alike(text.words, title.words) * (after ? 0.5 : 1);
    // An id's word may be an everyday one, and as the first word of a task a verb: `Load the forms` is not about LOAD-1.
    const isNamed = (word: string): boolean =>
      (names.has(word) || text.names.includes(word) || (aliases.has(word) && word !== text.all[0])) &&
      (this.spread(word) === 1 || (word === title.telling[0] && this.spread(word) <= maxNamed));
    const named = told.some(isNamed) || text.telling.some((word) => aliases.has(word) && isNamed(word));
    if (named) return { score: Math.max(score, after ? 0.15 : 0.3), sure: true };
    if (told.length > 0 && told.length === title.telling.length && shared.length > 1)
      return { score, sure: true };
    if (told.length > 1 && told.length * 2 >= title.telling.length) return { score, sure: true };
    if (shared.length > 1 && shared.length === title.words.length && shared.length === text.words.length)
      return { score, sure: true };
    if (told.length === 0) return undefined;
    if (
      told.some((word) => this.spread(word) === 1) &&
      title.telling.some((w) => around.has(w) && !has.has(w))
    )
      return { score, sure: true };
    if (text.words.length > 1 && shared.length === text.words.length) return { score, sure: false };
    return undefined;
  }

  /** In how many defects a word stands. */
  private spread(word: string): number {
    return this.postings.get(word)?.length ?? 0;
  }

  private addIds({ id, entries }: DefectGroup): void {
    for (const { entry, fragment } of entries) {
      let local = this.localIds.get(fragment);
      if (!local) this.localIds.set(fragment, (local = new Map<string, string>()));
      if (!local.has(entry.id)) local.set(entry.id, id);
      if (entry.hasOwnId && !this.writtenIds.has(entry.id)) this.writtenIds.set(entry.id, id);
    }
    if (entries.some(({ entry }) => entry.hasOwnId)) this.writtenIds.set(id, id);
  }
}

function push(map: Map<string, number[]>, key: string, value: number): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function few(posted: readonly number[] = []): readonly number[] {
  return posted.length <= maxSpread ? posted : [];
}

function ranked(links: readonly Link[]): Link[] {
  return links.map(({ defect, score }) => ({ defect, score })).sort((a, b) => b.score - a.score);
}

function keyOf({ words }: WorkWords): string {
  return [...words].sort().join(' ');
}

/** 0 to 1. */
function alike(a: readonly string[], b: readonly string[]): number {
  const other = new Set(b);
  const shared = a.filter((word) => other.has(word)).length;
  return a.length + b.length === 0 ? 0 : (2 * shared) / (a.length + b.length);
}

function indexed(group: DefectGroup): Indexed {
  let made = known.get(group);
  if (made?.id !== group.id) known.set(group, (made = read(group)));
  return made;
}

function read({ id, entries }: DefectGroup): Indexed {
  const titles = [...new Set(entries.map(({ entry }) => entry.title))].map(workWords);
  const telling = titles.flatMap((title) => title.telling);
  const ids = entries.filter(({ entry }) => entry.hasOwnId).map(({ entry }) => entry.id);
  const aliases = ids.flatMap((own) => {
    const first = /^\p{L}{3,}/u.exec(own)?.[0].toLowerCase();
    return first !== undefined && telling.some((word) => isShortFor(first, word)) ? [stemWord(first)] : [];
  });
  return {
    id,
    titles,
    names: new Set(titles.flatMap((title) => title.names)),
    aliases: new Set(aliases),
    posted: new Set([...telling, ...aliases]),
    keys: new Set(titles.map(keyOf)),
  };
}

/** `otel` for `opentelemetri`, `prom` for `prometheus`. */
function isShortFor(short: string, word: string): boolean {
  if (short[0] !== word[0]) return false;
  let at = 0;
  for (const letter of word) if (letter === short[at]) at++;
  return at === short.length || stemWord(short) === word;
}
