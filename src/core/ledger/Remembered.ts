/** A value that is made anew only when what it is made of is not the same objects as before. */
export class Remembered<T> {
  private of: readonly unknown[] | undefined;
  private value: T | undefined;

  get(of: readonly unknown[], make: () => T): T {
    const known = this.of;
    if (!known || known.length !== of.length || of.some((part, i) => part !== known[i])) {
      this.value = make();
      this.of = of;
    }
    return this.value as T;
  }
}
