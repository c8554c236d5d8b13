const place = String.raw`[\w./\\-]{1,200}\.\w{1,8}(?::L?\d{1,7}(?:[-:]L?\d{1,7})?(?:,\s?\d{1,7}){0,9})`;
const inFront = new RegExp(
  String.raw`^(?:\[\s?${'`'}?${place}${'`'}?\s?\]\s*[:–—-]?\s*|${'`'}?${place}${'`'}?\s*[:–—-]\s*)`,
  'u',
);
const behind = new RegExp(
  String.raw`\s*(?:[([]\s?${'`'}?[\w./\\-]{1,200}\.\w{1,8}(?::L?\d{1,7}(?:[-:]L?\d{1,7})?)?${'`'}?\s?[)\]]|[–—-]\s*${'`'}?${place}${'`'}?)\s*$`,
  'u',
);

/**
 * The title of a defect without what a field says as well: `Unchecked length in src/a.c:12` keeps its words, a place in brackets, in
 * front or behind a dash goes, and so does a full stop.
 */
export function bareTitle(title: string): string {
  const text = title
    .replace(/^(?:area|file|location|component|module)s?(?:\s?\/\s?\w{1,20})?:\s*(?=\S)/iu, '')
    .replace(behind, '')
    .replace(inFront, '')
    .replace(/(?<=[\p{L}\p{N})`"'’”])\.$/u, '');
  return text === '' ? title : text;
}
