/** Whether the code defines that name in any of the usual languages; names come from sources, so no RegExp is built of them. */
export function namedIn(code: string, name: string): boolean {
  // `Class.` leaves nothing to look for, and the search would find it everywhere.
  if (name === '') return false;
  for (let at = code.indexOf(name); at >= 0; at = code.indexOf(name, at + 1)) {
    const before = code.slice(Math.max(0, at - 40), at);
    const after = code[at + name.length] ?? '';
    if (
      /(?:\b(?:def|class|function|func|fn|const|let|var|interface|type|struct|enum|trait)\s+|^\s*(?:async\s+|static\s+|public\s+|private\s+)*)$/mu.test(
        before,
      ) &&
      !/[\w$]/u.test(after)
    ) {
      return true;
    }
  }
  return false;
}
