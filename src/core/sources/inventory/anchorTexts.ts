/** A path or glob rather than prose: no spaces, and a folder or a file ending. */
export function looksLikePath(text: string): boolean {
  if (text.length > 400 || /\s/.test(text) || /^n\/a$/iu.test(text)) return false;
  if (text.includes('://') && /^[a-z]+:\/\//iu.test(text)) return false;
  return text.includes('/') || text.includes('\\') || /\.[A-Za-z]\w{0,9}(?::\d+(?:-\d+)?)?$/u.test(text);
}

/**
 * `restore(snapshot: bytes) -> None` to `restore`; `async def f` to `f`; `Store::restore`, `Store#restore` as they are; Go's
 * `func (s *Store) Restore()` and `(*Store).Restore` to `Store.Restore`. Undefined for prose.
 */
export function symbolName(text: string): string | undefined {
  const head = text
    .trim()
    .replace(/^(?:(?:async|pub|export|public|static)\s+){0,4}(?:(?:def|function|class|fn|func)\s+)?/u, '')
    .replace(/^\(\s*(?:\w+\s+)?\*?\s*(\w+)(?:\[[\w, ]*\])?\s*\)\s*\.?\s*/u, '$1.')
    .split('(')[0]!
    .trim();
  return /^[A-Za-z_$][\w$]*(?:(?:\.|::|#|\.#)[A-Za-z_$][\w$]*)*$/u.test(head) ? head : undefined;
}

/** As pytest names its tests, under any key. */
export function isNodeId(value: unknown): boolean {
  return typeof value === 'string' && value.includes('::');
}
