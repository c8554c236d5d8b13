import { readSource } from '../../../../src/core/sources/readSource.js';
import type { Fragment } from '../../../../src/core/sources/fragment.js';

export function read(text: string, path = 'docs/notes.md'): Fragment {
  return readSource(path, { text, encoding: 'utf-8' });
}

/** A case of a table: what it shows, the Markdown, and each phase and the criteria as `tell` writes them. */
export type Case = [name: string, text: string, told: string[], path?: string];

/** `Title done/tasks`, with ` exit done/all` where there are exit criteria; last `criteria done/all` where there are some. */
export function tell(text: string, path?: string): string[] {
  const { phases, criteria } = read(text, path);
  const share = (items: readonly { done: boolean }[]): string =>
    `${items.filter(({ done }) => done).length}/${items.length}`;
  return [
    ...phases.map(({ title, tasks, exitCriteria }) =>
      exitCriteria.length === 0
        ? `${title} ${share(tasks)}`
        : `${title} ${share(tasks)} exit ${share(exitCriteria)}`,
    ),
    ...(criteria.length === 0 ? [] : [`criteria ${share(criteria)}`]),
  ];
}
