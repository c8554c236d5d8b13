/** What a desktop or a server has of search: loaded when a pattern is first looked for, never on the web. */
export { bundledRipgrep } from '../node/search/bundledRipgrep.js';
export { RipgrepSearch } from '../node/search/RipgrepSearch.js';
