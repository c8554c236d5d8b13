import type { AnchorFields } from '../model/anchor.js';
import type { AnchorResolver, AnchorResult, AnchorToResolve } from './AnchorResult.js';
import { resolveFileAnchor } from './anchors/fileAnchor.js';
import { followingFile } from './anchors/followFile.js';
import { resolveImportAnchor } from './anchors/importAnchor.js';
import { resolveMissingFileAnchor } from './anchors/missingFileAnchor.js';
import { resolvePatternAnchor } from './anchors/patternAnchor.js';
import { resolveRangeAnchor } from './anchors/rangeAnchor.js';
import { resolveSymbolAnchor } from './anchors/symbolAnchor.js';
import { resolveTestAnchor } from './anchors/testAnchor.js';
import type { CodeView } from './CodeView.js';

const resolvers: { [K in AnchorFields['kind']]: AnchorResolver<K> } = {
  file: followingFile(resolveFileAnchor),
  range: resolveRangeAnchor,
  symbol: followingFile(resolveSymbolAnchor),
  import: resolveImportAnchor,
  test: followingFile(resolveTestAnchor),
  // Comparing versions takes more code than all other kinds together.
  dependency: async (anchor, code) =>
    (await import('./anchors/dependencyAnchor.js')).resolveDependencyAnchor(anchor, code),
  pattern: resolvePatternAnchor,
  'missing-file': resolveMissingFileAnchor,
};

/** What the code says of one anchor now (DESIGN: table of anchor kinds). */
export function resolveAnchor(anchor: AnchorToResolve, code: CodeView): Promise<AnchorResult> {
  const resolve = resolvers[anchor.kind] as AnchorResolver<AnchorFields['kind']>;
  return resolve(anchor, code);
}
