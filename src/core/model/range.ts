import * as z from 'zod';

/** Zero-based line and character (UTF-16 code units), as in the Language Server Protocol. */
export const positionSchema = z.object({ line: z.int().min(0), character: z.int().min(0) });

/** LSP range: the end is exclusive. */
export const rangeSchema = z.object({ start: positionSchema, end: positionSchema });

/** A place in a source that speaks of something. `path` is workspace-relative with forward slashes. */
export const mentionSchema = z.object({ path: z.string(), range: rangeSchema });

export type Position = z.infer<typeof positionSchema>;
export type Range = z.infer<typeof rangeSchema>;
export type Mention = z.infer<typeof mentionSchema>;

/** An edit as data: `range` is relative to the text before any edit of the same batch. */
export interface TextEdit {
  range: Range;
  newText: string;
}
