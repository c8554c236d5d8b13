import type { SummaryThreadsOptions } from '../node/python/SummaryThreads.js';

/** The command reads along, and is through with a thousand files by the time that a thread is warm. */
export const commandLineThreads: SummaryThreadsOptions = { fewest: 1500, shared: true };
