import type { RoadmapModel, RoadmapNode } from './RoadmapModel.js';
import { sameRow, type RoadmapRow } from './RoadmapRow.js';
import { roadmapRowOf } from './roadmapRowOf.js';

interface Drawn {
  readonly node: RoadmapNode;
  row: RoadmapRow | undefined;
  /** Undefined while nobody has looked below it. */
  children: string | undefined;
}

/** What the view shows, so that after a change only the rows that are other ones are drawn again. */
export class DrawnRows {
  private readonly drawn = new Map<string, Drawn>();
  private roots: string | undefined;

  constructor(private readonly model: RoadmapModel) {}

  rowDrawn(node: RoadmapNode, row: RoadmapRow | undefined): void {
    this.of(node).row = row;
  }

  childrenDrawn(node: RoadmapNode | undefined, children: readonly RoadmapNode[]): void {
    if (node) this.of(node).children = idsOf(children);
    else this.roots = idsOf(children);
  }

  /** The rows to draw again; undefined when that is the whole view. */
  changed(): RoadmapNode[] | undefined {
    if (this.roots !== idsOf(this.model.roots())) {
      this.drawn.clear();
      return undefined;
    }
    const changed: RoadmapNode[] = [];
    for (const [id, { node, row, children }] of this.drawn) {
      const now = roadmapRowOf(this.model, node);
      if (!now) {
        // Its parent has other children now, which draws it away.
        this.drawn.delete(id);
        continue;
      }
      const isSame = row !== undefined && sameRow(row, now);
      if (!isSame || (children !== undefined && children !== idsOf(this.model.children(node))))
        changed.push(node);
    }
    return changed;
  }

  private of(node: RoadmapNode): Drawn {
    let drawn = this.drawn.get(node.id);
    if (!drawn) this.drawn.set(node.id, (drawn = { node, row: undefined, children: undefined }));
    return drawn;
  }
}

function idsOf(nodes: readonly RoadmapNode[]): string {
  return nodes.map(({ id }) => id).join('\n');
}
