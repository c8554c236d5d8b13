import type * as vscode from 'vscode';
import type { Breather } from '../core/Breather.js';
import { withBreath, type Steps } from '../core/steps.js';
import { Disposable } from './Disposable.js';

/**
 * An event whose listeners are called one after the other, in the order in which they came, with turns for others between them: what all of
 * them do at a large ledger would be felt. A listener that gives steps rests between them. What is fired meanwhile waits until all have heard of what came before it.
 */
export class SpreadEvent<T> extends Disposable {
  private readonly listeners = new Set<(event: T) => unknown>();
  private told: Promise<void> = Promise.resolve();

  /** `failed` is told what a listener throws; the others hear of the event all the same. */
  constructor(
    private readonly breather: Breather,
    private readonly failed: (error: unknown) => void,
  ) {
    super();
  }

  readonly event: vscode.Event<T> = (listener, thisArgs, disposables) => {
    const own = (event: T): unknown => listener.call(thisArgs, event);
    this.listeners.add(own);
    const subscription = { dispose: () => void this.listeners.delete(own) };
    disposables?.push(subscription);
    return subscription;
  };

  /** Resolves when all have heard of what was fired until now. */
  get settled(): Promise<void> {
    return this.told;
  }

  /** Resolves when all have heard of it. */
  fire(event: T): Promise<void> {
    this.told = this.told.then(() => this.tell(event));
    return this.told;
  }

  private async tell(event: T): Promise<void> {
    // Those who come meanwhile are told too: they may have looked at what others had not heard of yet.
    for (const listener of this.listeners) {
      if (this.breather.due) await this.breather.breathe();
      if (this.isDisposed) return;
      if (!this.listeners.has(listener)) continue;
      try {
        const work = listener(event);
        if (isSteps(work)) await withBreath(work, this.breather);
      } catch (error) {
        this.failed(error);
      }
    }
  }
}

function isSteps(work: unknown): work is Steps<unknown> {
  return typeof work === 'object' && work !== null && Symbol.iterator in work;
}
