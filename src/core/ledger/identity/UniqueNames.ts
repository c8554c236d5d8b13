/** Hands out each name once: the second `a` is `a#2`. Linear however often one name is wanted. */
export class UniqueNames {
  /** One that stays (ARCHITECTURE.md, "Code that stays compiled"). */
  static readonly lasting = new UniqueNames();

  /** Of each name that is taken, the number that the next one to want it tries first. */
  private readonly next = new Map<string, number>();

  take(wanted: string): string {
    let n = this.next.get(wanted);
    let name = wanted;
    if (n !== undefined) {
      while (this.next.has(name)) name = `${wanted}#${n++}`;
      this.next.set(wanted, n);
    }
    this.next.set(name, 2);
    return name;
  }
}
