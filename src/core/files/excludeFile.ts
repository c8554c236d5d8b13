/** Where a repository keeps rules of its own that are not committed: any `.gitignore` wins over them, so that they are added first, as of the root. */
export const excludeFile = '.git/info/exclude';

/** Where a repository keeps what it tracks. */
export const indexFile = '.git/index';
