import { indentAt, lineEndAt, lineEndOf, lineStartAt, nextLineStart } from '../../fixes/lines.js';
import type { OffsetEdit } from '../../fixes/offsetEdits.js';
import { splitCells } from '../../sources/report/markdown/splitCells.js';
import { contentEnd, type Extent } from '../entryExtent.js';
import type { Proof } from '../Proof.js';
import { reportTicks } from '../reportTicks.js';
import type { TaskStep } from './TaskStep.js';

const item = /^([\s>]*)([-*+•]|(\d{1,9})([.)]))(\s+)(\[[ xX✓✔]\]\s+)?/u;

/** Edits of a report that could do it: a line of a list with all that is nested in it, or a row of a table; the likeliest first. */
export function* taskStepInReport(proof: Proof, step: TaskStep): Iterable<readonly OffsetEdit[]> {
  const { text } = proof.work;
  if (step.kind === 'unlink') return;
  if (step.kind === 'add') {
    for (const title of [step.title]) yield* appended(proof, step.to, { title });
    return;
  }
  const own = extentOf(proof, step.from);
  if (!own) return;
  const numbers = renumbered(text, own);
  const gone = { ...own, newText: '' };
  if (step.kind === 'remove') {
    yield [gone, ...numbers];
    yield [gone];
    return;
  }
  const lines = text.slice(own.start, own.end).replace(/[\r\n]+$/u, '');
  for (const insertion of appended(proof, step.to, { lines })) {
    // Where the line goes into its own list, numbers are not what they seem.
    if (insertion.every(({ start }) => start <= own.start || start >= own.end)) {
      yield [
        gone,
        ...numbers.filter(({ start }) => insertion.every((edit) => edit.start !== start)),
        ...insertion,
      ];
      yield [gone, ...insertion];
    }
  }
}

type Added = { readonly lines: string } | { readonly title: string };

/** At the end of the tasks of a phase, in their style; beneath its heading where it has none. */
function* appended(proof: Proof, phase: number, added: Added): Iterable<OffsetEdit[]> {
  const { text } = proof.work;
  const lineEnd = lineEndOf(text);
  const tasks = proof.before.phases[phase]?.tasks ?? [];
  for (const t of [...tasks.keys()].reverse()) {
    const last = extentOf(proof, [phase, t]);
    const line = last && written(text, last, added, tasks[t]!.title);
    if (!last || line === undefined) continue;
    const end = contentEnd(text, last.start, last.end);
    yield [{ start: end, end, newText: lineEnd + line }];
    break;
  }
  if (tasks.length > 0) return;
  const range = proof.before.phases[phase]?.mentions[0]?.range;
  if (!range) return;
  const start = proof.work.offset(range.start);
  const ticks = reportTicks(text, false);
  const line = 'lines' in added ? added.lines : `- ${ticks.hasBoxes ? '[ ] ' : ''}${added.title}`;
  if (line.trimStart().startsWith('|')) return;
  const bottom = contentEnd(text, start, proof.work.offset(range.end));
  const top = lineEndAt(text, start);
  for (const at of new Set([bottom, top])) {
    const rest = text.slice(at).replace(/^(?:\r\n|\n)/u, '');
    const below = rest === '' || /^\s*?(?:\r\n|\n)/u.test(rest) ? '' : lineEnd;
    yield [{ start: at, end: at, newText: lineEnd + lineEnd + line + below }];
  }
}

/** The line to add, like the one it follows; undefined where one is a row and the other is not. */
function written(text: string, last: Extent, added: Added, title: string): string | undefined {
  const first = text.slice(last.start, lineEndAt(text, last.start));
  const like = item.exec(first);
  const isRow = !like && first.trimStart().startsWith('|');
  if ('title' in added) {
    if (isRow) return newRow(first, title, added.title);
    if (!like) return undefined;
    const rest = first.slice(like[0].length);
    const glyph = like[6] === undefined && /^(?:\p{So}|✓|✔|✗|✘)\uFE0F?\s+/u.test(rest);
    const box = like[6] === undefined ? (glyph ? `${reportTicks(text, false).glyphs[0]!} ` : '') : '[ ] ';
    return like[1]! + nextMark(like) + like[5]! + box + added.title;
  }
  const own = item.exec(added.lines);
  if (isRow) {
    const cells = (row: string): number => splitCells(row, 0, row.length).cells.length;
    return !own && cells(added.lines) === cells(first) ? added.lines : undefined;
  }
  if (!like || !own) return undefined;
  const mark = like[3] === undefined && own[3] === undefined ? like[2]! : nextMark(like);
  const lead = like[1]! + mark + own[5]!;
  const by = lead.length - (own[1]!.length + own[2]!.length + own[5]!.length);
  const [head = '', ...below] = added.lines.split('\n');
  const inner = below.map((line) => {
    if (line.trim() === '') return line;
    return by >= 0 ? ' '.repeat(by) + line : line.slice(Math.min(-by, indentAt(line, 0).length));
  });
  return [lead + head.slice(own[1]!.length + own[2]!.length + own[5]!.length), ...inner].join('\n');
}

function nextMark([, , mark, number, behind]: RegExpExecArray): string {
  return number === undefined ? mark! : `${Number(number) + 1}${behind!}`;
}

/** Like the row, with another title and nothing else in it. */
function newRow(row: string, title: string, newTitle: string): string | undefined {
  const { cells } = splitCells(row, 0, row.length);
  const at = cells.findIndex(({ text }) => text.includes(title));
  if (at < 0) return undefined;
  return `| ${cells.map((_, i) => (i === at ? newTitle : '-')).join(' | ')} |`;
}

/** The whole lines of a task with what is nested in it, up to the start of the next line; undefined where they hold more than it. */
function extentOf({ before, work }: Proof, [p, t]: readonly [number, number]): Extent | undefined {
  const { text } = work;
  const range = before.phases[p]?.tasks[t]?.source.range;
  if (!range) return undefined;
  const start = lineStartAt(text, work.offset(range.start));
  let lineEnd = lineEndAt(text, contentEnd(text, start, work.offset(range.end)));
  const head = item.exec(text.slice(start, lineEnd));
  if (!head) {
    if (!/^[\s>]*\|/u.test(text.slice(start, lineEnd))) return undefined;
    return { start, end: nextLineStart(text, lineEnd) ?? text.length };
  }
  const indent = head[1]!.length;
  let end = nextLineStart(text, lineEnd) ?? text.length;
  for (let at: number | undefined = end; at !== undefined && at < text.length;) {
    lineEnd = lineEndAt(text, at);
    const line = text.slice(at, lineEnd);
    const next = nextLineStart(text, lineEnd);
    if (line.trim() !== '') {
      if (indentAt(text, at).length <= indent) break;
      end = next ?? text.length;
    }
    at = next;
  }
  return { start, end };
}

/** The items behind one that goes, each a number lower, as long as they count on from it. */
function renumbered(text: string, gone: Extent): OffsetEdit[] {
  const own = item.exec(text.slice(gone.start, lineEndAt(text, gone.start)));
  if (own?.[3] === undefined) return [];
  const edits: OffsetEdit[] = [];
  let number = Number(own[3]);
  for (let at: number | undefined = gone.end; at !== undefined && at < text.length;) {
    const lineEnd = lineEndAt(text, at);
    const line = text.slice(at, lineEnd);
    const match = item.exec(line);
    if (match?.[3] !== undefined && match[1] === own[1]) {
      if (Number(match[3]) !== number + 1) break;
      const start = at + match[1]!.length;
      edits.push({ start, end: start + match[3].length, newText: String(number) });
      number += 1;
    } else if (line.trim() !== '' && indentAt(text, at).length <= own[1]!.length) break;
    at = nextLineStart(text, lineEnd);
  }
  return edits;
}
