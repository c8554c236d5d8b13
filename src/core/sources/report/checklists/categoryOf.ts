import type { Section } from '../markdown/ReportDocument.js';
import { cleanTitle } from '../text/cleanTitle.js';

/** The words above a list or a table: its label, else the heading. */
export function categoryOf(lead: string | undefined, section: Section): string | undefined {
  for (const text of [lead, section.heading?.text.text]) {
    const title = text === undefined ? '' : cleanTitle(text.replace(/:\s*((?:\*\*|__)?)$/u, '$1')).title;
    if (title !== '') return title;
  }
  return undefined;
}
