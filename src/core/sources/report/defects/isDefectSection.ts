import { priorityOf } from '../../words.js';
import type { Field } from '../fields/Field.js';
import { fieldNamed, type FieldName } from '../fields/fieldNames.js';
import type { Section } from '../markdown/ReportDocument.js';
import type { Report } from '../Report.js';
import type { CleanTitle } from '../text/cleanTitle.js';
import { isChoice, isPlaceholder } from '../text/placeholder.js';
import type { GroupContext } from './GroupContext.js';
import { findingSections } from './findingFamilies.js';
import { isAside, isPart, saysNone } from './isAside.js';
import { levelOf, saysNothing } from './levelOf.js';

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
const issueLabel =
  /^(?:issue|problem|bug|defect|finding|vulnerability|current issue|issue (?:identified|found)|debt|symptoms?)s?$/iu;

export function isStrong(field: Field): boolean {
  return strong.has(field.name) || (field.name === 'description' && issueLabel.test(field.label));
}

/** The level or the urgency is said in words that are known, not in a sentence. */
export function ranks(field: Field): boolean {
  const { text } = field.value;
  if (field.name === 'severity') return levelOf(text) !== undefined;
  return field.name === 'priority' && text.length <= 60 && priorityOf(text) !== undefined && !isChoice(text);
}

/** A form that is not filled in, or a part that was looked at and found well. */
export function isEmptyForm(title: string, fields: readonly Field[]): boolean {
  if (isPlaceholder(title)) return true;
  const blank = fields.filter(
    (field) => isPlaceholder(field.value.text) || isChoice(field.value.text),
  ).length;
  if (blank >= 2 && blank * 2 >= fields.length) return true;
  return fields.some((field) => field.name === 'severity' && saysNothing(field.value.text));
}

/** A requirement, a test case, a story, an alternative, a rule of a linter: they have fields as well. */
export function isOtherEntry(title: CleanTitle, fields: readonly Field[], context: GroupContext): boolean {
  if (fields.some((field) => /^(?:pros|cons|advantages|disadvantages|trade-?offs)$/iu.test(field.label)))
    return true;
  if (context.group !== undefined) return false;
  if (
    title.id !== undefined &&
    /^(?:N?FR|REQ|US|UC|TC|AC|ADR|RFC|EPIC|STORY|FEAT|TEST|SPEC|TASK)[-_]?\d/u.test(title.id)
  )
    return true;
  return /^[a-z]\w*(?:[-.][\w]+)*$/u.test(title.title);
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
  if (isEmptyForm(title.title, fields) || isOtherEntry(title, fields, context)) return undefined;
  const strongOnes = new Set(fields.filter(isStrong).map((field) => field.name));
  const known = new Set(fields.filter((field) => field.name !== 'detail').map((field) => field.name));
  const ranked = fields.some(ranks);
  if (meaning.statement && !ranked && title.id === undefined) return undefined;
  if (report.isTitle(section))
    return title.id !== undefined && ranked && strongOnes.size >= 2 ? 'likely' : undefined;
  // `Naming issues` with a paragraph beneath, among the findings of a level, is one of them.
  const isGroup =
    meaning.group !== undefined &&
    (plural.test(meaning.words) || meaning.levelOnly) &&
    title.id === undefined &&
    !(context.severity !== undefined && context.group === 'defect' && isProse(section));
  // `Readiness gap: 50%` may be one, or tell of those beneath.
  const loose = isGroup || singular.test(meaning.words);
  const marked = title.severity !== undefined || title.priority !== undefined || title.id !== undefined;
  if (isGroup && section.sections.length > 0 && !ranked) return undefined;
  if (ranked && (strongOnes.size >= 2 || known.size >= 2 || context.group !== undefined || marked))
    return loose ? 'likely' : 'sure';
  if (strongOnes.size >= 2) return loose ? 'likely' : 'sure';
  const grouped = context.group !== undefined && !meaning.target;
  if (grouped && strongOnes.size >= 1 && !isGroup) return loose ? 'likely' : 'sure';
  if (grouped && known.size >= 2 && !isGroup) return 'likely';
  if (marked && strongOnes.size >= 1) return 'likely';
  if (findingSections(report).has(section) && (hasText(section) || section.sections.length > 0))
    return 'likely';
  if (!grouped || isGroup) return undefined;
  if (title.percent !== undefined && context.group === 'gap') return 'likely';
  // `## P0 fixes`, `## High severity` over headings with prose and code; `## Important issues` over numbered ones.
  if (
    context.group === 'defect' &&
    report.meaningOf(report.parentOf(section)).group !== undefined &&
    (context.priority !== undefined || context.severity !== undefined || isNumberedIssue(section, report)) &&
    isIssueHeading(section, meaning.words) &&
    hasText(section)
  )
    return 'likely';
  const leads = title.severity !== undefined && context.group === 'defect';
  if ((marked && (title.id !== undefined || leads || hasText(section))) || ranked) return 'likely';
  return context.listsDefects && isIssueHeading(section, meaning.words) && hasText(section)
    ? 'likely'
    : undefined;
}

const plural =
  /\b(?:issues|defects|bugs|gaps|findings|vulnerabilities|blockers|problems|risks|weaknesses|limitations|fixes|items|tasks|todos|actions|shortcomings|deficiencies|flaws|debt)\b/u;

const singular =
  /\b(?:issue|defect|bug|gap|finding|vulnerability|blocker|problem|risk|weakness|limitation)(?:\s*[:(].{0,40})?$/u;

function hasText(section: Section): boolean {
  return section.blocks.some(
    (block) =>
      (block.kind === 'paragraph' && !block.lines.every((line) => saysNone(line.text))) ||
      (block.kind === 'list' && !block.items.every((item) => saysNone(item.lines[0]?.text ?? ''))) ||
      block.kind === 'code',
  );
}

function isProse(section: Section): boolean {
  return (
    section.sections.length === 0 &&
    section.blocks.length > 0 &&
    section.blocks.every(
      (block) => block.kind === 'paragraph' || block.kind === 'code' || block.kind === 'rule',
    )
  );
}

/** One of the numbered headings of which a group of issues consists: `### 1. Excessive polling`. */
function isNumberedIssue(section: Section, report: Report): boolean {
  const parent = section.parent;
  if (!parent) return false;
  let numbered = groups.get(parent);
  if (numbered === undefined) {
    const meaning = report.meaningOf(parent);
    const number = /^\W{0,6}\d{1,3}[.)]\s/u;
    numbered =
      meaning.group === 'defect' &&
      !meaning.statement &&
      !meaning.done &&
      /\b(?:issues|defects|bugs|problems|vulnerabilities|blockers|flaws)\b/u.test(meaning.words) &&
      parent.sections.every((one) => number.test(one.heading!.text.text));
    groups.set(parent, numbered);
  }
  return numbered;
}

/** Whether all headings beneath a section number its issues: asked for each of them. */
const groups = new WeakMap<Section, boolean>();

/** Under `Known issues` a heading names an issue, unless it parts the list or speaks of the document. */
function isIssueHeading(section: Section, words: string): boolean {
  return (
    section.sections.length === 0 &&
    words.split(' ').length >= 2 &&
    fieldNamed(words) === undefined &&
    !isAside(words) &&
    !isPart(words) &&
    !/^(?:(?:new |updated? )?files?\b|`|\S+\.\w+$)/u.test(words) &&
    !/^(?:status|(?:resolved|fixed)(?: (?:issues|bugs|defects|problems|in)\b|$)|other|general|dependencies)\b/u.test(
      words,
    )
  );
}
