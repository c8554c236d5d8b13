import type { Task } from '../../../model/ledger.js';
import { fieldNamed } from '../fields/fieldNames.js';
import type { Paragraph, Span } from '../markdown/ReportDocument.js';
import type { Report } from '../Report.js';
import { contentRole, isRemark } from './contentRole.js';
import { isNumbered, taskOfHeading, type Below } from './headingTasks.js';
import { taskOf } from './taskOf.js';

/** Work of a phase that no list tells: a drawn tree, sub-headings, paragraphs that begin in bold. */
export function unlistedTasks(
  trees: readonly Span[],
  below: readonly Below[],
  paragraphs: readonly Paragraph[],
  report: Report,
): Task[] {
  if (trees.length > 0) return trees.map((line) => taskOf(line, report.source, { done: false }));
  const numbered = below.filter(({ section }) => isNumbered(section));
  const named = below.filter(({ section }) => namesWork(report.meaningOf(section).words));
  const headings = numbered.length > 0 ? numbered : named;
  if (headings.length > 0) return headings.map((heading) => taskOfHeading(heading, report));
  const bold = paragraphs.flatMap(({ lines }) => (lines[0] && isBoldTask(lines[0]) ? [lines[0]] : []));
  const steps = bold.filter(({ text }) => /^[*_]{2}\s*(?:#?\d|task\b|step\b|story\b)/iu.test(text));
  const chosen = steps.length > 0 ? steps : bold.length > 1 ? bold : [];
  return chosen.map((line) => taskOfBold(line, report));
}

/** A heading that names a thing to do rather than a part of the text. */
function namesWork(words: string): boolean {
  return (
    contentRole(words) === undefined &&
    fieldNamed(words) === undefined &&
    !/\b(?:overview|summary|details?|update|introduction|description|design|architecture|strategy|approach|timeline|schedule|current|plan|theme|vision|priority|effort|owners?|documents|testing|review)\b/u.test(
      words,
    )
  );
}

function isBoldTask(line: Span): boolean {
  const name = /^(\*\*|__)([^*_]{3,80})\1/u.exec(line.text)?.[2];
  if (name === undefined) return false;
  const words = name.replace(/:$/u, '').trim().toLowerCase();
  return (
    !isRemark(words) &&
    fieldNamed(words) === undefined &&
    contentRole(words) === undefined &&
    words.split(' ').length <= 12
  );
}

function taskOfBold(line: Span, report: Report): Task {
  const name = /^(\*\*|__)[^*_]+\1/u.exec(line.text)?.[0] ?? line.text;
  const span = { start: line.start, end: line.start + name.length, text: name };
  const task = taskOf(span, report.source, { done: /✅|✔/u.test(line.text) });
  return { ...task, title: task.title.replace(/^(?:task|step|story)?\s*#?\d+(?:\.\d+)*[.):]?\s*/iu, '') };
}
