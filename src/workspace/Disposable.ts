import type * as vscode from 'vscode';

/** Something made of parts that must be disposed with it. */
export abstract class Disposable implements vscode.Disposable {
  private readonly parts: vscode.Disposable[] = [];
  private disposed = false;

  protected get isDisposed(): boolean {
    return this.disposed;
  }

  dispose(): void {
    if (this.disposed) return;
    this.disposed = true;
    const errors: unknown[] = [];
    for (const part of this.parts.splice(0).reverse()) {
      try {
        part.dispose();
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw new AggregateError(errors, 'dispose');
  }

  protected _register<T extends vscode.Disposable>(part: T): T {
    if (this.disposed) part.dispose();
    else this.parts.push(part);
    return part;
  }
}
