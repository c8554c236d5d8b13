// So many VS Codes at a time as the machine has room for, whichever suite starts them. Who runs the suites lends the slots out, over
// the channel of its child processes; a suite that is run by itself has no such channel and need not ask.

import { randomUUID } from 'node:crypto';

/** @typedef {{ slot: 'ask' | 'granted' | 'free', of: string }} SlotMessage `of`: one use of a slot */

/** The side of the process that runs the suites. */
export class SessionSlots {
  /** @type {(() => void)[]} those who wait, in the order in which they asked */
  #waiting = [];
  #free;

  /** @param {number} count */
  constructor(count) {
    this.#free = count;
  }

  /**
   * Serves a child that was started with an `ipc` channel. What it holds is free when it ends, however it ends.
   *
   * @param {import('node:child_process').ChildProcess} child
   */
  serve(child) {
    let held = 0;
    let ended = false;
    child.on('message', (/** @type {SlotMessage} */ { slot, of }) => {
      if (slot === 'free') {
        held -= 1;
        this.#release();
      } else if (slot === 'ask') {
        this.#waiting.push(() => {
          if (ended) return this.#release();
          held += 1;
          child.send({ slot: 'granted', of });
        });
        this.#grant();
      }
    });
    child.once('exit', () => {
      ended = true;
      for (; held > 0; held--) this.#release();
    });
  }

  #release() {
    this.#free += 1;
    this.#grant();
  }

  #grant() {
    while (this.#free > 0 && this.#waiting.length > 0) {
      this.#free -= 1;
      this.#waiting.shift()?.();
    }
  }
}

/**
 * Runs `body` when there is room for one more VS Code; at once where nobody lends slots.
 *
 * @template T
 * @param {() => Promise<T>} body
 * @returns {Promise<T>}
 */
export async function inSlot(body) {
  if (!process.send) return body();
  const of = randomUUID();
  await granted(of);
  try {
    return await body();
  } finally {
    process.send({ slot: 'free', of });
  }
}

/** @param {string} wanted */
function granted(wanted) {
  return new Promise((/** @type {(value: void) => void} */ resolve) => {
    // A listener keeps the channel, and so the process, only as long as somebody waits.
    const listener = (/** @type {SlotMessage} */ { slot, of }) => {
      if (slot !== 'granted' || of !== wanted) return;
      process.off('message', listener);
      resolve();
    };
    process.on('message', listener);
    process.send?.({ slot: 'ask', of: wanted });
  });
}
