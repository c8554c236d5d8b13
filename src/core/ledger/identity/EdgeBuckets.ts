import { inSteps, type Steps } from '../../steps.js';
import type { IdentityNode, JoinEdge } from './IdentityNode.js';

/**
 * Entries by a key that they share, with the edges that the sharing proposes. A change of some entries makes only the edges of
 * their keys anew.
 */
export class EdgeBuckets {
  /** Most keys are of one entry. */
  private readonly nodes = new Map<string, IdentityNode | IdentityNode[]>();
  private readonly edges = new Map<string, readonly JoinEdge[]>();
  private readonly touched = new Set<string>();

  /** `edgesOf`: for entries in order. */
  constructor(private readonly edgesOf: (nodes: readonly IdentityNode[]) => readonly JoinEdge[]) {}

  get(key: string): readonly IdentityNode[] {
    const known = this.nodes.get(key);
    return known === undefined ? [] : Array.isArray(known) ? known : [known];
  }

  /** All keys of an entry in a row; one that it gives twice counts once. */
  add(key: string, node: IdentityNode): void {
    const known = this.nodes.get(key);
    if (known === node || (Array.isArray(known) && known.at(-1) === node)) return;
    if (known === undefined) {
      this.nodes.set(key, node);
      return;
    }
    if (Array.isArray(known)) known.push(node);
    else this.nodes.set(key, [known, node]);
    this.touched.add(key);
  }

  /** An entry with this key is gone (`isGone`). */
  touch(key: string): void {
    this.touched.add(key);
  }

  /** The edges of the keys that were touched. `changed` is called with the entries whose edges may be others than before. */
  *refresh(changed: (node: IdentityNode) => void): Steps {
    const ends = new Set<IdentityNode>();
    yield* inSteps(this.touched, (key) => {
      const left = this.get(key).filter((node) => !node.isGone);
      if (left.length === 0) this.nodes.delete(key);
      else this.nodes.set(key, left.length === 1 ? left[0]! : left);
      for (const edge of this.edges.get(key) ?? []) {
        edge.isGone = true;
        ends.add(edge.a).add(edge.b);
      }
      this.edges.delete(key);
    });
    yield* inSteps(ends, (node) => {
      node.links = node.links?.filter((edge) => !edge.isGone);
    });
    yield* inSteps(this.touched, (key) => {
      const known = this.nodes.get(key);
      if (!Array.isArray(known)) return;
      const edges = this.edgesOf(known.sort((a, b) => a.index - b.index));
      if (edges.length > 0) this.edges.set(key, edges);
      for (const edge of edges) {
        for (const node of [edge.a, edge.b]) {
          ends.add(node);
          if (node.links) node.links.push(edge);
          else node.links = [edge];
        }
      }
    });
    this.touched.clear();
    for (const node of ends) if (!node.isGone) changed(node);
  }
}
