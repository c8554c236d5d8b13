import * as l10n from '@vscode/l10n';
import type { TextEdit } from '../../model/range.js';
import type { TextMerge } from '../Merger.js';
import { nothingToDo } from '../mergeNotes.js';
import { Refusal } from '../python/Refusal.js';
import type { DataMerge } from './DataMerge.js';
import { plainOf, sameData, type DataNode } from './DataNode.js';

/** Compares two whole texts; refuses where one is no place for what the other holds. `whole`: all is to be replaced. */
export function rootMerge(
  merge: DataMerge,
  target: DataNode,
  template: DataNode,
  replace: boolean,
): { whole: boolean } {
  if (target.kind === 'map' && template.kind === 'map') merge.maps(target, template, []);
  else if (sameData(plainOf(target), plainOf(template))) return { whole: false };
  else if (target.kind !== 'list' || template.kind !== 'list')
    throw new Refusal(l10n.t('The file holds {0}, the template {1}.', called(target), called(template)));
  else if (replace) {
    merge.whole();
    return { whole: true };
  } else merge.lists(target, template, []);
  return { whole: false };
}

/** The edits with what is to be said of them. */
export function outcome(merge: DataMerge, edits: TextEdit[], notes: readonly string[] = []): TextMerge {
  if (edits.length > 0) return { kind: 'change', edits, notes: [...notes, ...merge.notes()] };
  return nothingToDo(merge.keptNotes());
}

function called({ kind }: DataNode): string {
  switch (kind) {
    case 'map':
      return l10n.t('a mapping');
    case 'list':
      return l10n.t('a list');
    case 'scalar':
      return l10n.t('a single value');
    case 'opaque':
      return l10n.t('an alias');
  }
}
