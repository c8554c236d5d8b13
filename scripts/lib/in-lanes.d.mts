export function inLanes<T, R>(jobs: readonly T[], lanes: number, run: (job: T) => Promise<R>): Promise<R[]>;
