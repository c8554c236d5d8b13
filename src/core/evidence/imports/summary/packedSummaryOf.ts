import type { FileText } from '../../../files/FileAccess.js';
import { summarizeModule } from '../../../python/summarizeModule.js';
import type { SummaryParts } from './PackedSummary.js';
import type { SummaryPacker } from './SummaryPacker.js';

/** The summary of a Python file. Never fails; linear time. `version`: the Python that `sys.version_info` is compared for. */
export function packedSummaryOf(
  packer: SummaryPacker,
  path: string,
  { text, unsaved = false }: Pick<FileText, 'text' | 'unsaved'>,
  version: readonly [number, number],
): SummaryParts {
  const init = /(?:^|\/)__init__\.pyi?$/u.test(path);
  return packer.pack(summarizeModule(text, { stub: path.endsWith('.pyi'), init, version, unsaved }), text);
}
