import type { FileChange } from '../files/FileAccess.js';

/** Tells an engine that there are new commits, or others: as if a file had changed that everybody has seen who asked for the history. */
export const historyMoved: FileChange = { path: '.git/logs/HEAD', kind: 'changed' };

/**
 * What version control knows of the workspace's files. Paths are workspace-relative with forward slashes. Every answer may be undefined or
 * empty: no repository, nothing committed, a workspace that is not trusted. Never throws.
 */
export interface History {
  /** A file as the last commit has it, with the commit that last changed each line. */
  lastCommitted(path: string): Promise<CommittedFile | undefined>;
  /** The text of a file in a commit. */
  textAt(commit: string, path: string): Promise<string | undefined>;
  /** The commits that changed a file, the newest first; not all of very many. */
  changesOf(path: string): Promise<readonly string[]>;
  /** The files that have another path in the last commit than they had in this one. */
  renamesSince(commit: string): Promise<ReadonlyMap<string, string>>;
  /** Forgets what it has looked up: there may be new commits. */
  forget(): void;
}

export interface CommittedFile {
  readonly text: string;
  /** One a line of `text`. */
  readonly lines: readonly LineCommit[];
}

export interface LineCommit {
  /** A full commit id. */
  readonly commit: string;
  /** When it was committed, in seconds since 1970. */
  readonly time: number;
}
