import type { Defect, DefectMention } from '../model/ledger.js';
import type { DefectEntry } from '../sources/fragment.js';
import type { WritableField } from './FieldTask.js';

/**
 * Where a field of a defect could be written so that the ledger then says it, the best first: the mention whose word on it counts now, then those
 * that are trusted more and do not say it. Where nobody says it, all of them.
 * @param entryOf the entry that a mention is of; undefined where it is no longer there
 */
export async function mentionsToWrite(
  defect: Defect,
  field: WritableField,
  entryOf: (mention: DefectMention) => Promise<DefectEntry | undefined>,
): Promise<DefectMention[]> {
  const silent: DefectMention[] = [];
  const saying: { mention: DefectMention; above: DefectMention[]; counts: boolean }[] = [];
  for (const mention of defect.mentions) {
    const entry = await entryOf(mention);
    if (entry && saysField(entry, field))
      saying.push({ mention, above: [...silent], counts: entry[field] === defect[field] });
    else silent.push(mention);
  }
  const best = saying.find(({ counts }) => counts) ?? saying[0];
  return best ? [best.mention, ...best.above] : silent;
}

/** An entry without a status is open, but does not say so. */
export function saysField(entry: DefectEntry, field: WritableField): boolean {
  if (entry.fieldRanges[field] !== undefined) return true;
  if (field === 'status') return entry.rawStatus !== undefined || entry.status !== 'open';
  return entry[field] !== undefined && entry[field] !== '';
}
