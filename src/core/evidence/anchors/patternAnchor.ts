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
    const message = `The pattern \`${anchor.pattern}\` would take too long over so many files: an \`include\`, or a word in it that every match has, makes it quick.`;
    return result('unlocated', [], [problem('warning', message), ...problems]);
  }
  const places = placesOf(target, `This matches the pattern \`${anchor.pattern}\` of the defect.`);
  if (places.length > 0) return result('confirmed', places, problems);
  return result(anyFile ? 'cleared' : 'unlocated', [], problems);
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
  const more = files.length > namedFiles ? ` and ${files.length - namedFiles} more` : '';
  const message = `Not searched for the pattern, being so large: ${named.join(', ')}${more}.`;
  return { ...source, severity: 'information', message };
}
