import type { Check, Phase, Task } from '../../model/ledger.js';
import { alikeTasks } from './PlanSlot.js';
import { workWords } from './workWords.js';

/**
 * What several sources say of one phase, as one: the fields of the first that has them, all mentions, tasks and
 * exit criteria united.
 * @param phases of one slot, the most trusted first; not empty
 */
export function mergePhases(phases: readonly Phase[]): Phase {
  const [first, ...others] = phases as [Phase, ...Phase[]];
  if (others.length === 0) return first;
  const weeks = phases.find((phase) => phase.weeks)?.weeks;
  const topics = unique(
    phases.flatMap((phase) => phase.topics ?? []),
    (topic) => topic.toLowerCase(),
  );
  const tracks = phases.flatMap((phase) => phase.tracks ?? []);
  return {
    ...first,
    ...(weeks ? { weeks } : {}),
    ...timesOf(phases, weeks),
    tasks: others.reduce((tasks, phase) => uniteTasks(tasks, phase.tasks), first.tasks),
    ...(topics.length > 0 ? { topics } : {}),
    ...(tracks.length > 0 ? { tracks } : {}),
    exitCriteria: unique(
      phases.flatMap((phase) => phase.exitCriteria),
      textKey,
    ),
    mentions: phases.flatMap((phase) => phase.mentions),
  };
}

/** Days that a source gives go before those that were counted from its weeks; counted ones must be of the weeks that are told. */
function timesOf(phases: readonly Phase[], weeks: Phase['weeks']): Pick<Phase, 'dates' | 'state'> {
  const isTold = (phase: Phase): boolean =>
    weeks?.start === phase.weeks?.start && weeks?.end === phase.weeks?.end;
  const dates =
    phases.find((phase) => phase.dates && phase.dates.countedFrom === undefined)?.dates ??
    phases.find((phase) => phase.dates && isTold(phase))?.dates;
  const state = phases.find((phase) => phase.state)?.state;
  return { ...(dates ? { dates } : {}), ...(state ? { state } : {}) };
}

/**
 * A task of `added` that `tasks` has in other words adds only what is not known of it. By its words it is found as often as
 * it is said; by its defects once, since two tasks of one source are two.
 */
function uniteTasks(tasks: readonly Task[], added: readonly Task[]): Task[] {
  const united = [...tasks];
  const words = tasks.map((task) => workWords(task.title).words);
  const byTitle = indexBy(tasks, (task) => [task.title.toLowerCase()]);
  const byWord = indexBy(words, (own) => own);
  const byDefect = indexBy(tasks, (task) => task.defects);
  const taken = new Set<number>();
  const rest: Task[] = [];
  for (const task of added) {
    const at =
      byTitle.get(task.title.toLowerCase())?.[0] ??
      likeTask(task, words, byWord) ??
      task.defects.flatMap((id) => byDefect.get(id) ?? []).find((i) => !taken.has(i));
    if (at === undefined) {
      rest.push(task);
      continue;
    }
    taken.add(at);
    united[at] = fill(united[at]!, task);
  }
  return [...united, ...rest];
}

/** The task whose words are alike; looked for by the rarest words, since one of very many tasks tells none of them apart. */
function likeTask(
  { title }: Task,
  words: readonly (readonly string[])[],
  byWord: ReadonlyMap<string, readonly number[]>,
): number | undefined {
  const own = workWords(title).words;
  const lists = own.map((word) => byWord.get(word) ?? []).sort((a, b) => a.length - b.length);
  for (const list of lists.slice(0, 3)) {
    const found = list.find((i) => alikeTasks(words[i]!, own));
    if (found !== undefined) return found;
  }
  return undefined;
}

const maxNear = 100;

function indexBy<T>(items: readonly T[], keysOf: (item: T) => readonly string[]): Map<string, number[]> {
  const index = new Map<string, number[]>();
  for (const [i, item] of items.entries()) {
    for (const key of keysOf(item)) {
      const list = index.get(key);
      if (!list) index.set(key, [i]);
      else if (list.length < maxNear) list.push(i);
    }
  }
  return index;
}

function fill(task: Task, other: Task): Task {
  const { effort = other.effort, owner = other.owner } = task;
  return {
    ...task,
    ...(effort === undefined ? {} : { effort }),
    ...(owner === undefined ? {} : { owner }),
    defects: [...new Set([...task.defects, ...other.defects])],
  };
}

function textKey({ text }: Check): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}.%<>=+]+/gu) ?? []).join(' ');
}

function unique<T>(items: readonly T[], key: (item: T) => string): T[] {
  const known = new Map<string, T>();
  for (const item of items) if (!known.has(key(item))) known.set(key(item), item);
  return [...known.values()];
}
