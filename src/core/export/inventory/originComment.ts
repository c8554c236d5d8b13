import type { Mention } from '../../model/range.js';

const width = 100;

/** `# from docs/READINESS.md:21, inventory.json:14` (lines from 1): each place once, as many lines as it takes. */
export function originComment(mentions: readonly Mention[], column: number): string[] {
  const places = [...new Set(mentions.map(({ path, range }) => `${plain(path)}:${range.start.line + 1}`))];
  const lines: string[] = [];
  let line = '# from';
  for (const [i, place] of places.entries()) {
    const part = ` ${place}${i < places.length - 1 ? ',' : ''}`;
    if (line.endsWith(',') && column + line.length + part.length > width) {
      lines.push(line);
      line = '#  ';
    }
    line += part;
  }
  return places.length === 0 ? [] : [...lines, line];
}

/** A file name may hold anything; a comment ends with its line. */
function plain(path: string): string {
  return path.replaceAll(/[\p{Cc}\p{Cs}\u2028\u2029\uFEFF]/gu, '?');
}
