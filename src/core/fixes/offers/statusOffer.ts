import * as l10n from '@vscode/l10n';
import { applyEdits } from '../../text/applyEdits.js';
import type { FileAccess } from '../../files/FileAccess.js';
import type { Defect } from '../../model/ledger.js';
import type { Status } from '../../model/vocabulary.js';
import { readSource } from '../../sources/readSource.js';
import { entryAt } from '../../writeback/entryAt.js';
import { mentionsToWrite } from '../../writeback/mentionsToWrite.js';
import { planStatus } from '../../writeback/planStatus.js';
import type { FixPlan } from '../FixPlan.js';
import type { FixOffer } from './FixOffer.js';

/** Sets the status of the defect in the source whose word on it counts. */
export function statusOffer(defect: Defect, status: Status): FixOffer {
  return {
    title: l10n.t('Mark {0} {1}', defect.id, status),
    kind: 'status',
    extra: true,
    plan: (files) => planIn(defect, status, files),
  };
}

async function planIn(defect: Defect, status: Status, files: FileAccess): Promise<FixPlan> {
  let refusal: FixPlan | undefined;
  const mentions = await mentionsToWrite(defect, 'status', async (mention) => {
    const file = await files.read(mention.path);
    const fragment = file && readSource(mention.path, file);
    return fragment?.defects[entryAt(fragment, mention)];
  });
  for (const mention of mentions) {
    const { path } = mention;
    const file = await files.read(path);
    if (!file || file.lossy) continue;
    const plan = planStatus(file, mention, status);
    if (plan.kind === 'nothing')
      return { kind: 'nothing', reason: l10n.t('{0} says {1} already.', path, status) };
    if (plan.kind === 'change') {
      const { edits } = plan;
      const after = applyEdits(file.text, edits);
      return {
        kind: 'change',
        files: [{ path, kind: 'edit', before: file.text, edits, after }],
        notes: [l10n.t('{0} is marked {1} in {2}.', defect.id, status, path)],
      };
    }
    refusal ??= plan;
  }
  return refusal ?? { kind: 'refused', reason: l10n.t('No source of {0} can be written.', defect.id) };
}
