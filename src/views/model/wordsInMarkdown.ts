import { pieces } from '../../core/text/plainWords.js';
import { escapeMarkdown } from './escapeMarkdown.js';

/** Untrusted text for hovers, as Markdown: code in backticks is code, which does nothing else; all the rest is shown as it is. */
export function wordsInMarkdown(text: string): string {
  return pieces(text)
    .map(({ code, words, raw }) => (code ? raw : escapeMarkdown(words)))
    .join('');
}
