import * as l10n from '@vscode/l10n';
import type { OpenPlace } from '../../core/ledger/openPlaces.js';

/** Why this place counts, in few words that go with what its diagnostic says: `imported here, not defined in src.metrics`. */
export function placeEvidence({ defect, occurrence }: OpenPlace): string {
  const anchor = defect.anchors[occurrence.anchor];
  const { proves } = occurrence;
  switch (anchor?.kind) {
    case 'import':
      return anchor.names.length > 0
        ? l10n.t('imported here, not defined in {0}', anchor.module)
        : l10n.t('imported here; there is no module {0}', anchor.module);
    case 'symbol':
      return proves
        ? l10n.t('{0} has to be written here', anchor.name)
        : l10n.t('{0} is the code that is meant', anchor.name);
    case 'pattern':
      return l10n.t('this line matches {0}', anchor.pattern);
    case 'dependency':
      return proves
        ? l10n.t('{0} is to be at {1}', anchor.name, anchor.version)
        : l10n.t('{0} is declared here', anchor.name);
    case 'test':
      return l10n.t('a test that shows it');
    case 'range':
      return l10n.t('the place that is reported');
    case 'file':
      return l10n.t('a file that is reported');
    case 'missing-file':
      return l10n.t('{0} is to be made', anchor.path);
    case undefined:
      return l10n.t('named in a source');
  }
}
