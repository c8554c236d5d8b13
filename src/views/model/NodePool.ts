/** The nodes that were asked for, below the ones that they stand under, so that they go when those go. */
export class NodePool<N extends { id: string }> {
  private readonly below = new WeakMap<object, Map<string, N>>();

  /** The known node of that id, or the one that was made for it. An id tells the shape of its node. */
  get<T extends N>(parent: object, made: T): T {
    let nodes = this.below.get(parent);
    if (!nodes) this.below.set(parent, (nodes = new Map<string, N>()));
    const known = nodes.get(made.id);
    if (known) return known as T;
    nodes.set(made.id, made);
    return made;
  }

  /** The known handle, pointed at the index where its place is now. */
  fresh<T extends N & { index: number }>(parent: object, made: T): T {
    return Object.assign(this.get(parent, made), { index: made.index });
  }
}
