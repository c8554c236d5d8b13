import type { Mention } from '../../model/range.js';
import type { CodeFile, CodeView } from '../CodeView.js';
import { findInFile } from '../symbols/findInFile.js';
import { knownContext, takeBaseline } from './Baseline.js';
import type { LineTable } from './LineTable.js';
import type { OldText } from './OldText.js';
import type { OutlineDefinition } from './Outline.js';
import { similarity, weightOf } from './similarity.js';
import { outlineOf, trackLines } from './trackLines.js';

/** So much of two bodies must be the same for the one to be the other under a new name. */
const alike = 0.7;
/** And the next best must be so much less like it. */
const ahead = 0.15;
/** Weight of the words of a body that is told apart from others: two or three lines of code. */
const telling = 12;
/** More words of one body are not compared. */
const maxTokens = 4000;

export type FollowedSymbol =
  /** The same code in another file. */
  | { readonly kind: 'moved'; readonly file: CodeFile; readonly definition: OutlineDefinition }
  /** Alike, under another name. */
  | { readonly kind: 'renamed'; readonly file: CodeFile; readonly definition: OutlineDefinition }
  /** It was there, on this zero-based line, and is not found again. */
  | { readonly kind: 'lost'; readonly line: number };

/**
 * Where a symbol went that a file does not define any more. Undefined when nothing shows that it ever did.
 *
 * @param path the path that the file had when the source was written
 */
export async function followSymbol(
  { name, source, path }: { name: string; source: Mention; path: string },
  file: CodeFile,
  code: CodeView,
): Promise<FollowedSymbol | undefined> {
  const old = await code.tracking.oldText(source, path);
  const answer = old && (await findInFile(old.file, name, old));
  if (!old || !answer?.at || answer.state === 'unsure') return undefined;
  const { start } = answer.at;
  const before = (await old.outline()) ?? [];
  const was = before.find(({ nameStart }) => nameStart === start);
  const found =
    was && ((await renamedIn(file, was, before, old, code)) ?? (await movedAway(was, path, old, code)));
  return found ?? { kind: 'lost', line: old.table.lineAt(start) };
}

/** Among the definitions of the file whose names are new. */
async function renamedIn(
  file: CodeFile,
  was: OutlineDefinition,
  before: readonly OutlineDefinition[],
  old: OldText,
  code: CodeView,
): Promise<FollowedSymbol | undefined> {
  const wanted = bodyTokens(old.table, was);
  if (wanted.reduce((sum, token) => sum + weightOf(token), 0) < telling) return undefined;
  const known = new Set(before.map(({ name }) => name));
  const table = await code.tracking.table(file);
  const ranked = ((await outlineOf(file.path, code)) ?? [])
    .filter(({ name }) => !known.has(name))
    .map((definition) => ({ definition, likeness: similarity(wanted, bodyTokens(table, definition)) }))
    .sort((a, b) => b.likeness - a.likeness);
  const [first] = ranked;
  if (!first || first.likeness < alike) return undefined;
  // A class says what its only method says: the one that stands as deep as it stood is meant.
  const depth = depthOf(was);
  const best =
    ranked.find(
      (each) =>
        overlap(each.definition, first.definition) &&
        depthOf(each.definition) === depth &&
        each.likeness >= alike,
    ) ?? first;
  const second = ranked.find(({ definition }) => !overlap(definition, best.definition));
  if (best.likeness - (second?.likeness ?? 0) < ahead) return undefined;
  return { kind: 'renamed', file, definition: best.definition };
}

/** In another file, line by line as it was. */
async function movedAway(
  was: OutlineDefinition,
  path: string,
  old: OldText,
  code: CodeView,
): Promise<FollowedSymbol | undefined> {
  const { table } = old;
  const first = table.lineAt(was.nameStart);
  const baseline = takeBaseline(
    table,
    first,
    Math.max(first, table.lineAt(was.end - 1)),
    undefined,
    knownContext,
  );
  const tracked = baseline && (await trackLines({ ...baseline, old: table }, path, code, old.commit));
  if (tracked?.confidence !== 'moved') return undefined;
  const { file } = tracked;
  const definition = ((await outlineOf(file.path, code)) ?? []).find(
    (each) => file.lines.position(each.nameStart).line === tracked.first,
  );
  return definition && { kind: 'moved', file, definition };
}

function overlap(a: OutlineDefinition, b: OutlineDefinition): boolean {
  return a.start < b.end && b.start < a.end;
}

function depthOf({ name }: OutlineDefinition): number {
  return name.split('.').length;
}

/** What a definition says, its name left out: that is what differs. */
function bodyTokens(table: LineTable, { start, end, nameStart, nameEnd }: OutlineDefinition): string[] {
  const own = table.text.slice(nameStart, nameEnd);
  const tokens: string[] = [];
  for (let line = table.lineAt(start); line <= table.lineAt(end - 1) && tokens.length < maxTokens; line++)
    for (const token of table.tokensAt(line)) if (token !== own) tokens.push(token);
  return tokens;
}
