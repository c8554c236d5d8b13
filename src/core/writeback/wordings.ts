import type { FileAccess } from '../files/FileAccess.js';
import type { Ledger } from '../model/ledger.js';
import { nextTurn } from '../nextTurn.js';
import { closedValues, type WritableField } from './FieldTask.js';
import { mentionOfEntry } from './entryAt.js';
import { mentionsToWrite } from './mentionsToWrite.js';
import { planField } from './planField.js';
import { SourceDraft } from './SourceDraft.js';

/** How a value would stand in a source. */
export interface Wording {
  readonly path: string;
  readonly text: string;
}

/** Longer ones are no words of their own, but a stretch that is written anew. */
const longest = 40;

/**
 * How each value of status, priority or severity would be written for a defect, by value; those that would not be written, or not in a word of
 * their own, are not in it. The sources are read once for all values. Never throws.
 * @param goesOn asked before each value. Default: always
 */
export async function wordings(
  ledger: Ledger,
  files: FileAccess,
  defectId: string,
  field: WritableField,
  goesOn: () => boolean = () => true,
): Promise<ReadonlyMap<string, Wording>> {
  const found = new Map<string, Wording>();
  const defect = ledger.defects.find(({ id }) => id === defectId);
  if (!defect) return found;
  const drafts = new Map<string, SourceDraft | undefined>();
  const draft = async (path: string): Promise<SourceDraft | undefined> => {
    if (!drafts.has(path)) {
      const file = await files.read(path);
      drafts.set(path, file && new SourceDraft(path, file));
    }
    return drafts.get(path);
  };
  const mentions = await mentionsToWrite(defect, field, async (mention) =>
    (await draft(mention.path))?.entry(mention),
  );
  for (const value of closedValues[field] ?? []) {
    for (const { path, ...mention } of mentions) {
      await nextTurn();
      if (!goesOn()) return found;
      const source = drafts.get(path);
      const index = source?.indexOf({ path, ...mention });
      const place = source && index !== undefined ? mentionOfEntry(source.fragment, index) : undefined;
      const plan = source && place ? planField(source.proof, place, field, value) : undefined;
      if (!plan || plan.kind === 'refused') continue;
      const text = plan.kind === 'change' ? wordOf(plan.edits.map(({ newText }) => newText)) : undefined;
      if (text !== undefined) found.set(value, { path, text });
      break;
    }
  }
  return found;
}

function wordOf(texts: readonly string[]): string | undefined {
  const text = texts.map((each) => each.trim()).find((each) => each !== '');
  return text === undefined || /[\r\n]/u.test(text) || text.length > longest ? undefined : text;
}
