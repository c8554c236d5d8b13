import * as l10n from '@vscode/l10n';
import * as z from 'zod';
import type { Problem } from '../../model/ledger.js';
import { parseTolerantly } from '../../sources/inventory/parseTolerantly.js';
import { parseJson } from '../../sources/parseJson.js';
import { SourceText } from '../../sources/SourceText.js';
import { decisionsPath, noDecisions, type IdentityDecisions } from './IdentityDecisions.js';

const schema = z.looseObject({
  version: z.literal(1).optional(),
  merged: z.array(z.array(z.string())).default([]),
  split: z.array(z.string()).default([]),
});

/**
 * The decisions file, JSON or JSONC. What is wrong is a problem at its range and the rest counts. `broken`: the text has syntax
 * errors, so that decisions may be missing. Keys of entries that are no more do no harm, nor does an empty file.
 */
export function readIdentityDecisions(text: string): {
  decisions: IdentityDecisions;
  problems: Problem[];
  broken: boolean;
} {
  if (text.trim() === '') return { decisions: noDecisions, problems: [], broken: false };
  const source = new SourceText(decisionsPath, text);
  const { root, problems } = parseJson(text);
  for (const { start, end, severity, message } of problems) source.problem(start, end, severity, message);
  const broken = problems.some(({ severity }) => severity === 'error');
  if (!root || root.kind !== 'map') {
    if (root)
      source.problem(
        root.start,
        root.end,
        'error',
        l10n.t('An object with `merged` and `split` is expected here.'),
      );
    return { decisions: noDecisions, problems: source.problems, broken };
  }
  const { value, problems: wrong } = parseTolerantly(schema, root);
  for (const { start, end, message } of wrong) source.problem(start, end, 'warning', message);
  const decisions = value ? { merged: value.merged, split: value.split } : noDecisions;
  return { decisions, problems: source.problems, broken };
}
