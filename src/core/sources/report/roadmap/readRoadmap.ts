import type { Fragment } from '../../fragment.js';
import { baseName } from '../../../files/workspacePath.js';
import { isPlainCode } from '../fields/readFields.js';
import type { Code, Item, List, Section, Span } from '../markdown/ReportDocument.js';
import type { Report } from '../Report.js';
import { withoutPictographs } from '../text/glyphs.js';
import { plainText } from '../text/plainText.js';
import { attachPhaseEnds } from './attachPhaseEnds.js';
import { joinPlans } from './joinPlans.js';
import { checkItems, hasBoxes } from '../checklists/checkItems.js';
import { listContent, phaseContent } from './phaseContent.js';
import type { PhaseDraft } from './PhaseDraft.js';
import { phaseLabel, type PhaseLabel } from './phaseLabel.js';
import { readPhaseTable } from './readPhaseTable.js';
import { taskOf } from './taskOf.js';
import { treeLines } from './treeLines.js';

/** The phases of a report, each once: headings, bold lines over lists, list items, plain blocks and tables that name them. */
export function readRoadmap(report: Report): void {
  const reader = new RoadmapReader(report);
  reader.read();
}

class RoadmapReader {
  private readonly drafts: PhaseDraft[] = [];
  private readonly phases = new Map<Section, PhaseLabel>();
  private readonly fragment: Fragment;

  constructor(private readonly report: Report) {
    this.fragment = report.fragment;
  }

  read(): void {
    const sections = this.report.sections();
    for (const section of sections) {
      const label = this.labelOf(section);
      if (label) this.phases.set(section, label);
    }
    this.dropLonelyGuesses();
    for (const section of sections) {
      const label = this.phases.get(section);
      if (label) this.addSection(section, label);
      else if (this.isOpenGround(section)) this.readBlocks(section);
    }
    this.fragment.phases.push(...joinPlans(this.drafts));
    attachPhaseEnds(this.report, this.fragment.phases);
  }

  private labelOf(section: Section): PhaseLabel | undefined {
    const { heading } = section;
    if (!heading || this.report.isTitle(section) || this.isExcluded(section)) return undefined;
    const label = phaseLabel(heading.text.text);
    if (!label || (!label.certain && !this.hasRoadmapAbove(section.parent) && !isOneOfAPlan(section)))
      return undefined;
    return this.insidePhase(section.parent) ? undefined : label;
  }

  private insidePhase(section: Section | undefined): boolean {
    for (let at = section; at; at = at.parent) if (this.phases.has(at)) return true;
    return false;
  }

  /** Next steps, guides, achievements: whatever weeks they name. */
  private isExcluded(section: Section): boolean {
    return this.report.chain(section).some((at, i) => {
      const meaning = this.report.meaningOf(at);
      return (
        meaning.noRoadmap &&
        !(i > 0 && meaning.roadmap) &&
        !this.report.isTitle(at) &&
        phaseLabel(at.heading!.text.text)?.certain !== true
      );
    });
  }

  private hasRoadmapAbove(section: Section | undefined): boolean {
    if (/roadmap|milestones/iu.test(baseName(this.report.source.path))) return true;
    for (let at = section; at; at = at.parent)
      if (at.heading && this.report.meaningOf(at).roadmap) return true;
    return false;
  }

  /** One release-like heading alone is a heading; a plan has several, or work beneath. */
  private dropLonelyGuesses(): void {
    for (const [section, label] of this.phases) {
      if (label.certain || section.blocks.some((b) => b.kind === 'list') || section.sections.length > 0)
        continue;
      const siblings = section.parent?.sections.filter((other) => this.phases.has(other)) ?? [];
      if (siblings.length < 2) this.phases.delete(section);
    }
  }

  private isOpenGround(section: Section): boolean {
    return !this.isExcluded(section) && !this.insidePhase(section);
  }

  private addSection(section: Section, label: PhaseLabel): void {
    const content = phaseContent(section, this.report, (other) => this.phases.has(other));
    this.report.taken.add(section);
    this.drafts.push({
      label,
      plan: section.parent!,
      planTitle: this.titleOf(section.parent),
      ...content,
      source: this.report.source.mention(section.start, section.heading!.text.end),
      at: section.start,
    });
  }

  private titleOf(section: Section | undefined): string {
    const text = section?.heading?.text.text ?? '';
    return withoutPictographs(plainText(text)).replaceAll(/\s+/gu, ' ').trim();
  }

  private readBlocks(section: Section): void {
    const roadmap = this.hasRoadmapAbove(section);
    for (const block of section.blocks) {
      if (block.kind === 'code' && isPlainCode(block)) this.readTree(block, section, roadmap);
      else if (block.kind === 'table')
        this.drafts.push(...readPhaseTable(block, this.report, this.titleOf(section)));
      else if (block.kind === 'list') {
        if (!this.readLabelledList(block, section, roadmap)) this.readListOfPhases(block, section, roadmap);
      }
    }
  }

  /** `**Phase 1 (Week 1-2)**: Chaos` over a list. */
  private readLabelledList(list: List, section: Section, roadmap: boolean): boolean {
    const lead = this.report.leadOf(list);
    const label = lead && this.leadLabel(lead, roadmap);
    if (!lead || !label) return false;
    const done = this.report.inner(section).some((at) => this.report.meaningOf(at).done);
    this.drafts.push({
      label,
      plan: section,
      planTitle: this.titleOf(section),
      ...listContent(list, this.report, done),
      source: this.report.source.mention(lead.start, lead.end),
      at: lead.start,
    });
    return true;
  }

  /** Only what begins with the label: `**Pre-Production** (Week 4)` names something else first. */
  private leadLabel(lead: Span, roadmap: boolean): PhaseLabel | undefined {
    const label = phaseLabel(lead.text.replace(/:\s*(\*\*)?$/u, '$1'));
    if (!label || (!label.certain && !roadmap)) return undefined;
    const words = withoutPictographs(plainText(lead.text)).trim().toLowerCase();
    return label.certain ||
      /^(?:weeks?\b|q[1-4]|h[12]|20\d\d|v?\d|now|next|later|months?|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|short|mid|medium|long)/u.test(
        words,
      )
      ? label
      : undefined;
  }

  /** `- **Phase 1**: ...` with the tasks nested: every item names a phase. */
  private readListOfPhases(list: List, section: Section, roadmap: boolean): void {
    const labels = list.items.map((item) => this.itemLabel(item, roadmap));
    if (list.items.length < 2 || !labels.every((label) => label !== undefined)) return;
    const nested = list.items.some((item) => item.blocks.some((block) => block.kind === 'list'));
    if (!roadmap && !nested) return;
    this.report.taken.add(list);
    for (const [i, item] of list.items.entries()) {
      const tasks = item.blocks.flatMap((block) => (block.kind === 'list' ? checkItems(block) : []));
      for (const block of item.blocks) this.report.taken.add(block);
      this.drafts.push({
        label: labels[i]!,
        plan: list,
        planTitle: this.titleOf(section),
        tasks: tasks.flatMap((task) =>
          task.lines[0] ? [taskOf(task.lines[0], this.report.source, false)] : [],
        ),
        exitCriteria: [],
        source: this.report.source.mention(item.start, item.lines.at(-1)?.end ?? item.end),
        at: item.start,
      });
    }
  }

  private itemLabel(item: Item, roadmap: boolean): PhaseLabel | undefined {
    const line = item.lines[0];
    if (!line) return undefined;
    const label = phaseLabel(line.text);
    return label && (label.certain || (roadmap && label.weeks !== undefined)) ? label : undefined;
  }

  /** `Week 1-2: Title` at the margin of a plain block, its work as `├─` lines beneath. */
  private readTree(block: Code, section: Section, roadmap: boolean): void {
    const lines = treeLines(block);
    const heads = lines.map(({ line, depth }) => (depth === 0 ? phaseLabel(line.text) : undefined));
    const found = heads.filter((label) => label !== undefined);
    if (found.length < 2 || (!roadmap && !found.every((label) => label.certain || label.weeks))) return;
    this.report.taken.add(block);
    let draft: PhaseDraft | undefined;
    for (const [i, { line, depth }] of lines.entries()) {
      const label = heads[i];
      if (label) {
        draft = {
          label,
          plan: block,
          planTitle: this.titleOf(section),
          tasks: [],
          exitCriteria: [],
          source: this.report.source.mention(line.start, line.end),
          at: line.start,
        };
        this.drafts.push(draft);
      } else if (depth === 1 && draft) {
        draft.tasks.push(taskOf(line, this.report.source, false));
      } else if (depth === 0) {
        draft = undefined;
      }
    }
  }
}

/** Months, quarters or weeks side by side, with boxes to tick beneath: a plan, whatever the document calls itself. */
function isOneOfAPlan(section: Section): boolean {
  const siblings = section.parent?.sections.filter((other) => isTimed(other)) ?? [];
  return (
    isTimed(section) &&
    siblings.length >= 2 &&
    siblings.some(({ blocks }) => blocks.some((block) => block.kind === 'list' && hasBoxes(block)))
  );
}

function isTimed(section: Section): boolean {
  return /^(?:weeks?|months?|q[1-4]|20\d\d)\b/u.test(
    withoutPictographs(plainText(section.heading!.text.text)).trim().toLowerCase(),
  );
}
