import * as l10n from '@vscode/l10n';
import { isGlob } from '../../files/glob.js';
import type { Mention } from '../../model/range.js';
import type { Confidence } from '../../model/vocabulary.js';
import type { AnchorResolver, AnchorResult, AnchorToResolve } from '../AnchorResult.js';
import type { CodeView } from '../CodeView.js';
import type { OldText } from '../tracking/OldText.js';
import { namesake } from './absentPath.js';

/** A file of that name elsewhere is the one that was meant when so much of its text is what stood there. */
const alike = 0.6;

type Followed = 'file' | 'symbol' | 'test';

interface OtherPath {
  readonly path: string;
  readonly confidence: Extract<Confidence, 'moved' | 'similar'>;
}

/**
 * A resolver that, when the file of an anchor is not there, asks again at the path that the file has now (DESIGN: Anchors that hold, rename).
 * Where version control does not know that path, nothing is proved there.
 */
export function followingFile<K extends Followed>(resolve: AnchorResolver<K>): AnchorResolver<K> {
  return (anchor, code) => {
    const ask = (other: AnchorToResolve<Followed>) => resolve(other as AnchorToResolve<K>, code);
    return follow(anchor, ask, code);
  };
}

async function follow(
  anchor: AnchorToResolve<Followed>,
  ask: (anchor: AnchorToResolve<Followed>) => Promise<AnchorResult>,
  code: CodeView,
): Promise<AnchorResult> {
  const answer = await ask(anchor);
  if (answer.places.length > 0 || isGlob(anchor.path) || (await code.exists(anchor.path))) return answer;
  const other = await pathNow(anchor, code);
  const proves = anchor.kind === 'symbol' && anchor.required;
  if (!other || (proves && other.confidence === 'similar')) return answer;
  const there = await ask({ ...anchor, path: other.path, formerPath: anchor.path });
  // That the file is not where the source says is told as before, unless it is known where it went.
  const problems = other.confidence === 'moved' ? there.problems : answer.problems;
  return { ...noted(there, other, anchor.path), problems };
}

function noted(there: AnchorResult, { confidence, path }: OtherPath, former: string): AnchorResult {
  const said =
    confidence === 'moved'
      ? l10n.t('`{0}` is `{1}` now', former, path)
      : l10n.t('`{0}` does not exist; it may be this file', former);
  const places = there.places.map((place) => ({
    ...place,
    confidence: place.confidence ?? confidence,
    note: place.note === undefined ? said : l10n.t('{0}; {1}', said, place.note),
  }));
  if (places.length === 0) return { ...there, places };
  return { ...there, places, confidence: there.confidence ?? confidence };
}

/** Where the file is that was at the path when the source was written; undefined where nothing tells. */
async function pathNow(
  { path, source }: { path: string; source: Mention },
  code: CodeView,
): Promise<OtherPath | undefined> {
  const { tracking } = code;
  const commit = await tracking.commitOf(source);
  if (commit === undefined) return undefined;
  const renamed = (await tracking.renamesSince(commit)).get(path);
  if (renamed !== undefined && (await code.exists(renamed))) return { path: renamed, confidence: 'moved' };
  const old = await tracking.oldTextAt(commit, path);
  const other = old && (await namesake(renamed ?? path, code));
  return other !== undefined && (await isAlike(old, other, code))
    ? { path: other, confidence: 'similar' }
    : undefined;
}

async function isAlike(old: OldText | undefined, path: string, code: CodeView): Promise<boolean> {
  const file = await code.file(path);
  if (!old || !file) return false;
  const now = await code.tracking.table(file);
  await code.tracking.indexed(old.table);
  await code.tracking.indexed(now);
  const all = Math.max(old.table.solid.length, now.solid.length);
  const kept = old.table.solid.filter((line) => now.withHash(old.table.hash(line)).length > 0).length;
  return all > 0 && kept / all >= alike;
}
