/**
 * Untrusted text as Markdown that shows it as it is. `MarkdownString.appendText` does so too, but turns every space
 * into one that never breaks, so that a long description leaves the hover on the right.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/[\\`*_{}[\]()#+\-.!~>|:@]/gu, String.raw`\$&`)
    .replaceAll(/\s*\n\s*/gu, '  \n');
}
