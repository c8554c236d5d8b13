import * as l10n from '@vscode/l10n';
import type { Phase } from '../../model/ledger.js';

/** `Phase 4 (weeks 7-8)`; a phase that is not numbered by its name, such as a release, by its title. */
export function phaseLabel({ id, title, order, weeks }: Phase): string {
  const numbered = /^(?:phase|stage|step|week|sprint|iteration)s?\b/iu;
  const name = numbered.test(id) || numbered.test(title) ? l10n.t('Phase {0}', order) : title;
  if (!weeks) return name;
  const { start, end } = weeks;
  return start === end
    ? l10n.t('{0} (week {1})', name, start)
    : l10n.t('{0} (weeks {1}-{2})', name, start, end);
}
