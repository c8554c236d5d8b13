/** Whether the UTF-16 code unit at the offset is white space. */
export function isBlank(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset);
  if (code <= 0x20) return code === 0x20 || (code >= 9 && code <= 13);
  return code >= 0xa0 && /\s/u.test(text[offset]!);
}
