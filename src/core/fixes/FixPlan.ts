import type { Range, TextEdit } from '../model/range.js';

/** What a fix does to one file. */
export interface FileFix {
  path: string;
  kind: 'create' | 'edit';
  /** The text that the edits were computed from; '' for a file that is created. */
  before: string;
  /** Sorted and not overlapping; ranges are relative to `before`. */
  edits: TextEdit[];
  /** The whole text afterwards. */
  after: string;
  /**
   * The same edits with the placeholders of the template to step through. Only where they were asked for and can be told; of no use once
   * other edits are joined with these.
   */
  snippets?: SnippetEdit[];
}

/** An edit in the syntax of VS Code's snippets, with all of its indentation. `range`: as of a `TextEdit`. */
export interface SnippetEdit {
  range: Range;
  snippet: string;
}

/** A fix as data: computed here, applied elsewhere. */
export type FixPlan =
  /** `notes`: what was kept, added or is unresolved, in short sentences for the user. */
  | {
      kind: 'change';
      files: FileFix[];
      notes: string[];
      /** Code with a body of its own gives way. Default: false. */
      replaces?: boolean;
    }
  /** It is there already. */
  | { kind: 'nothing'; reason: string }
  | {
      kind: 'refused';
      reason: string;
      /** The file that the code belongs to instead, where that is known. */
      definedIn?: string;
      /** The source that is not as it was read: when it has been read again, it may be possible. */
      stale?: string;
    };
