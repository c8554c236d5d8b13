import { silentLogger } from '../../../../src/core/files/FileAccess.js';
import { LedgerEngine } from '../../../../src/core/LedgerEngine.js';
import type { Ledger } from '../../../../src/core/model/ledger.js';
import type { Ecosystem } from '../../../../src/core/model/vocabulary.js';
import { MemoryFiles } from '../../support/MemoryFiles.js';

/** The ledger of one defect that expects a version of a package. */
export async function loadDependency(
  files: Record<string, string>,
  ecosystem: Ecosystem,
  name: string,
  version: string,
): Promise<Ledger> {
  const anchors = [{ kind: 'dependency', ecosystem, name, version }];
  const source = JSON.stringify({ version: 1, defects: [{ id: 'D', title: 'title', anchors }] });
  const memory = new MemoryFiles({ ...files, 'defects.json': source });
  return new LedgerEngine(memory, { include: ['defects.json'] }, silentLogger).load();
}
