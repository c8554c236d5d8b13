import * as l10n from '@vscode/l10n';
import type { TextEdit } from '../../model/range.js';
import type { TextMerge } from '../Merger.js';
import { Refusal } from '../python/Refusal.js';
import type { DataMerge } from './DataMerge.js';
import { plainOf, sameData, type DataNode } from './DataNode.js';

const words = { map: 'a mapping', list: 'a list', scalar: 'a single value', opaque: 'an alias' };

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
    throw new Refusal(`The file holds ${words[target.kind]}, the template ${words[template.kind]}.`);
  else if (replace) {
    merge.whole();
    return { whole: true };
  } else merge.lists(target, template, []);
  return { whole: false };
}

/** The edits with what is to be said of them. */
export function outcome(merge: DataMerge, edits: TextEdit[], notes: readonly string[] = []): TextMerge {
  if (edits.length > 0) return { kind: 'change', edits, notes: [...notes, ...merge.notes()] };
  const kept = merge.keptNotes();
  const reason =
    kept.length > 0 ? l10n.t('There is nothing to add.') : l10n.t('All of the template is there already.');
  return { kind: 'nothing', reason: [reason, ...kept].join(' ') };
}
