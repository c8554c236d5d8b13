/** Hands out each name once: the second `a` is `a#2`. Linear however often one name is wanted. */
export class UniqueNames {
  private readonly taken = new Set<string>();
  private readonly next = new Map<string, number>();

  take(wanted: string): string {
    let name = wanted;
    let n = this.next.get(wanted) ?? 2;
    while (this.taken.has(name)) name = `${wanted}#${n++}`;
    this.next.set(wanted, n);
    this.taken.add(name);
    return name;
  }
}
