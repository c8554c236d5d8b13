import { allTasks } from '../../core/ledger/phases/phaseProgress.js';
import type { Check, Criterion, Defect, Phase, Task } from '../../core/model/ledger.js';
import type { Mention } from '../../core/model/range.js';
import type { KeyedLedger } from './KeyedLedger.js';
import { PlacedText } from './PlacedText.js';
import { RoadmapIndex, type Next } from './RoadmapIndex.js';
import type { PhaseNode, RoadmapNode } from './RoadmapNode.js';
import { RoadmapNodes } from './RoadmapNodes.js';

export type { RoadmapNode } from './RoadmapNode.js';
export type Track = NonNullable<Phase['tracks']>[number];

/** So many of the next ones have rows. */
const shownNext = 5;

/**
 * The Roadmap tree: what to do next, then phases in order with their tasks, linked defects and exit criteria, then the criteria by
 * category; below their folders where several have any.
 */
export class RoadmapModel {
  private readonly nodes = new RoadmapNodes();
  private index = new RoadmapIndex([]);
  /** The day that is now, `YYYY-MM-DD`. */
  today: string | undefined;

  update(ledgers: readonly KeyedLedger[], today?: string): void {
    this.index = new RoadmapIndex(ledgers);
    this.today = today;
  }

  /** Open defects that nothing blocks, the best first, over all folders. */
  next(): readonly Next[] {
    return this.index.next;
  }

  roots(): RoadmapNode[] {
    const next: RoadmapNode[] = this.next().length > 0 ? [this.nodes.next()] : [];
    return this.hasFolders()
      ? [...next, ...this.index.planned.map(({ key }) => this.nodes.folder(key))]
      : [...next, ...this.index.planned.flatMap(({ key }) => this.partsOf(key))];
  }

  children(node: RoadmapNode): RoadmapNode[] {
    const { id } = node;
    switch (node.type) {
      case 'next':
        return this.next()
          .slice(0, shownNext)
          .map(({ key, defect }) => this.nodes.linked(key, defect.id, node, `${id}/${key}:${defect.id}`));
      case 'folder':
        return this.partsOf(node.key);
      case 'phase':
        return this.phaseChildren(node);
      case 'track':
        return tasksOf(this.track(node)?.tasks ?? noTasks).keys.map((task) => this.nodes.task(node, task));
      case 'task':
        return (this.task(node)?.defects ?? [])
          .filter((defectId) => this.defectById(node.key, defectId))
          .map((defectId) => this.nodes.linked(node.key, defectId, node));
      case 'phase-defects':
        return this.untasked(node).map(({ id: defectId }) => this.nodes.linked(node.key, defectId, node));
      case 'exit-criteria': {
        const phase = this.nodes.phase(node.key, node.phaseId);
        return checksOf(this.phase(node)?.exitCriteria ?? []).keys.map((check) =>
          this.nodes.exitCriterion(phase, check),
        );
      }
      case 'criteria':
        return this.categories(node.key).flatMap((category) => {
          // Criteria without a category stand beside the categories, not in a group called "none".
          if (category === undefined) return this.criteriaOf(node.key, undefined);
          return [this.nodes.category(node.key, category)];
        });
      case 'criteria-category':
        return this.criteriaOf(node.key, node.category);
      case 'linked-defect':
      case 'exit-criterion':
      case 'criterion':
        return [];
    }
  }

  parent(node: RoadmapNode): RoadmapNode | undefined {
    switch (node.type) {
      case 'next':
      case 'folder':
        return undefined;
      case 'phase':
      case 'criteria':
        return this.hasFolders() ? this.nodes.folder(node.key) : undefined;
      case 'linked-defect':
        return node.parent;
      case 'task':
        return node.track === undefined
          ? this.phaseOf(node)
          : this.nodes.track(this.phaseOf(node)!, node.track);
      case 'track':
      case 'phase-defects':
      case 'exit-criteria':
        return this.phaseOf(node);
      case 'exit-criterion':
        return this.nodes.exit(this.phaseOf(node)!);
      case 'criteria-category':
        return this.nodes.criteria(node.key);
      case 'criterion':
        return node.category === undefined
          ? this.nodes.criteria(node.key)
          : this.nodes.category(node.key, node.category);
    }
  }

  /** The phase that a row is in; undefined for what is in none. */
  phaseOf(node: RoadmapNode): PhaseNode | undefined {
    if ('phaseId' in node) return this.nodes.phase(node.key, node.phaseId);
    return node.type === 'linked-defect' ? this.phaseOf(node.parent) : undefined;
  }

  phase(node: RoadmapNode): Phase | undefined {
    return 'phaseId' in node ? this.phaseById(node.key, node.phaseId) : undefined;
  }

  phaseById(key: string, phaseId: string): Phase | undefined {
    return this.index.phase(key, phaseId);
  }

  /** Numbered where the ledger has one roadmap; beside the numbers of a second one they would say nothing. */
  phaseTitle(node: RoadmapNode): string {
    const phase = this.phase(node);
    if (!phase || !('key' in node)) return '…';
    const phases = this.index.ledger(node.key)?.phases ?? [];
    const isNumbered = phases.every(({ order }, i) => i === 0 || order > phases[i - 1]!.order);
    const saysItself = /^(?:phase|week|sprint|milestone|stage|q[1-4]\b|20\d\d|v?\d)/iu.test(phase.title);
    return isNumbered && !saysItself ? `${phase.order}. ${phase.title}` : phase.title;
  }

  folderName(key: string): string {
    return this.index.nameOf(key);
  }

  task(node: RoadmapNode): Task | undefined {
    if (node.type !== 'task') return undefined;
    const phase = this.phase(node);
    const tasks = node.track === undefined ? phase?.tasks : phase && tracksOf(phase).get(node.track)?.tasks;
    return tasks && tasksOf(tasks).get(node.task);
  }

  track(node: RoadmapNode): Track | undefined {
    const phase = node.type === 'track' ? this.phase(node) : undefined;
    return node.type === 'track' && phase ? tracksOf(phase).get(node.track) : undefined;
  }

  check(node: RoadmapNode): Check | undefined {
    return node.type === 'exit-criterion'
      ? checksOf(this.phase(node)?.exitCriteria ?? []).get(node.check)
      : undefined;
  }

  criterion(node: RoadmapNode): Criterion | undefined {
    return node.type === 'criterion' ? this.criteria(node.key).get(node.criterion) : undefined;
  }

  defect(node: RoadmapNode): Defect | undefined {
    return node.type === 'linked-defect' ? this.defectById(node.key, node.defectId) : undefined;
  }

  defectById(key: string, defectId: string): Defect | undefined {
    return this.index.defect(key, defectId);
  }

  /** Every defect that a phase, a track or a task is linked to, each once: by its tasks, then by itself. */
  linkedDefects(node: RoadmapNode): Defect[] {
    const phase = node.type === 'phase' || node.type === 'phase-defects' ? this.phase(node) : undefined;
    const tasks = phase ? allTasks(phase) : (this.track(node)?.tasks ?? [this.task(node)]);
    const ids = tasks.flatMap((task) => task?.defects ?? []);
    const own = phase && 'key' in node ? this.index.inPhase(node.key, phase.id).map(({ id }) => id) : [];
    return 'key' in node
      ? [...new Set([...ids, ...own])].flatMap((id) => this.defectById(node.key, id) ?? [])
      : [];
  }

  /** Everything that can be ticked below a track, a phase's exit criteria or a criteria node. */
  checksBelow(node: RoadmapNode): readonly { done: boolean }[] {
    if (node.type === 'track') return this.track(node)?.tasks ?? [];
    if (node.type === 'exit-criteria') return this.phase(node)?.exitCriteria ?? [];
    const criteria = 'key' in node ? (this.index.ledger(node.key)?.criteria ?? []) : [];
    return node.type === 'criteria-category'
      ? criteria.filter((criterion) => criterion.category === node.category)
      : criteria;
  }

  /** What a row's box stands for. */
  ticked(node: RoadmapNode): { done: boolean; source: Mention } | undefined {
    return this.task(node) ?? this.check(node) ?? this.criterion(node);
  }

  /** Where the source says this. */
  source(node: RoadmapNode): Mention | undefined {
    const phase = node.type === 'phase' ? this.phase(node) : undefined;
    return (
      phase?.mentions[0] ?? (this.ticked(node) ?? this.track(node))?.source ?? this.defect(node)?.mentions[0]
    );
  }

  private hasFolders(): boolean {
    return this.index.planned.length > 1;
  }

  private partsOf(key: string): RoadmapNode[] {
    const ledger = this.index.ledger(key);
    const phases = (ledger?.phases ?? []).map((phase) => this.nodes.phase(key, phase.id));
    return ledger && ledger.criteria.length > 0 ? [...phases, this.nodes.criteria(key)] : phases;
  }

  private phaseChildren(node: PhaseNode): RoadmapNode[] {
    const phase = this.phase(node);
    if (!phase) return [];
    const tasks = tasksOf(phase.tasks).keys.map((task) => this.nodes.task(node, task));
    const tracks = tracksOf(phase).keys.map((track) => this.nodes.track(node, track));
    const others = this.untasked(node).length > 0 ? [this.nodes.phaseDefects(node)] : [];
    const exit = phase.exitCriteria.length > 0 ? [this.nodes.exit(node)] : [];
    return [...tasks, ...tracks, ...others, ...exit];
  }

  /** Defects of a phase that none of its tasks names. */
  private untasked(node: RoadmapNode): Defect[] {
    const phase = this.phase(node);
    if (!phase || !('key' in node)) return [];
    const named = new Set(allTasks(phase).flatMap((task) => task.defects));
    return this.index.inPhase(node.key, phase.id).filter(({ id }) => !named.has(id));
  }

  private categories(key: string): (string | undefined)[] {
    return [...new Set((this.index.ledger(key)?.criteria ?? []).map((criterion) => criterion.category))];
  }

  private criteria(key: string): PlacedText<Criterion> {
    return PlacedText.of(this.index.ledger(key)?.criteria ?? [], ({ text }) => text);
  }

  private criteriaOf(key: string, category: string | undefined): RoadmapNode[] {
    return this.criteria(key).entries.flatMap(([criterion, known]) =>
      known.category === category ? [this.nodes.criterion(key, category, criterion)] : [],
    );
  }
}

function tasksOf(tasks: readonly Task[]): PlacedText<Task> {
  return PlacedText.of(tasks, ({ title }) => title);
}

function tracksOf({ tracks = noTracks }: Phase): PlacedText<Track> {
  return PlacedText.of(tracks, ({ title }) => title);
}

function checksOf(checks: readonly Check[]): PlacedText<Check> {
  return PlacedText.of(checks, ({ text }) => text);
}

const noTracks: Track[] = [];
const noTasks: readonly Task[] = [];
