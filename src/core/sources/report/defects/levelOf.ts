import type { Severity } from '../../../model/vocabulary.js';
import { severityOf } from '../../words.js';
import { withoutPictographs } from '../text/glyphs.js';
import { isChoice, isPlaceholder } from '../text/placeholder.js';
import { plainText } from '../text/plainText.js';

const nothing =
  /^(?:ok(?:ay)?|none|nil|no (?:issues?|findings?|risks?|impact|problems?)|pass(?:ed|es)?|good|fine|sound|correct|clean|n\/?a|not applicable|not an issue)\b/iu;

/**
 * The level that the value of a field names: by its head, `OK — one minor remark` names none. Undefined for the choice that a form
 * offers (`High | Medium | Low`), and for a sentence.
 */
export function levelOf(text: string): Severity | undefined {
  if (isChoice(text) || isPlaceholder(text)) return undefined;
  const plain = withoutPictographs(plainText(text.slice(0, 400))).trim();
  if (nothing.test(plain)) return undefined;
  const head = headOf(plain);
  return (
    (head.length <= 40 ? severityOf(head) : undefined) ?? (plain.length <= 60 ? severityOf(plain) : undefined)
  );
}

/** The field says that there is nothing: `Severity: OK`, `Severity: None`. */
export function saysNothing(text: string): boolean {
  return nothing.test(withoutPictographs(plainText(text.slice(0, 400))).trim());
}

function headOf(text: string): string {
  const end = /\s[–—-]+\s|[–—(;.,:]/u.exec(text);
  return end && end.index > 0 ? text.slice(0, end.index) : text;
}
