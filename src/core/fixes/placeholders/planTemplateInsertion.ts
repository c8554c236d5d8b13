import type { FileAccess } from '../../files/FileAccess.js';
import type { Template } from '../../model/ledger.js';
import type { TextEdit } from '../../model/range.js';
import type { SnippetEdit } from '../FixPlan.js';
import { planInsertion } from '../plain/planInsertion.js';
import { filledTemplate, type FillContext } from './filledTemplate.js';
import { TabStops } from './TabStops.js';

/**
 * The template where the cursor is, as edits and, where it has placeholders, as snippets too; or why it cannot be there.
 * @param at `path`: workspace-relative; `offset`: zero-based UTF-16 code units of `text`
 */
export async function planTemplateInsertion(
  { code, snippet, unusable }: Pick<Template, 'code' | 'snippet' | 'unusable'>,
  { path, text, offset }: { path: string; text: string; offset: number },
  files: FileAccess,
  context: FillContext,
): Promise<{ edits: TextEdit[]; snippets?: SnippetEdit[] } | { missing: string }> {
  if (unusable !== undefined) return { missing: unusable };
  if (!snippet) return { edits: planInsertion(text, offset, code) };
  const filled = await filledTemplate(code, path, files, context);
  if ('missing' in filled) return filled;
  const edits = planInsertion(text, offset, filled.code);
  const stops = new TabStops([code, text, filled.code]);
  const marked = await filledTemplate(code, path, files, context, stops.mark);
  if ('missing' in marked || !stops.any) return { edits };
  const withNames = planInsertion(text, offset, marked.code);
  if (endless(stops.filled(withNames)) !== endless(edits)) return { edits };
  const snippets = stops.snippets(withNames);
  return { edits, ...(snippets && { snippets }) };
}

/** What is inserted, whatever the blanks at the ends of its lines: an empty placeholder keeps those in front of it. */
function endless(edits: readonly TextEdit[]): string {
  return edits.map(({ newText }) => newText.replace(/[ \t]+$/gmu, '').trimEnd()).join('\n');
}
