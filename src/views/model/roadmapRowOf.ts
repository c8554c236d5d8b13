import * as l10n from '@vscode/l10n';
import {
  allTasks,
  blockersOf,
  evidenceProgress,
  isOver,
  refutedBy,
  taskProgress,
} from '../../core/ledger/phases/phaseProgress.js';
import { phaseTiming } from '../../core/ledger/phases/phaseTiming.js';
import type { Criterion } from '../../core/model/ledger.js';
import { plainWords } from '../../core/text/plainWords.js';
import { placeLabel } from './labels.js';
import {
  blockedLabel,
  datesLabel,
  evidenceProgressLabel,
  evidenceProgressSentence,
  joined,
  refutedLabel,
  refutedTasksLabel,
  spoken,
  tasksLabel,
  tasksSentence,
  timingWord,
  topicsLabel,
  waitsLabel,
  weeksLabel,
} from './roadmapLabels.js';
import type { RoadmapModel, RoadmapNode } from './RoadmapModel.js';
import type { RoadmapRow } from './RoadmapRow.js';
import { wordsInMarkdown } from './wordsInMarkdown.js';

const warning = { id: 'warning', color: 'problemsWarningIcon.foreground' };

/** The row of a node as the ledgers of now have it, in plain words; undefined when what it stood for is gone. */
export function roadmapRowOf(model: RoadmapModel, node: RoadmapNode): RoadmapRow | undefined {
  const row = rowOf(model, node);
  if (!row) return undefined;
  const { label, description, spoken: words } = row;
  return {
    ...row,
    label: plainWords(label),
    description: plainWords(description),
    spoken: plainWords(words),
  };
}

function rowOf(model: RoadmapModel, node: RoadmapNode): RoadmapRow | undefined {
  switch (node.type) {
    case 'next':
      return nextRow(model, node);
    case 'folder':
      return { ...plain(model.folderName(node.key), 'folder', 'expanded'), icon: { id: 'root-folder' } };
    case 'phase':
      return phaseRow(model, node);
    case 'task':
      return taskRow(model, node);
    case 'track': {
      const title = model.track(node)?.title;
      if (title === undefined) return undefined;
      return { ...groupRow(model, node, title), context: 'track.sourced', icon: { id: 'list-tree' } };
    }
    case 'linked-defect':
      return linkedRow(model, node);
    case 'phase-defects': {
      const count = model.children(node).length;
      const label = l10n.t('Defects that no task names');
      return {
        ...plain(label, 'phase-defects', 'collapsed'),
        description: String(count),
        spoken: spoken(label, String(count)),
        icon: { id: 'bug' },
      };
    }
    case 'exit-criteria':
      return groupRow(model, node, l10n.t('Exit criteria'));
    case 'criteria':
      return groupRow(model, node, l10n.t('Criteria'));
    case 'criteria-category':
      return { ...groupRow(model, node, node.category ?? ''), expansion: 'expanded' };
    case 'exit-criterion': {
      const check = model.check(node);
      return check && checkRow(check.text, check.done, '', 'exit-criterion');
    }
    case 'criterion': {
      const criterion = model.criterion(node);
      return criterion && checkRow(criterion.text, criterion.done, figuresOf(criterion), 'criterion');
    }
  }
}

function nextRow(model: RoadmapModel, node: RoadmapNode): RoadmapRow {
  const total = model.next().length;
  const shown = model.children(node).length;
  const count = shown < total ? l10n.t('{0} of {1}', shown, total) : String(total);
  const label = l10n.t('Next actionable');
  const what = l10n.t('Open defects that nothing blocks, by gap, priority, severity and phase');
  return {
    ...plain(label, 'next', 'expanded'),
    description: count,
    spoken: spoken(label, count, what),
    tooltip: wordsInMarkdown(what),
    icon: { id: 'arrow-circle-right' },
  };
}

function phaseRow(
  model: RoadmapModel,
  node: Extract<RoadmapNode, { type: 'phase' }>,
): RoadmapRow | undefined {
  const phase = model.phase(node);
  if (!phase) return undefined;
  const title = model.phaseTitle(node);
  const timing = phaseTiming(phase, model.today);
  const word = timing && timingWord(timing);
  const weeks = weeksLabel(phase.weeks);
  const tasks = taskProgress(phase.tasks);
  const evidence = evidenceProgress(model.linkedDefects(node));
  const find = (id: string) => model.defectById(node.key, id);
  const refuted = allTasks(phase).filter((task) => refutedBy(task, find).length > 0).length;
  const waits = waitsLabel(
    (phase.dependsOn ?? []).flatMap((id) => {
      const other = model.phaseById(node.key, id);
      return other && !isOver(other) ? [other] : [];
    }),
  );
  const topics = topicsLabel(phase);
  const lines = [
    datesLabel(phase.dates),
    tasksSentence(tasks),
    evidenceProgressSentence(evidence),
    refutedTasksLabel(refuted),
    waits,
    (phase.topics ?? []).length > 0 ? l10n.t('Topics: {0}', phase.topics!.join(', ')) : undefined,
    reportedIn(phase.mentions),
  ];
  return {
    label: title,
    description: joined(word, weeks, tasksLabel(tasks), evidenceProgressLabel(evidence), waits, topics),
    icon: refuted > 0 ? warning : phaseIcon(isOver(phase), timing?.time),
    tooltip: [
      `**${wordsInMarkdown(joined(title, word, weeks))}**`,
      ...lines.flatMap((line) => (line === undefined ? [] : [wordsInMarkdown(line)])),
    ].join('\n\n'),
    spoken: spoken(
      l10n.t('Phase {0}', title),
      word,
      weeks,
      tasksSentence(tasks),
      evidenceProgressSentence(evidence),
      refutedTasksLabel(refuted),
      waits,
      topics === undefined ? undefined : l10n.t('about {0}', topics),
    ),
    context: evidence.total > 0 ? 'phase.linked.sourced' : 'phase.sourced',
    expansion: timing?.time === 'current' ? 'expanded' : 'collapsed',
  };
}

function phaseIcon(over: boolean, time: string | undefined): NonNullable<RoadmapRow['icon']> {
  if (over) return { id: 'pass-filled', color: 'testing.iconPassed' };
  if (time === 'current') return { id: 'play-circle', color: 'charts.blue' };
  return { id: time === 'past' ? 'history' : time === 'future' ? 'calendar' : 'milestone' };
}

function taskRow(model: RoadmapModel, node: Extract<RoadmapNode, { type: 'task' }>): RoadmapRow | undefined {
  const task = model.task(node);
  if (!task) return undefined;
  const linked = model.linkedDefects(node);
  const refuted = refutedLabel(refutedBy(task, (id) => model.defectById(node.key, id)));
  const evidence = evidenceProgress(linked);
  const row = checkRow(task.title, task.done, joined(refuted, task.effort, task.owner), 'task');
  return {
    ...row,
    ...(refuted === undefined ? {} : { icon: warning }),
    tooltip: [
      `**${wordsInMarkdown(task.title)}**`,
      ...[
        refuted,
        task.effort,
        task.owner,
        evidenceProgressSentence(evidence),
        reportedIn([task.source]),
      ].flatMap((line) => (line === undefined ? [] : [wordsInMarkdown(line)])),
    ].join('\n\n'),
    context: linked.length > 0 ? row.context.replace('task', 'task.linked') : row.context,
    expansion: linked.length > 0 ? 'collapsed' : 'none',
  };
}

function linkedRow(
  model: RoadmapModel,
  node: Extract<RoadmapNode, { type: 'linked-defect' }>,
): RoadmapRow | undefined {
  const defect = model.defect(node);
  if (!defect) return undefined;
  const blocked = blockedLabel(blockersOf(defect, (id) => model.defectById(node.key, id)));
  const isNext = node.parent.type === 'next';
  const gap = isNext && defect.gapPercent !== undefined ? l10n.t('gap {0}%', defect.gapPercent) : undefined;
  const phase = isNext ? defect.phases.map((id) => model.phaseById(node.key, id)?.title)[0] : undefined;
  const extra = [blocked, isNext ? defect.priority : undefined, gap, phase] as const;
  return {
    ...plain(
      defect.id,
      defect.occurrences.length > 0 ? 'linked-defect.located.sourced' : 'linked-defect.sourced',
      'none',
    ),
    description: joined(...extra),
    spoken: spoken(blocked, gap, phase),
    defect,
  };
}

function groupRow(model: RoadmapModel, node: RoadmapNode, label: string): RoadmapRow {
  const progress = taskProgress(model.checksBelow(node));
  const { done, total } = progress;
  return {
    ...plain(label, node.type, 'collapsed'),
    description: tasksLabel(progress),
    spoken: spoken(label, l10n.t('{0} of {1} done', done, total)),
    icon: { id: 'checklist' },
  };
}

function checkRow(text: string, done: boolean, description: string, context: string): RoadmapRow {
  return {
    label: text,
    description,
    spoken: spoken(done ? l10n.t('Done: {0}', text) : l10n.t('Open: {0}', text), description),
    tooltip: [text, description].flatMap((line) => (line === '' ? [] : [wordsInMarkdown(line)])).join('\n\n'),
    context: `${context}.${done ? 'done' : 'open'}.sourced`,
    expansion: 'none',
    ticked: done,
  };
}

function plain(label: string, context: string, expansion: RoadmapRow['expansion']): RoadmapRow {
  return { label, description: '', spoken: label, context, expansion };
}

/** A yes or no is what the tick says already. */
function figuresOf({ current, target }: Criterion): string {
  const figure = (text: string | undefined) => (text === 'true' || text === 'false' ? undefined : text);
  const [is, wanted] = [figure(current), figure(target)];
  return is !== undefined && wanted !== undefined ? l10n.t('{0} of {1}', is, wanted) : (wanted ?? is ?? '');
}

function reportedIn(
  mentions: readonly { path: string; range: { start: { line: number } } }[],
): string | undefined {
  const places = mentions.map(({ path, range }) => placeLabel(path, range.start.line));
  return places.length > 0 ? l10n.t('Reported in {0}', places.join(', ')) : undefined;
}
