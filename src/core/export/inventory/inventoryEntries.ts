import * as l10n from '@vscode/l10n';
import { workspacePath } from '../../files/workspacePath.js';
import type { Mention } from '../../model/range.js';
import type { Fragment } from '../../sources/fragment.js';
import { RANKS } from '../../sources/fragment.js';
import { readSource } from '../../sources/readSource.js';
import type { Ledger, Template } from '../../model/ledger.js';
import { entryIds, validId } from './entryIds.js';
import {
  codeText,
  criterionValue,
  defectValue,
  phaseValue,
  templateValue,
  withNewlines,
} from './entryValues.js';
import { criterionKey, missingEntries } from './missingEntries.js';
import type { YamlMap } from './yamlItem.js';

export type InventoryList = 'defects' | 'phases' | 'criteria' | 'templates';

/** An entry to be written, with the places that it comes from. */
export interface NewEntry {
  value: YamlMap;
  mentions: readonly Mention[];
}

interface Wanted {
  ledger: Ledger;
  chosen: { defects: readonly string[]; phases: boolean; criteria: boolean };
  path: string;
  existing: string | undefined;
  natives: readonly string[];
}

/** The chosen entries that the inventory does not hold yet, list by list in the order of the format. */
export function inventoryEntries({
  ledger,
  chosen,
  path,
  existing,
  natives,
}: Wanted): { lists: { list: InventoryList; entries: NewEntry[] }[] } | { refused: string } {
  // The ledger may be older than the text: what the text itself holds counts as well.
  const own = existing === undefined ? undefined : readSource(path, { text: existing, encoding: 'utf-8' });
  if (own && own.rank !== RANKS.native && !isBlank(own, existing!)) {
    return {
      refused: l10n.t(
        "{0} is no inventory of Defect Ledger's own format; give it another name, or put `version: 1` and a list `defects:` into it.",
        path,
      ),
    };
  }
  const missing = missingEntries(ledger, natives);
  const defectIds = entryIds(missing.defects, titles(own?.defects), ids(ledger.defects));
  const idOf = (id: string): string => defectIds.get(id)?.id ?? validId(id);
  const wanted = new Set(chosen.defects);
  const defects = missing.defects.filter(({ id }) => wanted.has(id) && !defectIds.get(id)!.isThere);

  const served = new Set(defects.flatMap((defect) => defect.templates));
  const candidates = ledger.templates.filter(
    ({ id, source, targetPath, unusable }) =>
      served.has(id) &&
      unusable === undefined &&
      !natives.includes(source.path) &&
      workspacePath(targetPath) !== undefined,
  );
  const twins = new Map(candidates.map((each) => [each.id, twinOf(each, own?.templates ?? [])]));
  const templateIds = entryIds(candidates, titles(own?.templates), ids(ledger.templates));
  const templates = candidates.filter(({ id }) => !twins.get(id) && !templateIds.get(id)!.isThere);
  const templateIdOf = (id: string): string => twins.get(id) ?? templateIds.get(id)?.id ?? id;
  const named = new Set([
    ...templateIds.keys(),
    ...ledger.templates.filter(({ source }) => natives.includes(source.path)).map(({ id }) => id),
  ]);

  const phases = chosen.phases ? missing.phases : [];
  const phaseIds = entryIds(phases, titles(own?.phases), ids(ledger.phases));
  const phasesThere = new Set(own?.phases.map(phaseKey));
  const criteriaThere = new Set(own?.criteria.map(criterionKey));
  const criteria = chosen.criteria ? missing.criteria : [];
  return {
    lists: [
      {
        list: 'defects',
        entries: defects.map((defect) => ({
          value: defectValue(defect, idOf, [
            ...new Set(defect.templates.filter((id) => named.has(id)).map(templateIdOf)),
          ]),
          mentions: defect.mentions,
        })),
      },
      {
        list: 'phases',
        entries: phases
          .filter((phase) => !phaseIds.get(phase.id)!.isThere && !phasesThere.has(phaseKey(phase)))
          .map((phase) => ({
            value: phaseValue(phase, phaseIds.get(phase.id)!.id, idOf),
            mentions: phase.mentions,
          })),
      },
      {
        list: 'criteria',
        entries: criteria
          .filter((criterion) => !criteriaThere.has(criterionKey(criterion)))
          .map((criterion) => ({ value: criterionValue(criterion), mentions: [criterion.source] })),
      },
      {
        list: 'templates',
        entries: templates.map((template) => ({
          value: templateValue(template, templateIdOf(template.id), servedBy(template, defects).map(idOf)),
          mentions: [template.source],
        })),
      },
    ],
  };
}

function servedBy({ id }: Template, defects: Ledger['defects']): string[] {
  return defects.filter(({ templates }) => templates.includes(id)).map((defect) => defect.id);
}

/** The id of a template of the inventory that is the same under whatever id: reports repeat each other. */
function twinOf({ targetPath, code }: Template, there: readonly Template[]): string | undefined {
  const path = workspacePath(targetPath);
  return there.find((each) => each.targetPath === path && each.code === codeText(code))?.id;
}

function phaseKey({ title, order }: Ledger['phases'][number]): string {
  return `${order} ${withNewlines(title)}`;
}

function ids(entries: readonly { id: string }[]): string[] {
  return entries.map(({ id }) => id);
}

function titles(entries: readonly { id: string; title: string }[] = []): Map<string, string> {
  return new Map(entries.map(({ id, title }) => [id, title]));
}

/** Nothing but blanks and comments. */
function isBlank(fragment: Fragment, text: string): boolean {
  return (
    fragment.problems.length === 0 &&
    text.split(/[\r\n]/u).every((line) => /^(?:#.*|---)?$/u.test(line.trim()))
  );
}
