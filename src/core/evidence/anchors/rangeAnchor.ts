import * as l10n from '@vscode/l10n';
import type { AnchorOf } from '../../model/anchor.js';
import type { Range } from '../../model/range.js';
import type { CodeFile, CodeView } from '../CodeView.js';
import { knownContext, readBaseline, takeBaseline, type Baseline } from '../tracking/Baseline.js';
import type { OldText } from '../tracking/OldText.js';
import { enclosing } from '../tracking/Outline.js';
import { outlineOf, trackLines, type TrackedLines } from '../tracking/trackLines.js';
import {
  lostIn,
  result,
  type AnchorResolver,
  type AnchorResult,
  type AnchorToResolve,
} from '../AnchorResult.js';
import { absentPath } from './absentPath.js';

type RangeAnchor = AnchorToResolve<'range'>;

/**
 * Located where the code is now that stood there when the source was written (DESIGN: Anchors that hold). What stood there is told by the
 * anchor's own fields, else by the commit of the source; without either the place is taken as it is given.
 */
export const resolveRangeAnchor: AnchorResolver<'range'> = async (given, code) => {
  const anchor = { ...given, path: await pathMeant(given.path, code) };
  const { baseline, commit } = await baselineOf(anchor, code);
  if (!baseline) return asGiven(anchor, code);
  const tracked = await sureOfPlace(
    await trackLines(baseline, anchor.path, code, commit),
    anchor,
    commit,
    code,
  );
  if (!tracked) return lost(anchor, await code.file(anchor.path), code);
  const { file, confidence } = tracked;
  const place = { path: file.path, range: rangeOf(anchor, tracked), proves: false, confidence };
  const note = confidence === 'similar' ? likeliest(anchor, file) : undefined;
  return { ...result('located', [note === undefined ? place : { ...place, note }]), confidence };
};

/**
 * What is said of a line may have been changed since the line itself was named: the place is sure only where both moments lead to it. Else
 * the first one counts, and is no more than likely.
 */
async function sureOfPlace(
  tracked: TrackedLines | undefined,
  anchor: RangeAnchor,
  commit: string | undefined,
  code: CodeView,
): Promise<TrackedLines | undefined> {
  if (commit === undefined || tracked?.confidence === 'similar') return tracked;
  const old = await code.tracking.earlierText(anchor.source, anchor.path, commit);
  if (!old) return tracked;
  const { baseline } = await baselineIn(old, anchor, code);
  const first = baseline && (await trackLines(baseline, anchor.path, code, old.commit));
  if (!first) return tracked && { ...tracked, confidence: 'similar' };
  const isSame = first.file.path === tracked?.file.path && first.first === tracked.first;
  return isSame ? tracked : { ...first, confidence: 'similar' };
}

async function baselineOf(
  anchor: RangeAnchor,
  code: CodeView,
): Promise<{ baseline?: Baseline; commit?: string }> {
  const own = readBaseline(anchor);
  if (own) return { baseline: own };
  const old = await code.tracking.oldText(anchor.source, anchor.path);
  return old ? baselineIn(old, anchor, code) : {};
}

async function baselineIn(
  old: OldText,
  anchor: RangeAnchor,
  code: CodeView,
): Promise<{ baseline?: Baseline; commit?: string }> {
  const [first, last] = linesOf(anchor.range);
  // The definition around it is only asked for where the file has changed.
  const isUnchanged = (await code.file(anchor.path))?.text === old.table.text;
  const outline = isUnchanged ? undefined : await old.outline();
  const baseline = takeBaseline(old.table, first, last, outline, knownContext);
  return baseline ? { baseline: { ...baseline, old: old.table }, commit: old.commit } : {};
}

/** Zero-based lines, the last one included. */
function linesOf({ start, end }: Range): [first: number, last: number] {
  return [start.line, end.character === 0 && end.line > start.line ? end.line - 1 : end.line];
}

/** Nothing tells what stood there: the lines that the source names, cut to the text that is there. */
async function asGiven(anchor: RangeAnchor, code: CodeView): Promise<AnchorResult> {
  const file = await code.file(anchor.path);
  if (!file || anchor.range.start.line >= file.lines.lineCount) return lost(anchor, file, code);
  const range = cut(file, anchor.range);
  const outline = await outlineOf(file.path, code);
  const within = outline && enclosing(outline, file.lines.offset(range.start))?.name;
  const place = {
    path: file.path,
    range,
    proves: false,
    confidence: 'similar' as const,
    note: l10n.t('Nothing tells whether the code has moved since this was written.'),
    ...(within === undefined ? {} : { within }),
  };
  return { ...result('located', [place]), confidence: 'similar' };
}

/** A bare file name stands for the one file of that name. */
async function pathMeant(path: string, code: CodeView): Promise<string> {
  if (path.includes('/') || (await code.exists(path))) return path;
  const others = await code.find(`**/${path}`);
  return others.length === 1 ? others[0]! : path;
}

/** Said, not guessed: at the head of the file, where that is still there. */
async function lost(anchor: RangeAnchor, file: CodeFile | undefined, code: CodeView): Promise<AnchorResult> {
  if (!file) return { ...result('unlocated', [], await absentPath(anchor, code)), confidence: 'lost' };
  const line = anchor.range.start.line + 1;
  const message =
    anchor.path === file.path
      ? l10n.t('The code that this speaks of was not found (it stood at line {0}).', line)
      : l10n.t(
          'The code that this speaks of was not found (it stood at line {0} of `{1}`).',
          line,
          anchor.path,
        );
  const was = `${anchor.path}:${line}`;
  return lostIn(file, anchor.source, { message, was });
}

function likeliest({ path, range }: AnchorOf<'range'>, file: CodeFile): string {
  const line = range.start.line + 1;
  return path === file.path
    ? l10n.t(
        'The likeliest place: the code has changed since, or stands more than once (it stood at line {0}).',
        line,
      )
    : l10n.t(
        'The likeliest place: the code has changed since, or stands more than once (it stood at line {0} of `{1}`).',
        line,
        path,
      );
}

/** Whole lines without the white space around them; what the anchor names of a line where that line is unchanged. */
function rangeOf(anchor: RangeAnchor, { file, first, last, confidence }: TrackedLines): Range {
  const { start, end } = anchor.range;
  const { lines } = file;
  const partial = start.line === end.line && end.character > start.character;
  if (partial && confidence === 'exact') return cut(file, anchor.range);
  const whole = lines.range(lines.lineStart(first), lines.lineEnd(last));
  return cut(file, whole);
}

function cut({ text, lines }: CodeFile, range: Range): Range {
  let start = lines.offset(range.start);
  let end = Math.max(start, lines.offset(range.end));
  // "Lines 10 to 20" is written as whole lines: show their content, without the white space around it.
  const inside = text.slice(start, end);
  if (inside.trim() !== '') {
    end = start + inside.trimEnd().length;
    start += inside.length - inside.trimStart().length;
  }
  return lines.range(start, end);
}
