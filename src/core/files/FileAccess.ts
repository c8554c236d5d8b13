import * as l10n from '@vscode/l10n';
/** What the core needs of a workspace. Paths are workspace-relative with forward slashes; '' never occurs. */
export interface FileAccess {
  /**
   * The paths that match one of the globs, in no particular order, without those that `ignores` leaves out. A path
   * without wildcards names its file, so that one is there even when it is ignored.
   */
  list(globs: readonly string[]): Promise<string[]>;
  /** Whether every file listed is at least so many; undefined where that takes no less than to list them. Default: undefined. */
  atLeast?(count: number): Promise<boolean | undefined>;
  /** True for what a search leaves out: generated folders, what git ignores, what the user hides. It can be read all the same. */
  ignores(path: string): Promise<boolean>;
  /**
   * The text as the user sees it now (an unsaved editor wins over the disk); undefined when absent, unreadable, binary
   * or outside the workspace. `maxBytes`: a larger file is not read at all. Default: `maxFileBytes`.
   */
  read(path: string, maxBytes?: number): Promise<FileText | undefined>;
  exists(path: string): Promise<boolean>;
  /** True for a folder that is there, be it empty or a link, also to one outside. */
  hasFolder(path: string): Promise<boolean>;
  /** True when a link on the way to the path leads out of the workspace. The file and its folders may be yet to be made. */
  leadsOutside(path: string): Promise<boolean>;
  /** Why `read` gives nothing for a file that is there and inside the workspace; undefined for any other path. */
  unreadable(path: string, maxBytes?: number): Promise<Unreadable | undefined>;
}

export type Unreadable = { reason: 'binary' } | { reason: 'large'; bytes: number };

/** More than any source or code file worth reading. */
export const maxFileBytes = 64 * 1024 * 1024;

/** A larger file is generated or data: patterns are not looked for in it. */
export const maxSearchedBytes = 10 * 1024 * 1024;

export interface FileText {
  text: string;
  encoding: string;
  lossy?: boolean;
  /** It is what an editor holds and the disk does not yet: somebody may be in the middle of a line. */
  unsaved?: boolean;
}

/** Why nothing is written to a path that `leadsOutside`. */
export function outsideReason(path: string): string {
  return l10n.t('{0} is outside the workspace (through a link).', path);
}

export type FileChangeKind = 'created' | 'changed' | 'deleted';

export interface FileChange {
  path: string;
  kind: FileChangeKind;
}

export interface Logger {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

export const silentLogger: Logger = { info: () => {}, warn: () => {}, error: () => {} };
