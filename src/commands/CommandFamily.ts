/** Arguments are what a menu, a link or another command passes. */
export type Run = (...args: never[]) => unknown;

/** Commands that belong together. They are registered by `CommandsOnFirstUse`, before this is loaded. */
export abstract class CommandFamily {
  readonly runs = new Map<string, Run>();

  /** @param id as in package.json, e.g. `defectLedger.refresh` */
  protected register(id: string, run: Run): void {
    this.runs.set(id, run);
  }
}
