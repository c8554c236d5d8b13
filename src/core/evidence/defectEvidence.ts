import * as l10n from '@vscode/l10n';
import { compileGlob } from '../files/glob.js';
import { copyDefect } from '../ledger/copyDefect.js';
import type { Anchor, Defect, Occurrence } from '../model/ledger.js';
import type { Confidence, EvidenceState } from '../model/vocabulary.js';
import type { AnchorPlace, AnchorResult } from './AnchorResult.js';

/** The defect with what its anchors say now, itself where they say nothing. `results` is in the order of `defect.anchors`. */
export function withEvidence(defect: Defect, results: readonly AnchorResult[]): Defect {
  if (isUnlocated(defect) && results.every(saysNothing)) return defect;
  const vouched = results.map((result) => (isVouchedFor(result, defect) ? 'exact' : result.confidence));
  const anchors = defect.anchors.map((anchor, i) => withAnswer(anchor, results[i]?.state, vouched[i]));
  const made = copyDefect(defect);
  made.anchors = anchors;
  made.evidence = evidenceOf(anchors);
  made.occurrences = occurrencesOf(defect, results);
  return made;
}

function isUnlocated({ evidence, occurrences, anchors }: Defect): boolean {
  if (evidence !== 'unlocated' || occurrences.length > 0) return false;
  return anchors.every(({ state, confidence }) => state === 'unlocated' && confidence === undefined);
}

function saysNothing({ state, confidence, places }: AnchorResult): boolean {
  return state === 'unlocated' && confidence === undefined && places.length === 0;
}

/** The same object where that is what it says. */
function withAnswer(anchor: Anchor, state: EvidenceState = 'unlocated', confidence?: Confidence): Anchor {
  if (anchor.state === state && anchor.confidence === confidence) return anchor;
  if (confidence !== undefined) return { ...anchor, state, confidence };
  const { confidence: _, ...rest } = anchor;
  return { ...rest, state };
}

/** Whether an anchor can prove or clear, rather than only point. */
export function isProvable(anchor: Anchor): boolean {
  switch (anchor.kind) {
    case 'import':
    case 'dependency':
    case 'pattern':
    case 'missing-file':
      return true;
    case 'symbol':
      return anchor.required;
    default:
      return false;
  }
}

/**
 * One proof confirms. Cleared only when everything provable is seen to be gone: a claim that cannot be checked
 * (its file is absent) leaves the defect as it is.
 */
export function evidenceOf(anchors: readonly Anchor[]): EvidenceState {
  if (anchors.some((anchor) => anchor.state === 'confirmed')) return 'confirmed';
  const provable = anchors.filter(isProvable);
  if (provable.length > 0 && provable.every((anchor) => anchor.state === 'cleared')) return 'cleared';
  return anchors.some((anchor) => anchor.state === 'located' || anchor.state === 'cleared')
    ? 'located'
    : 'unlocated';
}

/**
 * A file anchor's "somewhere in this file" is dropped where another anchor gives the line, and of two anchors that
 * lead to the same place (the same method by two names) the one that proves is kept, else the first. What stands in for
 * something absent does so for each by itself.
 */
function occurrencesOf(defect: Defect, results: readonly AnchorResult[]): Occurrence[] {
  if (results.every(({ places }) => places.length === 0)) return [];
  const exact = new Set<string>();
  for (const [i, anchor] of defect.anchors.entries()) {
    if (anchor.kind === 'file') continue;
    for (const { path, confidence } of results[i]?.places ?? []) if (confidence !== 'lost') exact.add(path);
  }
  const byPlace = new Map<string, Occurrence>();
  for (const [i, anchor] of defect.anchors.entries()) {
    for (const place of results[i]?.places ?? []) {
      const { path, range, proves, standsIn, message } = place;
      if (anchor.kind === 'file' && exact.has(path)) continue;
      const key = `${path}:${range.start.line}:${range.start.character}-${range.end.line}:${range.end.character}${standsIn ? `:${message}` : ''}`;
      const known = byPlace.get(key);
      if (known && (known.proves || !proves)) continue;
      byPlace.set(key, {
        path,
        range,
        anchor: i,
        ...sureness(place, anchor, defect),
        proves,
      });
    }
  }
  return [...byPlace.values()];
}

function sureness(
  place: AnchorPlace,
  anchor: Anchor,
  defect: Defect,
): Pick<Occurrence, 'confidence' | 'message'> {
  const { confidence = 'exact', message = named(anchor, defect), note } = place;
  if (isNamedAround(place, defect)) return { confidence: 'exact', message };
  return { confidence, message: note === undefined ? message : l10n.t('{0} ({1})', message, note) };
}

function isVouchedFor({ places }: AnchorResult, defect: Defect): boolean {
  return places.length > 0 && places.every((place) => isNamedAround(place, defect));
}

/** Another anchor of the defect names the very definition that the place is in. */
function isNamedAround({ path, within }: AnchorPlace, { anchors }: Defect): boolean {
  if (within === undefined) return false;
  return anchors.some(
    (anchor) =>
      (anchor.kind === 'symbol' || anchor.kind === 'test') &&
      anchor.name !== undefined &&
      compileGlob(anchor.path)(path) &&
      `.${within}.`.includes(`.${anchor.name.replaceAll('::', '.')}.`),
  );
}

/** For a place that proves nothing: why it is shown, in the defect's own words. */
function named(anchor: Anchor, defect: Defect): string {
  const words = defect.rootCause ?? defect.description ?? defect.title;
  switch (anchor.kind) {
    case 'file':
      return l10n.t('This file is affected: {0}', words);
    case 'symbol':
      return l10n.t('`{0}` is affected: {1}', anchor.name, words);
    case 'test':
      return l10n.t('This test shows the defect: {0}', words);
    default:
      return l10n.t('This place is affected: {0}', words);
  }
}
