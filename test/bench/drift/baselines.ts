import { LineTable } from '../../../src/core/evidence/tracking/LineTable.js';
import { pythonOutline, type Outline } from '../../../src/core/evidence/tracking/Outline.js';
import { parsePython } from '../../../src/core/python/parsePython.js';
import { memoized } from '../../../src/core/text/memoized.js';

export const trackingOf = memoized((text) => new LineTable(text));
const pythonOutlineOf = memoized((text) => pythonOutline(parsePython(text)));

export function outlineOf(path: string, text: string): Outline | undefined {
  return path.endsWith('.py') ? pythonOutlineOf(text) : undefined;
}
