/** With one space for each run of white space and none at the ends. */
export function oneLine(text: string): string {
  return text.includes('  ') || unusualSpace.test(text) ? text.replaceAll(/\s+/gu, ' ').trim() : text.trim();
}

const unusualSpace = /[^\S ]/;
