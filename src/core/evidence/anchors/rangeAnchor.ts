import { absentPath } from './absentPath.js';
import { result, type AnchorResolver } from '../AnchorResult.js';

/** Located while the file has those lines; the range is cut to the text that is there. */
export const resolveRangeAnchor: AnchorResolver<'range'> = async (anchor, code) => {
  const file = await code.file(anchor.path);
  if (!file) return result('unlocated', [], await absentPath(anchor, code));
  if (anchor.range.start.line >= file.lines.lineCount) return result('unlocated');
  let start = file.lines.offset(anchor.range.start);
  let end = Math.max(start, file.lines.offset(anchor.range.end));
  // "Lines 10 to 20" is written as whole lines: show their content, without the white space around it.
  const text = file.text.slice(start, end);
  if (text.trim() !== '') {
    end = start + text.trimEnd().length;
    start += text.length - text.trimStart().length;
  }
  return result('located', [{ path: file.path, range: file.lines.range(start, end), proves: false }]);
};
