import * as l10n from '@vscode/l10n';
import type { FileAccess, FileText } from '../core/files/FileAccess.js';
import type { FixPlan } from '../core/fixes/FixPlan.js';
import type { Defect, DefectMention, Ledger } from '../core/model/ledger.js';
import type { Mention } from '../core/model/range.js';
import { checkKey } from '../core/writeback/CheckKey.js';
import type { WritePlan } from '../core/writeback/WritePlan.js';
import type { WriteRequest } from '../core/writeback/WriteRequest.js';
import type { EngineModule } from './loadEngine.js';

/** All of the requests as one plan, or nothing of it: each is planned on what those before it leave. */
export async function planRequests(
  engine: EngineModule,
  files: FileAccess,
  ledger: Ledger,
  requests: readonly WriteRequest[],
): Promise<FixPlan> {
  const live = new engine.LiveLedger();
  live.update(ledger);
  for (const { path } of ledger.sources) live.takeText(path);
  const offers = requests.map((request) => ({
    plan: async (overlay: FileAccess): Promise<FixPlan> => {
      const plan = await planOne(engine, overlay, live.ledger!, request);
      if (plan.kind === 'change')
        for (const { path, edits } of plan.files) live.edit(path, [...edits].reverse());
      return plan;
    },
  }));
  return engine.planInTurn(offers, files);
}

async function planOne(
  engine: EngineModule,
  files: FileAccess,
  ledger: Ledger,
  request: WriteRequest,
): Promise<FixPlan> {
  if (request.kind === 'check')
    return planned(engine, files, [request.source], (file, mention) =>
      isSameCheck(engine, file, mention, ledger)
        ? engine.planCheck(file, mention, request.done)
        : stale(mention),
    );
  const defect = ledger.defects.find(({ id }) => id === request.defectId);
  if (!defect) return refused(l10n.t('There is no defect {0} in the ledger.', request.defectId));
  if (request.kind === 'phase') return refused(l10n.t('The phase of {0} cannot be written yet.', defect.id));
  if (request.kind === 'delete')
    return planned(engine, files, [...defect.mentions].reverse(), (file, mention) =>
      isOf(engine, file, mention) ? engine.planDelete(file, mention) : stale(mention),
    );
  if (request.kind === 'duplicate')
    return planned(engine, files, defect.mentions.slice(0, 1), (file, mention) =>
      isOf(engine, file, mention) ? engine.planDuplicate(file, mention, request.id) : stale(mention),
    );
  const { field, value } = request;
  if (value === undefined) return refused(l10n.t('The {0} of {1} cannot be cleared yet.', field, defect.id));
  const mention = await sayingField(engine, files, defect, field);
  return planned(engine, files, mention ? [mention] : [], (file, at) =>
    isOf(engine, file, at) ? engine.planField(file, at, field, value) : stale(at),
  );
}

/** The mention whose word on the field counts: the first that says it, else the first. */
async function sayingField(
  engine: EngineModule,
  files: FileAccess,
  { mentions }: Defect,
  field: keyof Defect,
): Promise<DefectMention | undefined> {
  for (const mention of mentions) {
    const file = await files.read(mention.path);
    const entry = file && entryIn(engine, file, mention);
    if (entry && field in entry.fieldRanges) return mention;
  }
  return mentions[0];
}

function entryIn(engine: EngineModule, file: FileText, { path, range }: Mention) {
  return engine.readSource(path, file).defects.find(({ mention }) => engine.sameRange(mention.range, range));
}

/** Another entry may have come to stand just there. */
function isOf(engine: EngineModule, file: FileText, mention: DefectMention): boolean {
  const id = entryIn(engine, file, mention)?.id;
  const { path, entry } = mention;
  const own = entry.slice(path.length + 1);
  return id !== undefined && (own === id || own.startsWith(`${id}#`));
}

/** As `isOf`; of a place that the ledger does not know, nothing can be told. */
function isSameCheck(engine: EngineModule, file: FileText, place: Mention, ledger: Ledger): boolean {
  const known = checkKey(ledger, place);
  if (!known) return true;
  const there = engine
    .ticksOf(engine.readSource(place.path, file))
    .find(({ source }) => engine.sameRange(source.range, place.range));
  return there?.text === known.text;
}

async function planned<M extends Mention>(
  engine: EngineModule,
  files: FileAccess,
  mentions: readonly M[],
  plan: (file: FileText, mention: M) => WritePlan,
): Promise<FixPlan> {
  return engine.planInTurn(
    mentions.map((mention) => ({
      plan: async (overlay: FileAccess): Promise<FixPlan> => {
        const { path } = mention;
        const file = await overlay.read(path);
        if (!file) return refused(l10n.t('{0} cannot be read.', path));
        const made = plan(file, mention);
        if (made.kind === 'refused') return made;
        if (made.kind === 'nothing') return { kind: 'nothing', reason: '' };
        const { edits } = made;
        const after = engine.applyEdits(file.text, edits);
        return {
          kind: 'change',
          files: [{ path, kind: 'edit', before: file.text, edits, after }],
          notes: [],
        };
      },
    })),
    files,
  );
}

function stale({ path }: Mention): WritePlan {
  return { kind: 'refused', reason: l10n.t('{0} is no longer as it was read; nothing was changed.', path) };
}

function refused(reason: string): FixPlan {
  return { kind: 'refused', reason };
}
