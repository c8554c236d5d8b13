import * as vscode from 'vscode';

const after = 1000;

/** One line in the status bar for all work that goes on at a time, and only when it takes longer than a second. */
export class BusyProgress {
  private running = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private finish: (() => void) | undefined;

  constructor(private readonly title: string) {}

  async track<T>(work: Promise<T>): Promise<T> {
    if (this.running++ === 0) this.timer = setTimeout(() => this.show(), after);
    try {
      return await work;
    } finally {
      if (--this.running === 0) this.dispose();
    }
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.finish?.();
    this.finish = undefined;
  }

  private show(): void {
    const finished = new Promise<void>((resolve) => (this.finish = resolve));
    const options = { location: vscode.ProgressLocation.Window, title: this.title };
    void vscode.window.withProgress(options, () => finished);
  }
}
