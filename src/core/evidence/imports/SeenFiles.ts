/** An import that leads nowhere as far as the files are known; with a name, one that is no module of the package. */
export interface Broken {
  readonly path: string;
  readonly level: number;
  readonly module: string;
  readonly name?: string | undefined;
  /** What is taken from a folder that is missing, so that it may be found by that. */
  readonly taken?: readonly string[] | undefined;
}

/** An answer, and what it depends on. */
export interface Watched<T> {
  readonly answer: T;
  /** Paths of the files that were looked at. */
  readonly seen: ReadonlySet<string>;
  readonly broken: ReadonlySet<Broken>;
  /** What is installed may alter it, and was not looked at. */
  readonly unsure: boolean;
}

/** Writes down what questions depend on, also where part of the answer is remembered from before. */
export class SeenFiles {
  /** Of the question at hand. */
  private current: { seen: Set<string>; broken: Set<Broken>; unsure: boolean } | undefined;

  note(path: string): void {
    this.current?.seen.add(path);
  }

  noteBroken(broken: Broken): void {
    this.current?.broken.add(broken);
  }

  noteUnsure(): void {
    if (this.current) this.current.unsure = true;
  }

  watch<T>(question: () => T): Watched<T> {
    const outer = this.current;
    const current = (this.current = { seen: new Set<string>(), broken: new Set<Broken>(), unsure: false });
    try {
      const answer = question();
      return { answer, ...current };
    } finally {
      this.current = outer;
    }
  }

  /** What was found out before holds; the question at hand depends on what that looked at. */
  noteAll({ seen, broken, unsure }: Watched<unknown>): void {
    for (const path of seen) this.note(path);
    for (const each of broken) this.noteBroken(each);
    if (unsure) this.noteUnsure();
  }
}
