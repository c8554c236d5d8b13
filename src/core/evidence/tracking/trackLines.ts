import { baseName, folderOf } from '../../files/workspacePath.js';
import type { Confidence } from '../../model/vocabulary.js';
import type { CodeFile, CodeView } from '../CodeView.js';
import type { Baseline } from './Baseline.js';
import type { Located } from './locate.js';
import type { Outline } from './Outline.js';
import { weightOf } from './similarity.js';

/** Of files that the code may have gone to, so many are looked into. */
const maxOtherFiles = 60;
/** With so many of its neighbours a line is not sought elsewhere. */
const enough = 0.5;

export interface TrackedLines {
  readonly file: CodeFile;
  /** Zero-based, the last one included. */
  readonly first: number;
  readonly last: number;
  readonly confidence: Exclude<Confidence, 'lost'>;
}

/**
 * Where the lines of a baseline are in the workspace now: in their file, else in the one that it was renamed to, in files of that name, in files
 * of the same kind beside it. Undefined when they are lost.
 *
 * @param commit the commit that the baseline is from, to ask version control for renames
 */
export async function trackLines(
  baseline: Baseline,
  path: string,
  code: CodeView,
  commit?: string,
): Promise<TrackedLines | undefined> {
  const own = await code.file(path);
  if (own && baseline.old?.text === own.text) return unchanged(own, baseline);
  const here = own && (await locateIn(own, baseline, code));
  const result = own && here && trackedHere(own, here, baseline);
  if (result && (here.certainty === 'unchanged' || here.share >= enough)) return result;
  const renamed = commit === undefined ? undefined : (await code.tracking.renamesSince(commit)).get(path);
  const search = {
    baseline,
    code,
    commit,
    own: path,
    fileIsThere: own !== undefined,
    isLikeIt: result !== undefined,
  };
  for (const others of [
    renamed === undefined ? [] : [renamed],
    await namesakes(path, code),
    await neighbours(path, code),
  ]) {
    const found = await bestOf(
      others.filter((other) => other !== path),
      search,
    );
    if (found) return found;
  }
  return result;
}

/** The whole file is what it was. */
function unchanged(file: CodeFile, { line, count, old }: Baseline): TrackedLines {
  const last = old?.solid[old.solidFrom[line]! + count - 1] ?? line;
  return { file, first: line, last, confidence: 'exact' };
}

function trackedHere(file: CodeFile, { first, last, certainty }: Located, { line }: Baseline): TrackedLines {
  if (certainty === 'likely') return { file, first, last, confidence: 'similar' };
  return { file, first, last, confidence: first === line ? 'exact' : 'moved' };
}

interface Search {
  baseline: Baseline;
  code: CodeView;
  commit: string | undefined;
  /** The path that the baseline is of. */
  own: string;
  fileIsThere: boolean;
  /** Something in that file is like what stood there. */
  isLikeIt: boolean;
}

interface FoundIn {
  file: CodeFile;
  located: Located;
}

/** In one of several files, beyond doubt; where the file itself is gone, also the likeliest place. */
async function bestOf(paths: readonly string[], search: Search): Promise<TrackedLines | undefined> {
  const { baseline, code, fileIsThere } = search;
  const found: FoundIn[] = [];
  for (const path of paths) {
    const file = await code.file(path);
    const located = file && (await locateIn(file, baseline, code));
    if (!file || !located || (located.certainty !== 'unchanged' && located.score < 2)) continue;
    if (!(await stoodThere(baseline, path, search))) found.push({ file, located });
  }
  found.sort((a, b) => b.located.score - a.located.score);
  const [best, second] = found;
  if (!best) return undefined;
  const { certainty, share, score } = best.located;
  // Other files hold the same words too: more of the surroundings must have come along.
  const certain =
    certainty === 'unchanged' &&
    share >= 0.8 &&
    score >= 8 &&
    (await tellsMuch(baseline, best.file, best.located, code));
  if (certain && !(second && second.located.score > score * 0.5))
    return { file: best.file, ...placeOf(best.located), confidence: 'moved' };
  // The same words elsewhere are no trace of code whose file is still there, unless their neighbours came along and nothing is like it at home.
  const isTrace =
    !search.isLikeIt && share >= 0.4 && score >= 3 && !(second && second.located.score > score * 0.7);
  if (fileIsThere && !certain && !isTrace) return undefined;
  return { file: best.file, ...placeOf(best.located), confidence: 'similar' };
}

/** `import time` and `return None` are everywhere. */
async function tellsMuch(
  { count }: Baseline,
  file: CodeFile,
  { first }: Located,
  code: CodeView,
): Promise<boolean> {
  const tokens = (await code.tracking.table(file)).tokensAt(first);
  return count > 2 || tokens.reduce((sum, token) => sum + weightOf(token), 0) >= 6;
}

/** The other file had the same line all along: nothing has moved there. */
async function stoodThere(
  { first }: Baseline,
  path: string,
  { code, commit, own }: Search,
): Promise<boolean> {
  if (commit === undefined) return false;
  const renames = await code.tracking.renamesSince(commit);
  const before = [...renames].find(([, now]) => now === path)?.[0] ?? path;
  if (before === own) return false;
  const old = await code.tracking.oldTextAt(commit, before);
  if (!old) return false;
  await code.tracking.indexed(old.table);
  return old.table.withHash(first).length > 0;
}

function placeOf({ first, last }: Located): { first: number; last: number } {
  return { first, last };
}

async function locateIn(file: CodeFile, baseline: Baseline, code: CodeView): Promise<Located | undefined> {
  const outline = baseline.symbol === undefined ? undefined : await outlineOf(file.path, code);
  return code.tracking.located(file, baseline, outline);
}

/** What is defined in a file, where a parser knows the language. */
export async function outlineOf(path: string, code: CodeView): Promise<Outline | undefined> {
  const parsed = /\.pyi?$/u.test(path) ? await code.python(path) : await code.syntax(path);
  return parsed && code.tracking.outline(parsed);
}

/** Files of that name elsewhere; a name that is everywhere leads nowhere. */
async function namesakes(path: string, code: CodeView): Promise<string[]> {
  const found = await code.find(`**/${escapeGlob(baseName(path))}`);
  return found.length <= maxOtherFiles ? found.sort() : [];
}

/** Files of the same kind in the same folder. */
async function neighbours(path: string, code: CodeView): Promise<string[]> {
  const ending = /\.\w+$/u.exec(path)?.[0];
  if (ending === undefined) return [];
  const folder = folderOf(path);
  const found = await code.find(`${folder === '' ? '' : `${escapeGlob(folder)}/`}*${ending}`);
  return found.sort().slice(0, maxOtherFiles);
}

/** A name with characters that mean something in a glob stands for any character there. */
function escapeGlob(name: string): string {
  return name.replaceAll(/[*?{}[\]!,]/gu, '?');
}
