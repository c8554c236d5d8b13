import type { Check, Criterion, Defect, Phase, Task } from '../../core/model/ledger.js';
import type { Mention } from '../../core/model/range.js';
import type { KeyedLedger } from './KeyedLedger.js';

type Track = NonNullable<Phase['tracks']>[number];

/** Handles with a lasting identity, as in DefectsModel. Indexes are into the ledger of now. */
export type RoadmapNode =
  | { type: 'phase'; id: string; key: string; phaseId: string }
  | { type: 'task'; id: string; key: string; phaseId: string; index: number; track?: number }
  | { type: 'track'; id: string; key: string; phaseId: string; index: number }
  | { type: 'linked-defect'; id: string; key: string; defectId: string; parent: RoadmapNode }
  | { type: 'exit-criteria'; id: string; key: string; phaseId: string }
  | { type: 'exit-criterion'; id: string; key: string; phaseId: string; index: number }
  | { type: 'criteria'; id: string; key: string }
  | { type: 'criteria-category'; id: string; key: string; category: string | undefined }
  | { type: 'criterion'; id: string; key: string; category: string | undefined; index: number };

/** The Roadmap tree: phases in order, their tasks, linked defects and exit criteria, then the criteria by category. */
export class RoadmapModel {
  private readonly nodes = new Map<string, RoadmapNode>();
  private ledgers: readonly KeyedLedger[] = [];
  /** Made on the first look at a task that has defects. */
  private readonly defects = new Map<string, ReadonlyMap<string, Defect>>();

  update(ledgers: readonly KeyedLedger[]): void {
    this.ledgers = ledgers;
    this.defects.clear();
  }

  roots(): RoadmapNode[] {
    return this.ledgers.flatMap(({ key, ledger }) => {
      const phases = ledger.phases.map((phase) => this.phaseNode(key, phase.id));
      const criteria =
        ledger.criteria.length > 0 ? [this.node({ type: 'criteria', id: `criteria:${key}`, key })] : [];
      return [...phases, ...criteria];
    });
  }

  children(node: RoadmapNode): RoadmapNode[] {
    const { key, id } = node;
    switch (node.type) {
      case 'phase': {
        const phase = this.phase(node);
        if (!phase) return [];
        const { phaseId } = node;
        const tasks = phase.tasks.map((_, index) =>
          this.node({ type: 'task', id: `${id}/task/${index}`, key, phaseId, index }),
        );
        const tracks = (phase.tracks ?? []).map((_, index) => this.trackNode(key, phaseId, index));
        const exit =
          phase.exitCriteria.length > 0
            ? [this.node({ type: 'exit-criteria', id: `${id}/exit`, key, phaseId })]
            : [];
        return [...tasks, ...tracks, ...exit];
      }
      case 'track': {
        const { phaseId, index: track } = node;
        return (this.track(node)?.tasks ?? []).map((_, index) =>
          this.node({ type: 'task', id: `${id}/task/${index}`, key, phaseId, index, track }),
        );
      }
      case 'task':
        return (this.task(node)?.defects ?? [])
          .filter((defectId) => this.defectById(key, defectId))
          .map((defectId) =>
            this.node({ type: 'linked-defect', id: `${id}/defect/${defectId}`, key, defectId, parent: node }),
          );
      case 'exit-criteria':
        return (this.phase(node)?.exitCriteria ?? []).map((_, index) =>
          this.node({ type: 'exit-criterion', id: `${id}/${index}`, key, phaseId: node.phaseId, index }),
        );
      case 'criteria':
        return this.categories(key).flatMap((category) => {
          // Criteria without a category stand beside the categories, not in a group called "none".
          if (category === undefined) return this.criteriaOf(key, undefined);
          return [this.node({ type: 'criteria-category', id: `${id}/category/${category}`, key, category })];
        });
      case 'criteria-category':
        return this.criteriaOf(key, node.category);
      case 'linked-defect':
      case 'exit-criterion':
      case 'criterion':
        return [];
    }
  }

  parent(node: RoadmapNode): RoadmapNode | undefined {
    const { key } = node;
    switch (node.type) {
      case 'phase':
      case 'criteria':
        return undefined;
      case 'linked-defect':
        return node.parent;
      case 'task':
        return node.track === undefined
          ? this.phaseNode(key, node.phaseId)
          : this.trackNode(key, node.phaseId, node.track);
      case 'track':
      case 'exit-criteria':
        return this.phaseNode(key, node.phaseId);
      case 'exit-criterion':
        return this.node({
          type: 'exit-criteria',
          id: `phase:${key}:${node.phaseId}/exit`,
          key,
          phaseId: node.phaseId,
        });
      case 'criteria-category':
        return this.node({ type: 'criteria', id: `criteria:${key}`, key });
      case 'criterion':
        return node.category === undefined
          ? this.node({ type: 'criteria', id: `criteria:${key}`, key })
          : this.node({
              type: 'criteria-category',
              id: `criteria:${key}/category/${node.category}`,
              key,
              category: node.category,
            });
    }
  }

  phase(node: RoadmapNode): Phase | undefined {
    return 'phaseId' in node
      ? this.ledger(node.key)?.phases.find((phase) => phase.id === node.phaseId)
      : undefined;
  }

  /** Numbered where the ledger has one roadmap; beside the numbers of a second one they would say nothing. */
  phaseTitle(node: RoadmapNode): string {
    const phase = this.phase(node);
    if (!phase) return '…';
    const phases = this.ledger(node.key)?.phases ?? [];
    const isNumbered = phases.every(({ order }, i) => i === 0 || order > phases[i - 1]!.order);
    const saysItself = /^(?:phase|week|sprint|milestone|stage|q[1-4]\b|20\d\d|v?\d)/iu.test(phase.title);
    return isNumbered && !saysItself ? `${phase.order}. ${phase.title}` : phase.title;
  }

  task(node: RoadmapNode): Task | undefined {
    if (node.type !== 'task') return undefined;
    const phase = this.phase(node);
    const tasks = node.track === undefined ? phase?.tasks : phase?.tracks?.[node.track]?.tasks;
    return tasks?.[node.index];
  }

  track(node: RoadmapNode): Track | undefined {
    return node.type === 'track' ? this.phase(node)?.tracks?.[node.index] : undefined;
  }

  check(node: RoadmapNode): Check | undefined {
    return node.type === 'exit-criterion' ? this.phase(node)?.exitCriteria[node.index] : undefined;
  }

  criterion(node: RoadmapNode): Criterion | undefined {
    return node.type === 'criterion' ? this.ledger(node.key)?.criteria[node.index] : undefined;
  }

  defect(node: RoadmapNode): Defect | undefined {
    return node.type === 'linked-defect' ? this.defectById(node.key, node.defectId) : undefined;
  }

  /** Done and total of everything below a track or a criteria node. */
  progress(node: RoadmapNode): { done: number; total: number } {
    const checks = this.checksBelow(node);
    return { done: checks.filter((check) => check.done).length, total: checks.length };
  }

  /** Where the source says this. */
  source(node: RoadmapNode): Mention | undefined {
    if (node.type === 'phase') return this.phase(node)?.mentions[0];
    return (this.task(node) ?? this.track(node) ?? this.check(node) ?? this.criterion(node))?.source;
  }

  private checksBelow(node: RoadmapNode): readonly { done: boolean }[] {
    if (node.type === 'track') return this.track(node)?.tasks ?? [];
    if (node.type === 'exit-criteria') return this.phase(node)?.exitCriteria ?? [];
    const criteria = this.ledger(node.key)?.criteria ?? [];
    return node.type === 'criteria-category'
      ? criteria.filter((criterion) => criterion.category === node.category)
      : criteria;
  }

  private phaseNode(key: string, phaseId: string): RoadmapNode {
    return this.node({ type: 'phase', id: `phase:${key}:${phaseId}`, key, phaseId });
  }

  private trackNode(key: string, phaseId: string, index: number): RoadmapNode {
    return this.node({ type: 'track', id: `phase:${key}:${phaseId}/track/${index}`, key, phaseId, index });
  }

  private ledger(key: string): KeyedLedger['ledger'] | undefined {
    return this.ledgers.find((entry) => entry.key === key)?.ledger;
  }

  private defectById(key: string, defectId: string): Defect | undefined {
    let known = this.defects.get(key);
    if (!known) {
      known = new Map((this.ledger(key)?.defects ?? []).map((defect) => [defect.id, defect]));
      this.defects.set(key, known);
    }
    return known.get(defectId);
  }

  private categories(key: string): (string | undefined)[] {
    return [...new Set((this.ledger(key)?.criteria ?? []).map((criterion) => criterion.category))];
  }

  private criteriaOf(key: string, category: string | undefined): RoadmapNode[] {
    return (this.ledger(key)?.criteria ?? []).flatMap((criterion, index) =>
      criterion.category === category
        ? [this.node({ type: 'criterion', id: `criteria:${key}/${index}`, key, category, index })]
        : [],
    );
  }

  private node(made: RoadmapNode): RoadmapNode {
    const known = this.nodes.get(made.id);
    if (known) return Object.assign(known, made);
    this.nodes.set(made.id, made);
    return made;
  }
}
