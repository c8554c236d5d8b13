import * as l10n from '@vscode/l10n';
import { isGlob } from '../../files/glob.js';
import { lostIn, result, type AnchorPlace, type AnchorResolver, type AnchorResult } from '../AnchorResult.js';
import type { CodeFile, CodeView } from '../CodeView.js';
import { findBeyond } from '../symbols/beyond/findBeyond.js';
import { findInFile, isPython } from '../symbols/findInFile.js';
import { followSymbol } from '../tracking/followSymbol.js';
import { absentPath } from './absentPath.js';
import {
  doubtBeyond,
  placeBeyond,
  placeOf,
  stubBeyond,
  type SymbolAnchor,
  type SymbolLookup,
} from './symbolPlaces.js';

/**
 * Required: confirmed while absent or a stub in every file that could hold it. Else: located where it is. Where the code
 * does not parse and may hold it after all, nothing is claimed.
 */
export const resolveSymbolAnchor: AnchorResolver<'symbol'> = async (anchor, code) => {
  const paths = (await code.find(anchor.path)).sort();
  const lookups: SymbolLookup[] = [];
  for (const path of paths) {
    const file = await code.file(path);
    if (!file) continue;
    const answer = await findInFile(file, anchor.name, code);
    // A glob may match very many files: there, it is the class that tells which of them are meant.
    const isMeant = answer.container !== undefined || !isGlob(anchor.path);
    const lacks = answer.state === 'absent' || (answer.state === 'stub' && isPython(path));
    const beyond = lacks && isMeant ? await findBeyond(file, anchor.name, answer, code) : undefined;
    lookups.push({ ...answer, file, ...(beyond ? { beyond } : {}) });
  }
  if (lookups.length === 0) return withoutFile(anchor, code);
  if (!anchor.required) {
    const found = lookups.filter((lookup) => lookup.state !== 'absent');
    const places = found.map((lookup) => placeOf(lookup, anchor));
    if (places.length > 0) return result('located', places);
    const elsewhere = lookups.flatMap((lookup) => placeBeyond(lookup, anchor) ?? []);
    if (elsewhere.length > 0) return result('located', elsewhere);
    return isGlob(anchor.path) ? result('unlocated') : followed(anchor, lookups[0]!.file, code);
  }
  if (lookups.some(isThere)) return result('cleared');
  const unsure = lookups.find((lookup) => lookup.state === 'unsure');
  if (unsure) return result('located', [placeOf(unsure, anchor)]);
  for (const lookup of lookups) {
    const place = doubtBeyond(lookup, anchor);
    if (place) return result('located', [place]);
  }
  // The class that should hold it is there: this is the file that is meant.
  const best =
    lookups.find((lookup) => lookup.state === 'stub') ??
    lookups.find((lookup) => lookup.container) ??
    lookups[0]!;
  return result('confirmed', [stubBeyond(best, anchor) ?? placeOf(best, anchor)]);
};

/**
 * A file that is absent cannot show that a member of it is: that is another anchor's claim. One that was there when the
 * source was written took the symbol with it.
 */
async function withoutFile(anchor: SymbolAnchor, code: CodeView): Promise<AnchorResult> {
  if (isGlob(anchor.path)) return result('unlocated');
  const answer = result('unlocated', [], await absentPath(anchor, code));
  const commit = await code.tracking.commitOf(anchor.source);
  const wasThere = commit !== undefined && (await code.tracking.oldTextAt(commit, anchor.path)) !== undefined;
  return wasThere ? { ...answer, confidence: 'lost' } : answer;
}

function isThere({ state, beyond }: SymbolLookup): boolean {
  if (state === 'present' || beyond?.outside === 'symbol') return true;
  return beyond?.found?.state === 'present' && beyond.found.by !== 'used';
}

/** A name that is gone: where its code is now, or that it was there. */
async function followed(anchor: SymbolAnchor, file: CodeFile, code: CodeView): Promise<AnchorResult> {
  const { name, source, path, formerPath = path } = anchor;
  const found = await followSymbol({ name, source, path: formerPath }, file, code);
  if (!found) return result('unlocated');
  if (found.kind === 'lost') {
    const message = l10n.t(
      '`{0}` is not in this file any more, and its code was not found (it stood at line {1}).',
      name,
      found.line + 1,
    );
    return lostIn(file, source, { message, was: `${formerPath}:${found.line + 1}` });
  }
  const { definition } = found;
  const confidence = found.kind === 'moved' ? 'moved' : 'similar';
  const place: AnchorPlace = {
    path: found.file.path,
    range: found.file.lines.range(definition.nameStart, definition.nameEnd),
    proves: false,
    confidence,
    note:
      found.kind === 'moved'
        ? l10n.t('it stood in `{0}`', formerPath)
        : l10n.t('`{0}` is not in this file any more: renamed to `{1}`?', name, definition.name),
  };
  return { ...result('located', [place]), confidence };
}
