import { priorityOf, severityOf } from '../../words.js';
import type { Field } from '../fields/Field.js';
import type { FieldName } from '../fields/fieldNames.js';
import type { Section } from '../markdown/ReportDocument.js';
import type { Report } from '../Report.js';
import type { CleanTitle } from '../text/cleanTitle.js';
import type { GroupContext } from './GroupContext.js';

/** Fields that hardly anything but a defect has. */
const strong: ReadonlySet<FieldName> = new Set([
  'severity',
  'priority',
  'gap',
  'impact',
  'rootCause',
  'resolution',
  'recommendation',
  'location',
  'tests',
  'fixOptions',
  'likelihood',
]);
const issueLabel = /^(?:issue|problem|bug|defect|finding|vulnerability|current issue|symptoms?)s?$/iu;

export function isStrong(field: Field): boolean {
  return strong.has(field.name) || (field.name === 'description' && issueLabel.test(field.label));
}

/** The level or the urgency is said in words that are known, not in a sentence. */
export function ranks(field: Field): boolean {
  const text = field.value.text;
  if (text.length > 60) return false;
  return (
    (field.name === 'severity' && severityOf(text) !== undefined) ||
    (field.name === 'priority' && priorityOf(text) !== undefined)
  );
}

interface Question {
  section: Section;
  title: CleanTitle;
  fields: readonly Field[];
  context: GroupContext;
  report: Report;
}

/**
 * Whether a section is a defect (READING: Labelled section). `sure`: its fields say so; `likely`: its heading does, as long as nothing inside
 * is a defect of its own.
 */
export function isDefectSection({
  section,
  title,
  fields,
  context,
  report,
}: Question): 'sure' | 'likely' | undefined {
  const meaning = report.meaningOf(section);
  if (meaning.guide || context.guide) return undefined;
  const strongOnes = new Set(fields.filter(isStrong).map((field) => field.name));
  const known = new Set(fields.filter((field) => field.name !== 'detail').map((field) => field.name));
  const ranked = fields.some(ranks);
  if (report.isTitle(section))
    return title.id !== undefined && ranked && strongOnes.size >= 2 ? 'likely' : undefined;
  const isGroup = meaning.group !== undefined && /s\b/u.test(meaning.words) && title.id === undefined;
  const marked = title.severity !== undefined || title.priority !== undefined || title.id !== undefined;
  if (isGroup && section.sections.length > 0 && !ranked) return undefined;
  if (ranked && (strongOnes.size >= 2 || known.size >= 2 || context.group !== undefined || marked))
    return isGroup ? 'likely' : 'sure';
  if (strongOnes.size >= 2) return isGroup ? 'likely' : 'sure';
  const grouped = context.group !== undefined && !meaning.target;
  if (grouped && strongOnes.size >= 1 && !isGroup) return 'sure';
  if (grouped && known.size >= 2 && !isGroup) return 'likely';
  if (marked && strongOnes.size >= 1) return 'likely';
  if (!grouped || isGroup) return undefined;
  if (title.percent !== undefined && context.group === 'gap') return 'likely';
  // `## P0 fixes` over numbered headings with prose and code.
  if (
    context.priority !== undefined &&
    context.group === 'defect' &&
    isIssueHeading(section, meaning.words) &&
    hasText(section)
  )
    return 'likely';
  if ((marked && (title.id !== undefined || hasText(section))) || ranked) return 'likely';
  return context.listsDefects && isIssueHeading(section, meaning.words) && hasText(section)
    ? 'likely'
    : undefined;
}

function hasText(section: Section): boolean {
  return section.blocks.some(
    (block) => block.kind === 'paragraph' || block.kind === 'list' || block.kind === 'code',
  );
}

/** Under `Known issues` a heading names an issue, unless it parts the list or speaks of the document. */
function isIssueHeading(section: Section, words: string): boolean {
  return (
    section.sections.length === 0 &&
    words.split(' ').length >= 2 &&
    !/^(?:(?:new |updated? )?files?\b|`|\S+\.\w+$)/u.test(words) &&
    !/^(?:summary|overview|introduction|status|reporting|how to|see also|related|references?|work-?arounds?|resolved|fixed|notes?|legend|table of contents|other|general|last updated|updated|commit|version|changelog|history|environment|dependencies|metadata|test suite|tracking|contributing|report(?:ing)? (?:a |an )?(?:new )?(?:issue|bug)s?)\b/u.test(
      words,
    )
  );
}
