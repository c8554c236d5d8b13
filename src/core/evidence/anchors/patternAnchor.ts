import * as l10n from '@vscode/l10n';
import { result, type AnchorPlace, type AnchorResolver } from '../AnchorResult.js';
import { maxPlaces, type PatternTarget } from '../patterns/PatternTarget.js';
import type { Problem } from '../../model/ledger.js';
import type { Mention } from '../../model/range.js';

/** How many of the files that are not searched are named. */
const namedFiles = 3;

/** Confirmed while the pattern matches. */
export const resolvePatternAnchor: AnchorResolver<'pattern'> = async (anchor, code) => {
  const { target, anyFile } = await code.pattern(anchor);
  const problem = (severity: Problem['severity'], message: string): Problem => ({
    ...anchor.source,
    severity,
    message,
  });
  if (target.refused !== undefined) return result('unlocated', [], [problem('error', target.refused)]);
  const problems = target.large.size > 0 ? [notSearched(target.large, anchor.source)] : [];
  if (target.tooMuchWork) {
    const message = l10n.t(
      'The pattern `{0}` would take too long over so many files: an `include`, or a word in it that every match has, makes it quick.',
      anchor.pattern,
    );
    return result('unlocated', [], [problem('warning', message), ...problems]);
  }
  const places = placesOf(target, l10n.t('This matches the pattern `{0}` of the defect.', anchor.pattern));
  if (places.length > 0) return result('confirmed', places, problems);
  if (anyFile) return result('cleared', [], problems);
  const { include } = anchor;
  if (include === undefined) return result('unlocated', [], problems);
  const message = l10n.t('No file matches `{0}`, so nothing is searched for the pattern.', include);
  return result('unlocated', [], [problem('information', message), ...problems]);
};

function placesOf({ found }: PatternTarget, message: string): AnchorPlace[] {
  const paths = [...found.keys()].sort();
  return paths
    .flatMap((path) => found.get(path)!.map((range) => ({ path, range, proves: true, message })))
    .slice(0, maxPlaces);
}

function notSearched(large: ReadonlyMap<string, number>, source: Mention): Problem {
  const files = [...large].sort(([a], [b]) => (a < b ? -1 : 1));
  const named = files
    .slice(0, namedFiles)
    .map(([path, bytes]) => `\`${path}\` (${Math.round(bytes / 1024 / 1024)} MB)`);
  const message =
    files.length > namedFiles
      ? l10n.t(
          'Not searched for the pattern, being so large: {0} and {1} more.',
          named.join(', '),
          files.length - namedFiles,
        )
      : l10n.t('Not searched for the pattern, being so large: {0}.', named.join(', '));
  return { ...source, severity: 'information', message };
}
