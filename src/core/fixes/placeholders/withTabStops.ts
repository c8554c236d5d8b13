import type { TextEdit } from '../../model/range.js';
import { LineIndex } from '../../text/LineIndex.js';
import type { FixPlan, SnippetEdit } from '../FixPlan.js';
import type { TabStop } from './fillIn.js';
import { escapedSnippet } from './snippetSyntax.js';
import { TabStops, type Marked } from './TabStops.js';

type PlanOf = (mark: (stop: TabStop) => string) => Promise<FixPlan | undefined>;

const ways: readonly Marked[] = ['all', 'filled'];

/**
 * The plan with its edits as snippets too, where it edits one file and comes out the same with names in the place of the placeholders, so
 * that these can be told in it; else as it is.
 * @param code of the template
 * @param planOf the same plan, with `mark` for what stands for a placeholder; undefined where there is none
 */
export async function withTabStops(plan: FixPlan, code: string, planOf: PlanOf): Promise<FixPlan> {
  if (plan.kind !== 'change' || plan.files.length !== 1) return plan;
  const [file] = plan.files;
  if (file?.kind !== 'edit') return plan;
  for (const way of ways) {
    const stops = new TabStops([code, file.before, file.after], way);
    const marked = await planOf(stops.mark);
    if (!stops.any || marked?.kind !== 'change') continue;
    const [only, ...others] = marked.files;
    if (only?.kind !== 'edit' || others.length > 0 || only.before !== file.before) continue;
    if (!sameEdits(stops.filled(only.edits), file.edits)) continue;
    const snippets = stops.snippets(only.edits);
    if (snippets) return { ...plan, files: [{ ...file, snippets: fromLineStarts(snippets, file.before) }] };
  }
  return plan;
}

/**
 * The editor indents a snippet like what stands in front of it in its line, and forgets that it was told not to where it hands an action to
 * other extensions; so nothing stands in front.
 */
function fromLineStarts(snippets: readonly SnippetEdit[], before: string): SnippetEdit[] {
  const lines = new LineIndex(before);
  return snippets.map(({ range, snippet }, i) => {
    const { line, character } = range.start;
    const start = { line, character: 0 };
    const front = before.slice(lines.offset(start), lines.offset(range.start));
    const taken = snippets[i - 1]?.range.end.line === line;
    if (character === 0 || taken || !/^\s/u.test(front) || !snippet.includes('\n')) return { range, snippet };
    return { range: { start, end: range.end }, snippet: escapedSnippet(front) + snippet };
  });
}

function sameEdits(a: readonly TextEdit[], b: readonly TextEdit[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
