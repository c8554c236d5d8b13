import * as l10n from '@vscode/l10n';
import type { IdentityDecisions } from '../../ledger/identity/IdentityDecisions.js';
import type { Defect, Ledger } from '../../model/ledger.js';
import type { SourceDraft } from '../SourceDraft.js';
import { refused, type WritePlan } from '../WritePlan.js';
import { PhaseFacts, type TaskLink } from './PhaseFacts.js';
import { planTaskStep, shiftOf } from './planTaskStep.js';
import type { TaskStep } from './TaskStep.js';

/** More tasks than this that deal with one defect are a plan of their own. */
const mostSteps = 12;

/**
 * A defect into another phase, or out of all of them, in the sources that say so: a task that deals with it alone is moved with all that belongs to
 * it, its id is taken off the list of a task that deals with others too, and where no task deals with it yet, one is added. Afterwards the phases of
 * every other defect are what they were, otherwise it is refused. Writes into the drafts.
 * @param drafts all sources that are read, the most trusted first
 */
export function writePhase(
  { id, title }: Defect,
  phaseId: string | undefined,
  ledger: Pick<Ledger, 'phases'>,
  drafts: readonly SourceDraft[],
  decisions: IdentityDecisions,
): WritePlan {
  const target = ledger.phases.find((phase) => phase.id === phaseId);
  if (phaseId !== undefined && !target)
    return refused(l10n.t('There is no phase {0} in the ledger.', phaseId));
  const look = (): PhaseFacts =>
    new PhaseFacts(
      drafts.map(({ fragment }) => fragment),
      decisions,
    );
  const first = look();
  const now = (facts: PhaseFacts): string => [...(facts.byDefect.get(id) ?? [])].join('\n');
  const wanted = phaseId ?? '';
  if (now(first) === wanted) return { kind: 'nothing' };
  let facts = first;
  for (let steps = 0; now(facts) !== wanted; steps++) {
    const chosen = steps < mostSteps ? nextStep(facts, drafts, id, title, phaseId) : undefined;
    if (!chosen)
      return refused(
        l10n.t(
          'The title of a phase, or a task of another plan, says in which phase {0} is; change it by hand.',
          id,
        ),
      );
    if ('refusal' in chosen) return refused(chosen.refusal);
    const { draft, step } = chosen;
    const plan = planTaskStep(draft.proof, draft.path, step);
    if (plan.kind !== 'change') return plan;
    draft.apply(plan.edits, shiftOf(step, draft.fragment));
    facts = look();
  }
  for (const [other, phases] of [...first.byDefect, ...facts.byDefect]) {
    const [before, after] = [first, facts].map(({ byDefect }) => (byDefect.get(other) ?? []).join('\n'));
    if (other !== id && before !== after)
      return refused(
        l10n.t(
          'Then {0} would be in another phase, too ({1}); nothing was changed.',
          other,
          phases.join(', '),
        ),
      );
  }
  return { kind: 'change', edits: [] };
}

type Chosen = { draft: SourceDraft; step: TaskStep } | { refusal: string };

function nextStep(
  facts: PhaseFacts,
  drafts: readonly SourceDraft[],
  id: string,
  title: string,
  phaseId: string | undefined,
): Chosen | undefined {
  const links = facts.linksOf(id);
  const inTarget = links.filter((link) => link.phaseId === phaseId);
  const other = links.find((link) => link.phaseId !== phaseId);
  if (other) {
    const draft = drafts.find(({ path }) => path === other.path)!;
    const to = phaseId === undefined ? -1 : facts.placeOf(phaseId, draft.fragment);
    const isThere = inTarget.some(({ path }) => path === other.path);
    if (to >= 0 && other.alone && !isThere) return { draft, step: { kind: 'move', from: other.at, to } };
    if (other.written !== undefined && !(other.alone && isBare(other, id, title)))
      return other.alone
        ? { refusal: byHand(other, id) }
        : { draft, step: { kind: 'unlink', from: other.at, id: other.written } };
    return isBare(other, id, title)
      ? { draft, step: { kind: 'remove', from: other.at } }
      : { refusal: byHand(other, id) };
  }
  if (phaseId === undefined || inTarget.length > 0) return undefined;
  for (const draft of drafts) {
    const to = facts.placeOf(phaseId, draft.fragment);
    if (to < 0) continue;
    const isData = draft.fragment.source.kind === 'inventory';
    const words = facts.isNamed(id) && !isData ? `${id}: ${title}` : title;
    return { draft, step: { kind: 'add', to, title: words, defects: isData ? [id] : [] } };
  }
  return { refusal: l10n.t('No source has a list of tasks for this phase.') };
}

/** Says no more than that the defect is to be dealt with. */
function isBare({ task }: TaskLink, id: string, title: string): boolean {
  const { done, effort, owner } = task;
  return (
    !done && effort === undefined && owner === undefined && [title, `${id}: ${title}`].includes(task.title)
  );
}

function byHand({ task, path }: TaskLink, id: string): string {
  return l10n.t(
    'The task “{0}” in {1} is about {2}; take it out of its phase by hand.',
    task.title,
    path,
    id,
  );
}
