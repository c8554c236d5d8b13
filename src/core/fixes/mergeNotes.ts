/** What a merge did by name, as the mergers gather it. */
export interface MergedNames {
  readonly added: readonly string[];
  readonly replaced: readonly string[];
  readonly kept: readonly string[];
  /** Constants that the file gives another value. */
  readonly keptValues: readonly string[];
}

/** What was written, in sentences for the user. */
export function changeNotes({ added, replaced }: MergedNames): string[] {
  return [...naming('Added', added), ...naming('Replaced', replaced)];
}

/** What was left as it is, in sentences for the user. */
export function keptNotes({ kept, keptValues }: MergedNames): string[] {
  return [...naming('Kept as in the file', kept), ...naming('Kept, with another value', keptValues)];
}

/** Each name once, as code. */
export function namesList(names: readonly string[]): string {
  return [...new Set(names)].map((name) => `\`${name}\``).join(', ');
}

function naming(what: string, names: readonly string[]): string[] {
  return names.length > 0 ? [`${what}: ${namesList(names)}.`] : [];
}
