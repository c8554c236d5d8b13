import type { FileText } from '../../../files/FileAccess.js';
import { summarizeInSteps } from '../../../python/summarizeModule.js';
import { atOnce, type Steps } from '../../../steps.js';
import type { SummaryParts } from './PackedSummary.js';
import type { SummaryPacker } from './SummaryPacker.js';

type Read = Pick<FileText, 'text' | 'unsaved'>;
type Version = readonly [number, number];

/** The summary of a Python file. Never fails; linear time. `version`: the Python that `sys.version_info` is compared for. */
export function packedSummaryOf(
  packer: SummaryPacker,
  path: string,
  read: Read,
  version: Version,
): SummaryParts {
  return atOnce(packedInSteps(packer, path, read, version));
}

/** As `packedSummaryOf`, with rests where it takes longer. */
export function* packedInSteps(
  packer: SummaryPacker,
  path: string,
  { text, unsaved = false }: Read,
  version: Version,
): Steps<SummaryParts> {
  const init = /(?:^|\/)__init__\.pyi?$/u.test(path);
  const summary = yield* summarizeInSteps(text, { stub: path.endsWith('.pyi'), init, version, unsaved });
  return packer.pack(summary, text);
}
