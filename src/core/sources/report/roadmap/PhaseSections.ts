import { baseName } from '../../../files/workspacePath.js';
import { hasBoxes } from '../checklists/checkItems.js';
import type { Section } from '../markdown/ReportDocument.js';
import type { Report } from '../Report.js';
import { phaseLabel, type PhaseLabel } from './phaseLabel.js';

/** Which sections of a report are phases, and where else a phase may be named. */
export class PhaseSections {
  private readonly labels = new Map<Section, PhaseLabel | undefined>();
  private readonly phases = new Map<Section, PhaseLabel>();
  /** By the section that holds the headings. */
  private readonly plans = new Map<Section, { codes: boolean; boxes: boolean }>();
  private readonly planName: boolean;

  constructor(private readonly report: Report) {
    this.planName = /roadmap|milestones|sprint|(?:^|[-_ ])plan(?:[-_. ]|$)|timeline/iu.test(
      baseName(report.source.path),
    );
    for (const section of report.sections()) {
      const label = this.labelOf(section);
      if (label) this.phases.set(section, label);
    }
    this.dropLonelyGuesses();
  }

  get(section: Section): PhaseLabel | undefined {
    return this.phases.get(section);
  }

  /** Whether lists, tables and blocks below a section may name phases of their own. */
  isOpenGround(section: Section): boolean {
    return !this.isExcluded(section) && !this.insidePhase(section);
  }

  hasRoadmapAbove(section: Section | undefined): boolean {
    if (this.planName) return true;
    for (let at = section; at; at = at.parent)
      if (at.heading && this.report.meaningOf(at).roadmap) return true;
    return false;
  }

  /** `Phase 3` below `Success criteria`: no phase, what stands beneath are its exit criteria. */
  isCriteriaOfPhase(section: Section): boolean {
    if (!section.heading || this.insidePhase(section.parent)) return false;
    const label = this.named(section);
    return label?.form === 'leading' && this.belowCriteria(section);
  }

  private labelOf(section: Section): PhaseLabel | undefined {
    if (!section.heading || this.report.isTitle(section)) return undefined;
    const label = this.named(section);
    if (!label || this.isExcluded(section) || this.belowCriteria(section)) return undefined;
    if (!label.certain && !this.hasRoadmapAbove(section.parent) && !this.isOneOfAPlan(section, label))
      return undefined;
    return this.insidePhase(section.parent) || this.holdsPhases(section, label) ? undefined : label;
  }

  /** A year over quarters, a release over numbered phases: those within are the phases. */
  private holdsPhases(section: Section, label: PhaseLabel): boolean {
    if (label.certain) return false;
    const within = section.sections.flatMap((child) => this.named(child) ?? []);
    const isLong = /^(?:20\d\d|h[12]\b|20\d\d h[12])/u.test(label.key);
    return within.filter((inner) => inner.certain || (isLong && inner.form === 'leading')).length > 1;
  }

  private named(section: Section): PhaseLabel | undefined {
    if (!this.labels.has(section)) this.labels.set(section, phaseLabel(section.heading!.text.text));
    return this.labels.get(section);
  }

  private insidePhase(section: Section | undefined): boolean {
    for (let at = section; at; at = at.parent) if (this.phases.has(at)) return true;
    return false;
  }

  private belowCriteria(section: Section): boolean {
    return this.report
      .inner(section)
      .slice(1)
      .some((at) => this.report.meaningOf(at).criteria && !this.report.meaningOf(at).roadmap);
  }

  /** Next steps, guides, achievements: whatever weeks they name. */
  private isExcluded(section: Section): boolean {
    return this.report.chain(section).some((at, i) => {
      const meaning = this.report.meaningOf(at);
      if (!meaning.noRoadmap || (i > 0 && meaning.roadmap) || this.report.isTitle(at)) return false;
      const label = this.named(at);
      return !(label?.certain || (label?.form === 'leading' && this.hasRoadmapAbove(at.parent)));
    });
  }

  /** One release-like heading alone is a heading; a plan has several, or work beneath. */
  private dropLonelyGuesses(): void {
    const siblings = new Map<Section | undefined, number>();
    for (const { parent } of this.phases.keys()) siblings.set(parent, (siblings.get(parent) ?? 0) + 1);
    for (const [section, label] of this.phases) {
      const holds =
        section.blocks.some((b) => b.kind === 'list' || b.kind === 'table') || section.sections.length > 0;
      if (!label.certain && !holds && siblings.get(section.parent)! < 2) this.phases.delete(section);
    }
  }

  /**
   * Months, versions or weeks side by side with boxes to tick beneath, or `M1`, `M2`: a plan, whatever the document calls
   * itself.
   */
  private isOneOfAPlan(section: Section, label: PhaseLabel): boolean {
    if (label.form !== 'leading' || !section.parent) return false;
    let plan = this.plans.get(section.parent);
    if (!plan) {
      const named = section.parent.sections.filter((other) => {
        const own = this.named(other);
        return own?.form === 'leading' && !own.certain;
      });
      const codes = named.filter((other) => isCode(this.named(other)!)).length;
      plan = { codes: codes > 1, boxes: named.length > 1 && named.some(holdsBoxes) };
      this.plans.set(section.parent, plan);
    }
    return isCode(label) ? plan.codes : plan.boxes;
  }
}

/** `M1` */
function isCode(label: PhaseLabel): boolean {
  return label.key.startsWith('milestone ');
}

function holdsBoxes(section: Section): boolean {
  return (
    section.blocks.some((block) => block.kind === 'list' && hasBoxes(block)) ||
    section.sections.some(holdsBoxes)
  );
}
