import type { LinkedPhase } from './LinkedPhase.js';
import { workWords } from './workWords.js';

/** What a phase is about, in the words that are compared. */
export interface Content {
  readonly title: readonly string[];
  readonly tellingTitle: ReadonlySet<string>;
  readonly tasks: readonly (readonly string[])[];
  readonly defects: ReadonlySet<string>;
  /** Whatever two phases must share some of to be alike. */
  readonly keys: ReadonlySet<string>;
}

export function contentOf({ phase, places }: LinkedPhase): Content {
  const title = workWords(phase.title);
  const tasks = phase.tasks.map((task) => workWords(task.title));
  const keys = [
    ...title.words,
    ...tasks.flatMap((task) => task.telling),
    ...[...places.keys()].map((id) => `#${id}`),
    identityOf(phase),
  ];
  return {
    title: title.words,
    tellingTitle: new Set(title.telling),
    tasks: tasks.map((task) => task.words),
    defects: new Set(places.keys()),
    keys: new Set(keys),
  };
}

export function identityOf({ id, title }: LinkedPhase['phase']): string {
  return `${id}\n${title}`;
}

/** One phase of a plan: what every source says of it, the most trusted first. */
export class PlanSlot {
  readonly members: LinkedPhase[] = [];
  private readonly contents: Content[] = [];

  add(member: LinkedPhase, content: Content): void {
    this.members.push(member);
    this.contents.push(content);
  }

  hasIdentity(phase: LinkedPhase['phase']): boolean {
    return this.members.some((member) => identityOf(member.phase) === identityOf(phase));
  }

  /** 2 for the same weeks, 1 for the same number, 0 for another place. */
  samePlace({ weeks, order }: LinkedPhase['phase']): number {
    const sameWeeks = this.members.some(
      ({ phase }) => weeks && phase.weeks?.start === weeks.start && phase.weeks.end === weeks.end,
    );
    return sameWeeks ? 2 : this.members.some(({ phase }) => phase.order === order) ? 1 : 0;
  }

  isAbout(content: Content): boolean {
    return this.contents.some((known) => agree(known, content));
  }

  sameTitle({ title }: Content): boolean {
    return (
      title.length > 0 &&
      this.contents.some(
        (known) => known.title.length === title.length && known.title.every((word) => title.includes(word)),
      )
    );
  }
}

/** At the same place: are the two about the same? By title, else by the defects they deal with, else by their tasks. */
function agree(a: Content, b: Content): boolean {
  const words = a.title.filter((word) => b.title.includes(word));
  const smaller = Math.min(a.title.length, b.title.length);
  if (words.length > 0 && words.length === smaller) return true;
  if (words.length * 2 >= smaller && words.some((word) => a.tellingTitle.has(word))) return true;
  const defects = [...a.defects].filter((id) => b.defects.has(id)).length;
  if (defects > 0 && defects * 2 >= Math.min(a.defects.size, b.defects.size)) return true;
  const [few, many] = a.tasks.length <= b.tasks.length ? [a.tasks, b.tasks] : [b.tasks, a.tasks];
  if (few.length === 0) return false;
  const known = many.slice(0, maxCompared);
  const similar = few.slice(0, maxCompared).filter((task) => known.some((other) => alikeTasks(task, other)));
  return similar.length * 2 >= Math.min(few.length, maxCompared);
}

/** Of very long task lists the beginning is enough to tell. */
const maxCompared = 50;

/** Most words of the shorter title stand in the other too, and at least two do. */
export function alikeTasks(a: readonly string[], b: readonly string[]): boolean {
  const shared = a.filter((word) => b.includes(word)).length;
  const smaller = Math.min(a.length, b.length);
  if (smaller === 0) return false;
  if (smaller === 1) return shared === 1 && Math.max(a.length, b.length) === 1;
  return shared >= 2 && shared * 3 >= smaller * 2;
}
