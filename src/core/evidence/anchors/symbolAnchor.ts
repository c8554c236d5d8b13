import * as l10n from '@vscode/l10n';
import { isGlob } from '../../files/glob.js';
import {
  fileHead,
  lostIn,
  result,
  type AnchorPlace,
  type AnchorResolver,
  type AnchorResult,
  type AnchorToResolve,
} from '../AnchorResult.js';
import type { CodeFile, CodeView } from '../CodeView.js';
import { findInFile } from '../symbols/findInFile.js';
import type { SymbolAnswer } from '../symbols/SymbolAnswer.js';
import { followSymbol } from '../tracking/followSymbol.js';

interface Lookup extends SymbolAnswer {
  readonly file: CodeFile;
}

/**
 * Required: confirmed while absent or a stub in every file that could hold it. Else: located where it is. Where the code
 * does not parse and may hold it after all, nothing is claimed.
 */
export const resolveSymbolAnchor: AnchorResolver<'symbol'> = async (anchor, code) => {
  const paths = (await code.find(anchor.path)).sort();
  const lookups: Lookup[] = [];
  for (const path of paths) {
    const file = await code.file(path);
    if (file) lookups.push({ ...(await findInFile(file, anchor.name, code)), file });
  }
  // A file that is absent cannot show that a member of it is: that is another anchor's claim.
  if (lookups.length === 0) return result('unlocated');
  if (!anchor.required) {
    const found = lookups.filter((lookup) => lookup.state !== 'absent');
    const places = found.map((lookup) => placeOf(lookup, anchor));
    if (places.length > 0) return result('located', places);
    return isGlob(anchor.path) ? result('unlocated') : followed(anchor, lookups[0]!.file, code);
  }
  if (lookups.some((lookup) => lookup.state === 'present')) return result('cleared');
  const unsure = lookups.find((lookup) => lookup.state === 'unsure');
  if (unsure) return result('located', [placeOf(unsure, anchor)]);
  // The class that should hold it is there: this is the file that is meant.
  const best =
    lookups.find((lookup) => lookup.state === 'stub') ??
    lookups.find((lookup) => lookup.container) ??
    lookups[0]!;
  return result('confirmed', [placeOf(best, anchor)]);
};

/** A name that is gone: where its code is now, or that it was there. */
async function followed(
  anchor: AnchorToResolve<'symbol'>,
  file: CodeFile,
  code: CodeView,
): Promise<AnchorResult> {
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

function placeOf(lookup: Lookup, anchor: AnchorToResolve<'symbol'>): AnchorPlace {
  const { file, state } = lookup;
  const at = lookup.at ?? lookup.container;
  const message = describe(lookup, anchor);
  return {
    path: file.path,
    range: at ? file.lines.range(at.start, at.end) : fileHead(file),
    proves: anchor.required && (state === 'absent' || state === 'stub'),
    ...(message === undefined ? {} : { message }),
    ...(state === 'unsure' ? { confidence: 'similar' as const } : {}),
  };
}

function describe(lookup: Lookup, { name, required }: AnchorToResolve<'symbol'>): string | undefined {
  const { state, stubReason, container } = lookup;
  if (state === 'unsure' && lookup.doubt === 'body')
    return l10n.t(
      '`{0}` is there, but its body does not parse, so nobody can say whether it is written.',
      name,
    );
  if (state === 'unsure' && lookup.doubt === 'text')
    return l10n.t(
      '`{0}` is named here; whether it is defined nobody can say of a file in this language.',
      name,
    );
  if (state === 'unsure')
    return l10n.t(
      '`{0}` is not found as a definition, but the code does not parse here, so it may be one.',
      name,
    );
  if (!required || state === 'present') return undefined;
  if (state === 'stub')
    return stubReason ? l10n.t('`{0}` is a stub: {1}.', name, stubReason) : l10n.t('`{0}` is a stub.', name);
  const last = /^(.*)(?:\.|::|#)([^.:#]+)$/u.exec(name)?.[2];
  return container && last !== undefined
    ? l10n.t('`{0}` lacks the required `{1}`.', container.name, last)
    : l10n.t('The required `{0}` is absent.', name);
}
