import type { DefectEntry } from '../../fragment.js';
import { fieldNamed } from '../fields/fieldNames.js';
import type { Code, Section, Span } from '../markdown/ReportDocument.js';
import type { Report } from '../Report.js';
import { treeLines } from '../roadmap/treeLines.js';
import { cleanTitle } from '../text/cleanTitle.js';
import { defectFromFields } from './defectFromFields.js';
import { groupContext } from './GroupContext.js';
import type { Field } from '../fields/Field.js';

const gapLine = /^([\p{L}][^:|%]{1,80}?)\s*(?::|\s[–—-])\s*~?(\d{1,3}(?:\.\d+)?)\s*%\s*(.*)$/u;

/**
 * `MAPE-K Tuning: 10% | 2 weeks | 2 engineers` in a plain block, under a heading or a label that speaks of gaps: lines below
 * the label, or all lines where the heading says it.
 */
export function readGapLines(block: Code, section: Section, report: Report): DefectEntry[] {
  const context = groupContext(section, report.leadOf(block), report);
  const lines = treeLines(block);
  let group = false;
  const found: { line: Span; name: Span; percent: string; rest: string }[] = [];
  for (const { line, depth } of lines) {
    if (depth === 0) {
      const label = /:$/u.test(line.text) || /:\s*$/u.test(line.text.replace(/\([^()]*\)/gu, ''));
      group = label && /\bgaps?\b|breakdown|missing|remaining/iu.test(line.text);
    }
    const match = gapLine.exec(line.text);
    if (!match || /^(?:total|sum|overall|current|target|gap|progress|coverage|average)\b/iu.test(match[1]!))
      continue;
    if (fieldNamed(match[1]!) !== undefined || (!group && depth === 0 && context.group !== 'gap')) continue;
    if (!group && depth > 0) continue;
    found.push({
      line,
      name: { start: line.start, end: line.start + match[1]!.length, text: match[1]! },
      percent: match[2]!,
      rest: match[3]!,
    });
  }
  if (
    found.length < 2 ||
    (context.group !== 'gap' && !found.every(() => context.group !== undefined || group))
  )
    return [];
  return found.map(({ line, name, percent, rest }) => {
    const title = cleanTitle(name.text);
    title.percent = Number(percent);
    return defectFromFields(
      {
        title,
        titleSpan: name,
        fields: cellFields(line, rest),
        context: { ...context, group: 'gap' },
        form: 'row',
        siblings: `block@${block.start}`,
        start: line.start,
        end: line.end,
        body: [],
      },
      report,
    );
  });
}

/** ` | 2 weeks | 2 engineers`: a time is the timeline, people are the effort. */
function cellFields(line: Span, rest: string): Field[] {
  const from = line.end - rest.length;
  const fields: Field[] = [];
  for (const match of rest.matchAll(/[^|]+/gu)) {
    const text = match[0].trim();
    if (text === '') continue;
    const start = from + match.index + match[0].indexOf(text);
    const value = { start, end: start + text.length, text };
    const name = /^~?\d.*\b(?:days?|weeks?|months?|hours?)$/iu.test(text)
      ? 'timeline'
      : /\b(?:engineers?|people|persons?|devs?|developers?|ftes?)\b/iu.test(text)
        ? 'effort'
        : undefined;
    if (name)
      fields.push({
        name,
        label: name === 'effort' ? 'Effort' : 'Timeline',
        labelStart: start,
        value,
        more: [],
      });
  }
  return fields;
}
