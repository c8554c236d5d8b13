import * as l10n from '@vscode/l10n';
import type { FileAccess } from '../files/FileAccess.js';
import type { FileFix, FixPlan } from '../fixes/FixPlan.js';
import { decisionsPath } from '../ledger/identity/IdentityDecisions.js';
import { readIdentityDecisions } from '../ledger/identity/readIdentityDecisions.js';
import type { Defect, DefectMention, Ledger } from '../model/ledger.js';
import type { Mention } from '../model/range.js';
import { mentionOfEntry } from './entryAt.js';
import type { WritableField } from './FieldTask.js';
import { mentionsToWrite, saysField } from './mentionsToWrite.js';
import { writePhase } from './phases/writePhase.js';
import { planCheck, ticksOf } from './planCheck.js';
import { planDelete } from './planDelete.js';
import { planDuplicate } from './planDuplicate.js';
import { planField } from './planField.js';
import { planTaskField } from './planTaskField.js';
import type { Proof } from './Proof.js';
import { entriesShifted, SourceDraft, type Shift } from './SourceDraft.js';
import { sameRange } from './sameRange.js';
import { refused, stale, type WritePlan } from './WritePlan.js';
import type { WriteRequest } from './WriteRequest.js';

/**
 * Several writes as one edit a source, each planned on what those before it leave. All or nothing: where one cannot be done, none is, with that
 * reason. Reads the sources as they are now, and refuses where they are no longer what the ledger was read from. Never throws.
 * @param ledger whose places and ids the requests mean
 */
export async function planWrites(
  ledger: Ledger,
  files: FileAccess,
  requests: readonly WriteRequest[],
): Promise<FixPlan> {
  const writes = new Writes(ledger, files);
  for (const request of requests) {
    const plan = await writes.add(request);
    if (plan.kind === 'refused') return plan;
  }
  const made = writes.made();
  if (made.length === 0) return { kind: 'nothing', reason: l10n.t('The sources say so already.') };
  return { kind: 'change', files: made, notes: [] };
}

class Writes {
  private readonly drafts = new Map<string, SourceDraft | undefined>();

  constructor(
    private readonly ledger: Ledger,
    private readonly files: FileAccess,
  ) {}

  made(): FileFix[] {
    return [...this.drafts.values()].flatMap((draft) => draft?.fix ?? []);
  }

  async add(request: WriteRequest): Promise<WritePlan> {
    if (request.kind === 'check')
      return this.atCheck(request.source, (source, place) => planCheck(source, place, request.done));
    if (request.kind === 'task')
      return this.atCheck(request.source, (source, place) =>
        planTaskField(source, place, request.field, request.value),
      );
    const defect = this.ledger.defects.find(({ id }) => id === request.defectId);
    if (!defect) return refused(l10n.t('There is no defect {0} in the ledger.', request.defectId));
    if (request.kind === 'field') return this.field(defect, request);
    if (request.kind === 'delete') return this.delete(defect);
    if (request.kind === 'duplicate') return this.duplicate(defect, request.id);
    return this.phase(defect, request.phaseId);
  }

  private async field(
    defect: Defect,
    { field, value }: Extract<WriteRequest, { kind: 'field' }>,
  ): Promise<WritePlan> {
    if (value === undefined) return this.clear(defect, field);
    const mentions = await mentionsToWrite(defect, field, async (mention) =>
      (await this.draft(mention.path))?.entry(mention),
    );
    let refusal: WritePlan | undefined;
    for (const mention of mentions) {
      const plan = await this.inEntry(mention, (source, place) => planField(source, place, field, value));
      if (plan.kind !== 'refused') return field === 'title' ? this.alike(defect, mention, value, plan) : plan;
      refusal ??= plan;
    }
    return refusal ?? nowhere(defect);
  }

  /** A title also where other mentions have the same: by it they are known to be of one defect. */
  private async alike(
    defect: Defect,
    written: DefectMention,
    title: string,
    first: WritePlan,
  ): Promise<WritePlan> {
    const entryOf = async (mention: DefectMention) => (await this.draft(mention.path))?.entry(mention);
    const old = (await entryOf(written))?.title;
    let result = first;
    for (const mention of defect.mentions) {
      const entry = mention === written ? undefined : await entryOf(mention);
      if (!entry || entry.hasOwnId || entry.titleFromKey || entry.title !== old) continue;
      const plan = await this.inEntry(mention, (source, place) => planField(source, place, 'title', title));
      if (plan.kind === 'refused') return plan;
      if (plan.kind === 'change') result = plan;
    }
    return result;
  }

  /** Wherever it is said: the word of the next source would be shown instead. */
  private async clear(defect: Defect, field: WritableField): Promise<WritePlan> {
    let result: WritePlan = { kind: 'nothing' };
    for (const mention of defect.mentions) {
      const entry = (await this.draft(mention.path))?.entry(mention);
      if (!entry) return stale(mention.path);
      if (!saysField(entry, field)) continue;
      result = await this.inEntry(mention, (source, place) => planField(source, place, field, undefined));
      if (result.kind === 'refused') break;
    }
    return result;
  }

  /** Wherever it is told of: of what one source still tells, it would be there again. */
  private async delete(defect: Defect): Promise<WritePlan> {
    let result = nowhere(defect);
    for (const mention of defect.mentions) {
      result = await this.inEntry(mention, planDelete, (index) => entriesShifted(index, -1));
      if (result.kind === 'refused') break;
    }
    return result;
  }

  private async duplicate(defect: Defect, id: string): Promise<WritePlan> {
    if (this.ledger.defects.some((other) => other.id === id))
      return refused(l10n.t('There is a defect {0} already.', id));
    const [first] = defect.mentions;
    if (!first) return nowhere(defect);
    return this.inEntry(
      first,
      (source, place) => planDuplicate(source, place, id),
      (index) => entriesShifted(index + 1, 1),
    );
  }

  private async phase(defect: Defect, phaseId: string | undefined): Promise<WritePlan> {
    const drafts: SourceDraft[] = [];
    for (const { path, kind } of this.ledger.sources) {
      const draft = kind === 'templates' ? undefined : await this.draft(path);
      if (draft) drafts.push(draft);
    }
    const decided = (await this.files.read(decisionsPath))?.text;
    const { decisions } = readIdentityDecisions(decided ?? '');
    return writePhase(defect, phaseId, this.ledger, drafts, decisions);
  }

  /** Of a task, a criterion or a check. */
  private async atCheck(
    source: Mention,
    planIn: (source: Proof, mention: Mention) => WritePlan,
  ): Promise<WritePlan> {
    const words = this.words(source);
    const draft = await this.draft(source.path);
    const place = draft?.check(source, words);
    if (!draft || !place) return stale(source.path);
    return applied(draft, planIn(draft.proof, place));
  }

  /** Of the task, criterion or check that the ledger has there; of one that it does not know, nothing can be told. */
  private words(place: Mention): string | undefined {
    const { phases, criteria, defects } = this.ledger;
    return ticksOf({ phases, criteria, defects }).find(
      ({ source }) => source.path === place.path && sameRange(source.range, place.range),
    )?.text;
  }

  private async inEntry(
    mention: DefectMention,
    planIn: (source: Proof, mention: DefectMention) => WritePlan,
    shiftOf?: (index: number) => Shift,
  ): Promise<WritePlan> {
    const draft = await this.draft(mention.path);
    const index = draft?.indexOf(mention);
    const place = index === undefined ? undefined : draft && mentionOfEntry(draft.fragment, index);
    if (!draft || index === undefined || !place) return stale(mention.path);
    return applied(draft, planIn(draft.proof, place), shiftOf?.(index));
  }

  private async draft(path: string): Promise<SourceDraft | undefined> {
    if (!this.drafts.has(path)) {
      const file = await this.files.read(path);
      this.drafts.set(path, file && new SourceDraft(path, file));
    }
    return this.drafts.get(path);
  }
}

function applied(draft: SourceDraft, plan: WritePlan, shift?: Shift): WritePlan {
  if (plan.kind === 'change') draft.apply(plan.edits, shift);
  return plan;
}

function nowhere({ id }: Defect): WritePlan {
  return refused(l10n.t('No source of {0} can be written.', id));
}
