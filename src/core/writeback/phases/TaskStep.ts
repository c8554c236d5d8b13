/** What is done to the tasks of one source. Phases and tasks by their places in the fragment. */
export type TaskStep =
  /** To the end of another phase. */
  | { readonly kind: 'move'; readonly from: readonly [phase: number, task: number]; readonly to: number }
  | { readonly kind: 'add'; readonly to: number; readonly title: string; readonly defects: readonly string[] }
  | { readonly kind: 'remove'; readonly from: readonly [phase: number, task: number] }
  /** The id is taken off the list of defects of the task. */
  | { readonly kind: 'unlink'; readonly from: readonly [phase: number, task: number]; readonly id: string };
