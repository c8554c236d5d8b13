/** Reading Python files in threads: loaded when there are many to read, never on the web. */
export { SummaryThreads } from '../node/python/SummaryThreads.js';
