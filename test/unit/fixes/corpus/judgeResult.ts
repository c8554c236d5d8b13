import type { CorpusCase } from './readCorpus.js';

/** What a reviewer has against the text; the lines of both end as those of the file did. */
export function judgeResult({ before = '', expect, path }: CorpusCase, after: string): string[] {
  const text = after.replaceAll('\r\n', '\n');
  const wrong: string[] = [];
  if (expect.crlf === true && /[^\r]\n/u.test(after)) wrong.push('has line ends that are not CRLF');
  if (expect.crlf !== true && after.includes('\r')) wrong.push('has carriage returns');
  if (/[^\n]$/u.test(text) && before.endsWith('\n')) wrong.push('has lost its final line end');
  for (const each of expect.has ?? []) if (count(text, each) === 0) wrong.push(`lacks ${each}`);
  for (const each of expect.hasNot ?? []) if (count(text, each) > 0) wrong.push(`has ${each}`);
  for (const each of expect.once ?? []) {
    const found = count(text, each);
    if (found !== 1) wrong.push(`has ${each} ${found} times`);
  }
  let at = 0;
  for (const each of expect.order ?? []) {
    const found = text.indexOf(unescaped(each), at);
    if (found < 0) wrong.push(`lacks ${each} in its place`);
    else at = found + unescaped(each).length;
  }
  const lost = lostLine(before, text, expect.gone ?? [], path.endsWith('.json'));
  if (lost !== undefined) wrong.push(`has lost or moved the line ${lost}`);
  return wrong;
}

const unescaped = (wanted: string): string => wanted.replaceAll('\\n', '\n');

function count(text: string, wanted: string): number {
  const pattern = /^\/([^*].*)\/$/su.exec(wanted)?.[1];
  return pattern === undefined
    ? text.split(unescaped(wanted)).length - 1
    : [...text.matchAll(new RegExp(pattern, 'g'))].length;
}

/** The first line of the file, of those that must stay, that the result lacks in that order. */
function lostLine(
  before: string,
  after: string,
  gone: readonly string[],
  commas: boolean,
): string | undefined {
  const lines = (text: string): string[] =>
    text
      .split(/\r?\n/u)
      .filter((line) => line.trim() !== '')
      .map((line) => (commas ? line.replace(/,$/u, '') : line));
  const mayGo = (line: string): boolean =>
    gone.some((each) => {
      const pattern = /^\/([^*].*)\/$/su.exec(each)?.[1];
      return pattern === undefined ? each === line : new RegExp(pattern).test(line);
    });
  const there = lines(after);
  let at = 0;
  for (const line of lines(before).filter((each) => !mayGo(each))) {
    const found = there.indexOf(line, at);
    if (found < 0) return JSON.stringify(line);
    at = found + 1;
  }
  return undefined;
}
