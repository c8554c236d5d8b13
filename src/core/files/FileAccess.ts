/** What the core needs of a workspace. Paths are workspace-relative with forward slashes; '' never occurs. */
export interface FileAccess {
  /** The paths that match one of the globs, in no particular order. Generated and ignored folders may be left out. */
  list(globs: readonly string[]): Promise<string[]>;
  /** The text as the user sees it now (an unsaved editor wins over the disk); undefined when absent, unreadable, binary or outside the workspace. */
  read(path: string): Promise<FileText | undefined>;
  exists(path: string): Promise<boolean>;
}

export interface FileText {
  text: string;
  encoding: string;
  lossy?: boolean;
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
