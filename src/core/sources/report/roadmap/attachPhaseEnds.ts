import { pushAll } from '../pushAll.js';
import type { Check, Phase } from '../../../model/ledger.js';
import { hasOpenTick, itemDone } from '../checklists/itemDone.js';
import { checkText } from '../checklists/checkText.js';
import type { List, Section } from '../markdown/ReportDocument.js';
import type { Report } from '../Report.js';
import { plainText } from '../text/plainText.js';
import { checkItems } from '../checklists/checkItems.js';
import { phaseLabel } from './phaseLabel.js';

/**
 * `By End of Phase 1 (Week 2)`, as a heading or a bold line, or `Phase 1` below `Success criteria`: what stands beneath are exit
 * criteria of that phase.
 */
export function attachPhaseEnds(
  report: Report,
  phases: readonly Phase[],
  isCriteriaOfPhase: (section: Section) => boolean,
): void {
  for (const section of report.sections()) {
    const heading = section.heading?.text.text;
    const own =
      heading === undefined
        ? undefined
        : isCriteriaOfPhase(section)
          ? namedPhase(heading, phases)
          : endOf(heading, phases);
    for (const block of section.blocks) {
      if (block.kind !== 'list' || report.taken.has(block)) continue;
      const lead = report.leadOf(block);
      const phase = (lead && endOf(lead.text, phases)) ?? own;
      if (phase) attach(block, section, phase, report);
    }
  }
}

function attach(list: List, section: Section, phase: Phase, report: Report): void {
  report.taken.add(list);
  const items = checkItems(list);
  const mixed = hasOpenTick(items);
  const done = report.inner(section).some((at) => report.meaningOf(at).done);
  const checks = items.map((item): Check => ({
    text: checkText(item),
    done: itemDone(item, { target: true, done, mixed }),
    source: report.source.mention(item.start, item.end),
  }));
  pushAll(phase.exitCriteria, checks);
}

function namedPhase(heading: string, phases: readonly Phase[]): Phase | undefined {
  const label = phaseLabel(heading);
  return phases.find(
    (phase) =>
      (label?.certain === true && phase.order === label.order) ||
      phase.title.toLowerCase() === label?.title.toLowerCase(),
  );
}

function endOf(markdown: string, phases: readonly Phase[]): Phase | undefined {
  const text = plainText(markdown).toLowerCase();
  const match =
    /\b(?:by (?:the )?end of|exit criteria (?:for|of)|(?:at|after) the end of|completion of) (phase|stage|sprint|milestone|iteration|week)s?\s*(\d{1,3})/u.exec(
      text,
    );
  if (!match) return undefined;
  const number = Number(match[2]);
  if (match[1] === 'week')
    return phases.find(({ weeks }) => weeks && weeks.start <= number && number <= weeks.end);
  return phases.find((phase) => phase.order === number);
}
