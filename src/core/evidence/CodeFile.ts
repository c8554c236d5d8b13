import type { LineIndex } from '../text/LineIndex.js';

export interface CodeFile {
  path: string;
  text: string;
  lines: LineIndex;
}
