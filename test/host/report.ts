import type { Runner, Test } from 'mocha';
import type { Used } from './UseRecord';

/** One line of a suite's results; test/vscode-host/results.mjs reads them. */
export type Message =
  | { readonly type: 'start'; readonly title: string }
  | { readonly type: 'test'; readonly row: Row }
  | { readonly type: 'used'; readonly used: Used }
  | { readonly type: 'end' };

/** What became of one test. `ok` is false for a skipped one, too. */
export interface Row {
  readonly suite: string;
  readonly title: string;
  readonly ok: boolean;
  readonly skipped?: true;
  readonly err?: string;
  readonly ms: number;
}

/**
 * Sends a message for each test as it begins and ends, so that a crash or a hang still tells how far the suite came.
 * `index.ts` and `web.ts` differ only in where the messages go.
 */
export function report(runner: Runner, send: (message: Message) => void): void {
  runner.on('test', (test) => send({ type: 'start', title: test.fullTitle() }));
  runner.on('pass', (test) => send({ type: 'test', row: { ...names(test), ok: true } }));
  runner.on('pending', (test) => send({ type: 'test', row: { ...names(test), ok: false, skipped: true } }));
  runner.on('fail', (test, error: unknown) =>
    send({ type: 'test', row: { ...names(test), ok: false, err: describe(error) } }),
  );
  runner.on('end', () => send({ type: 'end' }));
}

function names(test: Test): Pick<Row, 'suite' | 'title' | 'ms'> {
  const suite = test.parent?.titlePath().filter(Boolean).join(' › ') ?? '';
  return { suite, title: test.title, ms: test.duration ?? 0 };
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
