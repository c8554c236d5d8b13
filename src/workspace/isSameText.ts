/** Whether a document has the text of a file, which may have several kinds of line end where a document has one. */
export function isSameText(document: string, file: string): boolean {
  const newline = /\r\n?/gu;
  return document === file || document.replaceAll(newline, '\n') === file.replaceAll(newline, '\n');
}
