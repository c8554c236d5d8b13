import type { InstalledModules, NamedEnvironment, PythonEnvironment } from '../../python/InstalledModules.js';

/** What is installed, as the host tells it: it is asked once, since it takes its time in another process. */
export class InstalledLibraries {
  private asking: Promise<InstalledModules | null> | undefined;
  private answer: InstalledModules | null | undefined;

  constructor(private readonly python: PythonEnvironment | undefined) {}

  clear(): void {
    this.asking = undefined;
    this.answer = undefined;
  }

  get isAsked(): boolean {
    return this.asking !== undefined;
  }

  /** Null where nobody can know; undefined while there is no answer. */
  get known(): InstalledModules | null | undefined {
    return this.answer;
  }

  /** Null where nobody can know. */
  ask(environment: NamedEnvironment | undefined): Promise<InstalledModules | null> {
    if (this.asking) return this.asking;
    const asking = this.open(environment);
    this.asking = asking;
    void asking.then((installed) => {
      if (this.asking === asking) this.answer = installed;
    });
    return asking;
  }

  private async open(environment: NamedEnvironment | undefined): Promise<InstalledModules | null> {
    try {
      return (await this.python?.open(environment)) ?? null;
    } catch {
      return null;
    }
  }
}
