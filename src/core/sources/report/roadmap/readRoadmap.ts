import { countWeeks } from '../../phaseDates.js';
import { pushAll } from '../pushAll.js';
import { isPlainCode } from '../fields/readFields.js';
import type { Code, Item, List, Section, Span } from '../markdown/ReportDocument.js';
import type { Report } from '../Report.js';
import { bareText } from '../text/bareText.js';
import { tickOf } from '../text/tick.js';
import { attachPhaseEnds } from './attachPhaseEnds.js';
import { joinPlans } from './joinPlans.js';
import { blocksContent, listContent, phaseContent } from './phaseContent.js';
import type { PhaseDraft } from './PhaseDraft.js';
import { phaseFacts, statedStart } from './phaseFacts.js';
import { phaseLabel, type PhaseLabel } from './phaseLabel.js';
import { PhaseSections } from './PhaseSections.js';
import type { PhaseState } from './phaseState.js';
import { readGantt } from './readGantt.js';
import { readPhaseTable } from './readPhaseTable.js';
import { taskOf } from './taskOf.js';
import { treeLines } from './treeLines.js';

/** The phases of a report, each once: headings, bold lines over lists, list items, plain blocks and tables that name them. */
export function readRoadmap(report: Report): void {
  const reader = new RoadmapReader(report);
  reader.read();
}

class RoadmapReader {
  private drafts: PhaseDraft[] = [];
  private readonly phases: PhaseSections;
  /** Lists that name phases outside a roadmap: `- ✅ **Phase 1**: Foundation` in a summary. */
  private readonly mentions: { list: List; labels: PhaseLabel[]; section: Section }[] = [];

  constructor(private readonly report: Report) {
    this.phases = new PhaseSections(report);
  }

  read(): void {
    const sections = this.report.sections();
    for (const section of sections) {
      const label = this.phases.get(section);
      if (label) this.addSection(section, label);
      else if (this.phases.isOpenGround(section) && !this.phases.isCriteriaOfPhase(section))
        this.readBlocks(section);
    }
    this.addMentions();
    if (this.drafts.length === 0) this.drafts = readGantt(this.report);
    const phases = joinPlans(this.drafts);
    const outside = sections.filter((at) => !this.phases.get(at) && this.phases.isOpenGround(at));
    if (phases.some(({ weeks, dates }) => weeks && !dates))
      countWeeks(phases, statedStart(outside) ?? this.report.fragment.source.date);
    pushAll(this.report.fragment.phases, phases);
    attachPhaseEnds(this.report, this.report.fragment.phases, (section) =>
      this.phases.isCriteriaOfPhase(section),
    );
  }

  private addSection(section: Section, label: PhaseLabel): void {
    const content = phaseContent(
      section,
      label.state ?? this.stateAbove(section.parent),
      this.report,
      (other) => this.phases.get(other) !== undefined,
    );
    this.report.taken.add(section);
    this.drafts.push({
      label,
      plan: section.parent!,
      planTitle: this.titleOf(section.parent),
      ...content,
      facts: phaseFacts(section.blocks),
      source: this.report.source.mention(section.start, section.heading!.text.end),
      at: section.start,
    });
  }

  /** `Completed phases` above them says it of all. */
  private stateAbove(section: Section | undefined): PhaseState | undefined {
    return section?.heading && this.report.inner(section).some((at) => this.report.meaningOf(at).done)
      ? 'done'
      : undefined;
  }

  private titleOf(section: Section | undefined): string {
    const text = section?.heading?.text.text ?? '';
    return bareText(text);
  }

  private readBlocks(section: Section): void {
    const roadmap = this.phases.hasRoadmapAbove(section);
    for (const block of section.blocks) {
      if (block.kind === 'code' && isPlainCode(block)) this.readTree(block, section, roadmap);
      else if (block.kind === 'table')
        pushAll(this.drafts, readPhaseTable(block, this.report, this.titleOf(section), roadmap));
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
    this.drafts.push({
      label,
      plan: section,
      planTitle: this.titleOf(section),
      ...listContent(list, label.state ?? this.stateAbove(section), this.report),
      source: this.report.source.mention(lead.start, lead.end),
      at: lead.start,
    });
    return true;
  }

  /** Only what begins with the label: `**Pre-Production** (Week 4)` names something else first. */
  private leadLabel(lead: Span, roadmap: boolean): PhaseLabel | undefined {
    const label = phaseLabel(lead.text.replace(/:\s*(\*\*)?$/u, '$1'));
    return label && (label.certain || (roadmap && label.form === 'leading')) ? label : undefined;
  }

  /** `- **Phase 1**: ...` with the tasks nested: every item names a phase. */
  private readListOfPhases(list: List, section: Section, roadmap: boolean): void {
    const labels: PhaseLabel[] = [];
    for (const item of list.items) {
      const label = this.itemLabel(item, roadmap);
      if (!label) return;
      labels.push(label);
    }
    const nested = list.items.some((item) => item.blocks.some((block) => block.kind === 'list'));
    // Boxes before the phases themselves make a checklist.
    if (!nested && list.items.some((item) => tickOf(item)?.box)) return;
    if (list.items.length < 2 || (!nested && !roadmap)) {
      this.mentions.push({ list, labels, section });
      return;
    }
    this.addItems(list, labels, section);
  }

  private addItems(list: List, labels: readonly PhaseLabel[], section: Section): void {
    this.report.taken.add(list);
    for (const [i, item] of list.items.entries()) {
      const label = labels[i]!;
      for (const block of item.blocks) this.report.taken.add(block);
      this.drafts.push({
        label,
        plan: list,
        planTitle: this.titleOf(section),
        ...blocksContent(item.blocks, label.state ?? this.stateAbove(section), this.report),
        facts: phaseFacts(item.blocks),
        source: this.report.source.mention(item.start, item.lines.at(-1)?.end ?? item.end),
        at: item.start,
      });
    }
  }

  /** Each phase of the list is told elsewhere. */
  private addMentions(): void {
    const keys = new Set(this.drafts.map(({ label }) => label.key));
    for (const { list, labels, section } of this.mentions)
      if (labels.every(({ key }) => keys.has(key))) this.addItems(list, labels, section);
  }

  private itemLabel(item: Item, roadmap: boolean): PhaseLabel | undefined {
    const line = item.lines[0];
    if (!line) return undefined;
    const label = phaseLabel(line.text);
    const nested = item.blocks.some((block) => block.kind === 'list');
    return label &&
      (label.certain || (roadmap && (label.weeks !== undefined || (nested && label.form === 'leading'))))
      ? label
      : undefined;
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
        draft.tasks.push(taskOf(line, this.report.source, { done: draft.label.state === 'done' }));
      } else if (depth === 0) {
        draft = undefined;
      }
    }
  }
}
