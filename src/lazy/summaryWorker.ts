/** What a thread of `SummaryThreads` runs. */
import { parentPort, workerData } from 'node:worker_threads';
import { readSummaries, type SummaryTask } from '../node/python/readSummaries.js';

readSummaries(workerData as SummaryTask, parentPort!);
