const mark = /^(?:#+|\/\/+|\/\*+|--+|;+|<!--|\{\/\*)\s*/u;
const end = /\s*(?:\*\/\}?|-->)?\s*$/u;
const word =
  /\b(?:existing|rest|remaining|remainder|other|others|previous|same|unchanged|omitted|elided|snip(?:ped)?|as before|as is|more|etc|code|methods?|functions?|fields?|members?|imports?|tests?|class|body|implementation|truncated|continues?|above|below)\b/iu;
/** Whole comments that speak of code which stays, without dots. */
const plain =
  /^[([<]?(?:(?:the )?(?:existing|remaining|other existing|previous) (?:code|methods?|functions?|fields?|members?|imports?|tests?|class(?: code)?|body|implementation|logic)(?: (?:here|goes here|continues|stays?|remains?|above|below|unchanged))*|(?:the )?rest of (?:the |this )?(?:[\w.`]+ )?(?:code|class|file|functions?|methods?|module|implementation|body|imports?|tests?|logic)(?: (?:here|is|goes here|stays?|remains?|unchanged|the same|as is|as before|omitted))*|(?:unchanged|no changes?|omitted(?: for brevity)?|snip(?:ped)?))[.)\]>]?$/iu;

/**
 * Whether a line is nothing but a comment that stands for code which was left out: `# ...`, `// ... existing code ...`, `# rest of the class
 * unchanged`. A sentence that only begins or ends with dots is none.
 */
export function isElision(line: string): boolean {
  const trimmed = line.trim();
  if (trimmed.length > 120 || !mark.test(trimmed)) return false;
  const text = trimmed.replace(mark, '').replace(end, '').trim();
  const bare = text.replace(/^[([<\s]*(?:\.{3}|…)\s*|\s*(?:\.{3}|…)[)\]>\s]*$/gu, '').trim();
  if (bare === text) return plain.test(text);
  return bare === '' || (word.test(bare) && bare.split(/\s+/u).length <= 10);
}

const stays =
  /\b(?:existing|rest|remaining|remainder|others?|previous|same|unchanged|omitted|elided|snip(?:ped)?|as before|as is|truncated|continues?|no changes?)\b/iu;

/**
 * Whether such a comment speaks of code that is there already: `# ... existing code ...`. One that only says what is still to be written
 * (`# ... your logic`) does not, and dots alone may mean either.
 */
export function standsForExisting(line: string): boolean {
  return stays.test(line);
}

/** `# ...` and nothing else. */
export function isBareElision(line: string): boolean {
  return isElision(line) && !/[\p{L}\p{N}]/u.test(line);
}
