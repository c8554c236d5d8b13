/** What a desktop or a server knows of history: loaded when it is first asked for, never on the web. */
export { GitHistory } from '../node/git/GitHistory.js';
export { HeadWatcher } from '../node/git/HeadWatcher.js';
