import type { Contradiction } from '../../model/ledger.js';
import type { Fragment } from '../../sources/fragment.js';
import type { Steps } from '../../steps.js';
import type { DefectGroup } from '../identity/groupDefects.js';
import { plansOf } from '../phases/plansOf.js';
import { fieldContradictions, type FieldContradictions } from './fieldContradictions.js';
import { readinessContradictions, suiteContradictions, totalContradictions } from './figureContradictions.js';
import { phaseOfTaskContradictions } from './phaseOfTaskContradictions.js';
import { projectOf } from './projectOf.js';
import { roadmapContradictions } from './roadmapContradictions.js';

/**
 * Where sources say different things of the same fact. Agreement in other words, spans that overlap, and sources that
 * are known to be of different days (`sameTime`) contradict nothing. Readiness, counts and suites are compared within one
 * project (`projectOf`), phases within one plan (`planRoadmaps`), status and severity within one defect. A source can also
 * contradict itself.
 * @param input.fragments the most trusted first
 * @param input.fields of the groups, some after the other. Default: they are looked for
 * @returns in the order of `CONTRADICTION_KINDS`; claims in order of value, then of path
 */
export function* findContradictions(input: {
  fragments: readonly Fragment[];
  groups: readonly DefectGroup[];
  fields?: readonly FieldContradictions[];
}): Steps<Contradiction[]> {
  const { fragments, groups, fields = [fieldContradictions(groups)] } = input;
  const { plans } = plansOf(fragments, groups);
  // Asked only for figures: most sources state none.
  let find: ReturnType<typeof projectOf> | undefined;
  const project = (fragment: Fragment): string => (find ??= projectOf(fragments, groups, plans))(fragment);
  const kinds = [
    () => readinessContradictions(fragments, project),
    () => totalContradictions(fragments, project),
    () => suiteContradictions(fragments, project),
    () => fields.flatMap(({ status }) => status),
    () => fields.flatMap(({ severity }) => severity),
    () => phaseOfTaskContradictions(plans, groups),
    () => roadmapContradictions(plans),
  ];
  const found: Contradiction[] = [];
  for (const find of kinds) {
    for (const contradiction of find()) found.push(contradiction);
    yield;
  }
  return found;
}
