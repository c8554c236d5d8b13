import type { FileAccess } from '../files/FileAccess.js';
import type { TextEdit } from '../model/range.js';
import type { SyntaxParsers } from '../syntax/SyntaxParsers.js';

/** What merging a template into a text comes to. Ranges are relative to the text, zero-based. */
export type TextMerge =
  | { kind: 'change'; edits: TextEdit[]; notes: string[] }
  | { kind: 'nothing'; reason: string }
  | {
      kind: 'refused';
      reason: string;
      /** The file that the code belongs to instead, where that is known. */
      definedIn?: string;
    };

export interface MergeInput {
  /** Workspace-relative. */
  path: string;
  /** The text of the file. */
  target: string;
  template: string;
  /** Replace what has a body of its own. Default: false. */
  replace: boolean;
  /** For what the text alone does not say, such as where an imported name is defined. */
  files: FileAccess;
  /** For languages that are merged by a syntax tree of the host's parsers. */
  syntax?: SyntaxParsers | undefined;
}

export type Merger = (input: MergeInput) => Promise<TextMerge>;
