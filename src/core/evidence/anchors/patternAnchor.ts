import { RE2JS } from 're2js';
import { compileGlob } from '../../files/glob.js';
import { result, type AnchorPlace, type AnchorResolver } from '../AnchorResult.js';

const maxPlaces = 1000;
/** A larger file is generated or data. */
const maxLength = 5_000_000;

/** Confirmed while the pattern matches. Patterns are untrusted, so the engine is RE2, which never backtracks. */
export const resolvePatternAnchor: AnchorResolver<'pattern'> = async (anchor, code) => {
  let pattern: RE2JS;
  try {
    pattern = RE2JS.compile(anchor.pattern, RE2JS.MULTILINE);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const message = `The pattern \`${anchor.pattern}\` is not valid RE2: ${why}`;
    return result('unlocated', [], [{ ...anchor.source, severity: 'error', message }]);
  }
  const excluded = anchor.exclude === undefined ? () => false : compileGlob(anchor.exclude);
  const candidates = await code.find(anchor.include ?? '**/*');
  const paths = candidates.filter((path) => !excluded(path) && !code.sourcePaths.has(path)).sort();
  const places: AnchorPlace[] = [];
  for (const path of paths) {
    if (places.length >= maxPlaces) break;
    const file = await code.file(path);
    if (!file || file.text.length > maxLength) continue;
    const matcher = pattern.matcher(file.text);
    while (places.length < maxPlaces && matcher.find()) {
      // An empty match points at nothing.
      if (matcher.end() === matcher.start()) continue;
      const message = `This matches the pattern \`${anchor.pattern}\` of the defect.`;
      places.push({ path, range: file.lines.range(matcher.start(), matcher.end()), proves: true, message });
    }
  }
  if (places.length > 0) return result('confirmed', places);
  return result(paths.length > 0 ? 'cleared' : 'unlocated');
};
