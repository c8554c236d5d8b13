import type { ChildProcess } from 'node:child_process';

export class SessionSlots {
  constructor(count: number);
  serve(child: ChildProcess): void;
}
export function inSlot<T>(body: () => Promise<T>): Promise<T>;
