import { isGlob } from '../../files/glob.js';
import type { Range } from '../../model/range.js';
import { absentPath } from './absentPath.js';
import { result, type AnchorResolver } from '../AnchorResult.js';

/** A glob that matches half the workspace says nothing of any file. */
const maxPlaces = 200;

/** So many files are read beside one another. */
const atATime = 16;

/** Located at the head of each file that is there. */
export const resolveFileAnchor: AnchorResolver<'file'> = async (anchor, code) => {
  const paths = (await code.find(anchor.path)).sort().slice(0, maxPlaces);
  if (paths.length === 0) {
    const { path } = anchor;
    // A folder has no line to be shown at.
    if (!isGlob(path) && (await code.hasFolder(path))) return result('located');
    return result('unlocated', [], await absentPath(anchor, code));
  }
  const heads: (Range | undefined)[] = [];
  for (let i = 0; i < paths.length; i += atATime)
    heads.push(...(await Promise.all(paths.slice(i, i + atATime).map((path) => code.head(path)))));
  const places = paths.flatMap((path, i) => {
    const range = heads[i];
    return range ? [{ path, range, proves: false }] : [];
  });
  return result('located', places);
};
