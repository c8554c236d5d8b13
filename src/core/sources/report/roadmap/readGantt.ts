import type { Code } from '../markdown/ReportDocument.js';
import type { Report } from '../Report.js';
import type { PhaseDraft } from './PhaseDraft.js';
import { phaseLabel } from './phaseLabel.js';
import { taskOf } from './taskOf.js';

/** The sections of mermaid's Gantt charts as phases, with their tasks (`Parser :done, a1, 2026-01-01, 30d`). */
export function readGantt(report: Report): PhaseDraft[] {
  return report
    .sections()
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.kind === 'code' && block.language === 'mermaid' ? chart(block, report) : []));
}

function chart(block: Code, report: Report): PhaseDraft[] {
  const lines = block.lines.filter(({ text }) => text.trim() !== '' && !text.trim().startsWith('%%'));
  if (lines[0]?.text.trim() !== 'gantt') return [];
  const drafts: PhaseDraft[] = [];
  for (const line of lines.slice(1)) {
    const section = /^\s*section\s+(\S.*)$/u.exec(line.text);
    const draft = drafts.at(-1);
    if (section) {
      const name = section[1]!.trim();
      const key = name.toLowerCase();
      drafts.push({
        label: phaseLabel(name) ?? { key, title: name, form: 'leading', certain: false },
        plan: block,
        planTitle: '',
        tasks: [],
        exitCriteria: [],
        source: report.source.mention(line.start, line.end),
        at: line.start,
      });
      continue;
    }
    const task = /^\s*([^\s:][^:]*?)\s*:([^:]*)$/u.exec(line.text);
    if (!task || !draft || /\bmilestone\b/u.test(task[2]!)) continue;
    const start = line.start + line.text.indexOf(task[1]!);
    draft.tasks.push(
      taskOf({ start, end: start + task[1]!.length, text: task[1]! }, report.source, {
        done: /(?:^|,)\s*done\s*(?:,|$)/u.test(task[2]!),
      }),
    );
  }
  return drafts.filter(({ tasks }) => tasks.length > 0);
}
