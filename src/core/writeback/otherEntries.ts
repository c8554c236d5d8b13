import type { Fragment } from '../sources/fragment.js';

/**
 * What a source says beside one entry; of a report also without the templates that are of it alone, since they stand in its section. Ids that are
 * made of titles, or counted, may become others when an entry beside them comes, goes or is called otherwise: places stand for them.
 * @param left place of the entry among the defects. Default: none is left out
 */
export function otherEntries(fragment: Fragment, left?: number): Fragment {
  const isReport = fragment.source.kind === 'report';
  const gone = left === undefined ? undefined : fragment.defects[left]?.id;
  const placed = new Map<string, string>();
  const defects = fragment.defects
    .filter((_, i) => i !== left)
    .map((entry, i) => {
      if (entry.hasOwnId) return entry;
      placed.set(entry.id, `\0${i}`);
      return { ...entry, id: `\0${i}` };
    });
  if (!isReport) return { ...fragment, defects };
  const templates = fragment.templates
    .filter(
      (template) =>
        gone === undefined || !template.defects.every((id) => id === gone) || template.defects.length === 0,
    )
    .map((template, i) => ({
      ...template,
      id: `\0${i}`,
      defects: template.defects.map((id) => placed.get(id) ?? id),
    }));
  return { ...fragment, defects, templates };
}
