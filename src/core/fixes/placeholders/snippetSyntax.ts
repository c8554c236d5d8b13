/** Text as it is in a snippet of VS Code. */
export function escapedSnippet(text: string): string {
  return text.replace(/[$}\\]/gu, '\\$&');
}

/** A tab stop of a snippet. `inner`: what it is filled with, escaped. */
export function stopSnippet(number: number, inner: string, choices?: readonly string[]): string {
  // The editor reads no empty choice.
  if (choices && choices.length > 1 && number > 0 && choices.every((each) => each !== ''))
    return `\${${number}|${choices.map((each) => each.replace(/[\\,|]/gu, '\\$&')).join(',')}|}`;
  if (inner !== '') return `\${${number}:${inner}}`;
  return number === 0 ? '$0' : `\${${number}}`;
}
