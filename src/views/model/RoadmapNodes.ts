import type { LinkedDefectNode, PhaseNode, RoadmapNode, TrackNode } from './RoadmapNode.js';

type Keyed = Extract<RoadmapNode, { key: string }>;
type CriteriaNode = Extract<RoadmapNode, { type: 'criteria' | 'criteria-category' | 'criterion' }>;

/** Makes the nodes of the Roadmap tree: what stands for the same is the same object, as long as the view lives. */
export class RoadmapNodes {
  private readonly nodes = new Map<string, RoadmapNode>();

  next(): RoadmapNode {
    return this.node({ type: 'next', id: 'next' });
  }

  folder(key: string): Keyed {
    return this.node({ type: 'folder', id: `folder:${key}`, key });
  }

  phase(key: string, phaseId: string): PhaseNode {
    return this.node({ type: 'phase', id: `phase:${key}:${phaseId}`, key, phaseId });
  }

  track({ id, key, phaseId }: PhaseNode, track: string): TrackNode {
    return this.node({ type: 'track', id: `${id}/track/${track}`, key, phaseId, track });
  }

  task(parent: PhaseNode | TrackNode, task: string): Keyed {
    const { id, key, phaseId } = parent;
    const track = parent.type === 'track' ? { track: parent.track } : {};
    return this.node({ type: 'task', id: `${id}/task/${task}`, key, phaseId, task, ...track });
  }

  phaseDefects({ id, key, phaseId }: PhaseNode): Keyed {
    return this.node({ type: 'phase-defects', id: `${id}/defects`, key, phaseId });
  }

  exit({ id, key, phaseId }: PhaseNode): Keyed {
    return this.node({ type: 'exit-criteria', id: `${id}/exit`, key, phaseId });
  }

  exitCriterion(phase: PhaseNode, check: string): Keyed {
    const { id, key, phaseId } = phase;
    return this.node({ type: 'exit-criterion', id: `${id}/exit/${check}`, key, phaseId, check });
  }

  criteria(key: string): CriteriaNode {
    return this.node({ type: 'criteria', id: `criteria:${key}`, key });
  }

  category(key: string, category: string): CriteriaNode {
    const id = `criteria:${key}/category/${category}`;
    return this.node({ type: 'criteria-category', id, key, category });
  }

  criterion(key: string, category: string | undefined, criterion: string): CriteriaNode {
    const id = `criteria:${key}/item/${criterion}`;
    return this.node({ type: 'criterion', id, key, category, criterion });
  }

  linked(
    key: string,
    defectId: string,
    parent: RoadmapNode,
    id = `${parent.id}/defect/${defectId}`,
  ): LinkedDefectNode {
    return this.node({ type: 'linked-defect', id, key, defectId, parent });
  }

  private node<N extends RoadmapNode>(made: N): N {
    const known = this.nodes.get(made.id) as N | undefined;
    if (known) return Object.assign(known, made);
    this.nodes.set(made.id, made);
    return made;
  }
}
