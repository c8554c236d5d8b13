/** What makes that which follows a case, a wish, a test or history, up to the next comma. */
const supposing =
  /\b(?:if(?:\/when)?|when(?:ever)?|unless|in case|where(?:ver)?|whether|suppos\w*|assum\w*|should|shall|would|expect\w*|asserts?|ensures?|make sure|verif(?:y|ies)|check(?:s|ing)?|handling|no longer|no more|used to|previously|formerly|earlier|fixed|resolved|false positive|before the fix|reported that|there is no missing)\b(?:\s*[-–—:,])?[^,]*$/iu;
/** The same as a label: `Expected: ...`. */
const label =
  /(?:^|\s|\*)(?:expected|expectation|log(?: output)?|output|fixed|resolved|false positive|previously|before(?: the fix)?|history|workaround)[*_]{0,2}\s*$/iu;
/** Said of it afterwards, in the same sentence. */
const takenBack =
  /^[^.!?\n]{0,60}(?:\b(?:(?:now|since|already|was|were|is|are|been|later) (?:fixed|added|restored|implemented)|fixed (?:now|since|in|by)|typo|by design|is expected|as expected|intentional\w*|on purpose|ignore|is printed|is logged)\b|\?)/iu;
/** Where what was said before has nothing to do with it any more. */
const clauseEnd = /[.!?;]\s|\n\s*\n|\b(?:but|because|since|however|although|so)\b|,\s*as\b|:\s/giu;
/** Longer sentences are none. */
const reach = 200;

/**
 * Whether the words around a claim make it something else than a state of the code now: a condition (`if x is missing`), a
 * wish, what a test expects, what was and is mended.
 */
export function isSupposed(text: string, from: number, end: number): boolean {
  const before = text.slice(Math.max(0, from - reach), from);
  let clause = before;
  for (const match of before.matchAll(clauseEnd)) {
    if (match[0].startsWith(':') && label.test(before.slice(0, match.index))) {
      if (/^[\s*_\x60'"]*$/u.test(before.slice(match.index + 1))) return true;
    }
    clause = before.slice(match.index + match[0].length);
  }
  return supposing.test(clause) || takenBack.test(text.slice(end, end + reach));
}
