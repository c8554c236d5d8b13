import * as l10n from '@vscode/l10n';
import { isoDate } from '../dates.js';
import type { Fragment } from '../fragment.js';
import { datesOf } from '../phaseDates.js';
import type { SourceText } from '../SourceText.js';
import { entryOf, scalarText, type ValueNode } from '../valueTree.js';
import { asText, itemsOf, readNativeChecks } from './nativeParts.js';
import { readAs } from './readAs.js';

/** @param number its place in the list, from 1 */
export function readNativePhase(
  node: ValueNode,
  number: number,
  source: SourceText,
  fragment: Fragment,
): void {
  const value = readAs.phase.tolerantly(node, source);
  if (!value || node.kind !== 'map') return;
  const tasks = itemsOf(entryOf(node, 'tasks')?.value);
  checkDays(entryOf(node, 'dates')?.value, source);
  const dates = datesOf(value.dates ?? {});
  fragment.phases.push({
    id: value.id,
    title: value.title,
    order: value.order ?? number,
    weeks: value.weeks,
    ...(dates ? { dates } : {}),
    ...(value.state ? { state: value.state } : {}),
    ...(value.dependsOn?.length ? { dependsOn: value.dependsOn } : {}),
    tasks: (value.tasks ?? []).map((task, i) => ({
      ...task,
      effort: asText(task.effort),
      defects: task.defects ?? [],
      source: source.mentionOf(tasks[i] ?? node),
    })),
    exitCriteria: readNativeChecks(value.exitCriteria, entryOf(node, 'exitCriteria')?.value, node, source),
    mentions: [source.mentionOf(node)],
  });
}

/** What is no day is told; the phase is shown without it. */
function checkDays(dates: ValueNode | undefined, source: SourceText): void {
  for (const { value } of dates?.kind === 'map' ? dates.entries : []) {
    const text = scalarText(value);
    if (text !== undefined && isoDate(text) === undefined)
      source.problem(
        value.start,
        value.end,
        'warning',
        l10n.t('`{0}` is no day such as `{1}`.', text, '2026-01-31'),
      );
  }
}
