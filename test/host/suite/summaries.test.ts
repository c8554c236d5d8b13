import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { SummaryParts } from '../../../src/core/evidence/imports/summary/PackedSummary';
import { packedSummaryOf } from '../../../src/core/evidence/imports/summary/packedSummaryOf';
import { SummaryPacker } from '../../../src/core/evidence/imports/summary/SummaryPacker';
import { DiskSummaries } from '../../../src/workspace/DiskSummaries';
import {
  activated,
  folder,
  ledger,
  open,
  read,
  rememberWorkspace,
  restoreWorkspace,
  type,
  write,
} from '../support';
import { waitFor } from '../waitFor';

const count = 90;
const numbers = Array.from({ length: count }, (_, i) => i);
const version = [3, 13] as const;

suite('many Python files', () => {
  suiteSetup(async () => {
    await activated();
    await rememberWorkspace();
  });
  teardown(restoreWorkspace);

  /** Each test in a folder of its own: VS Code may still have the documents of the one before. */
  const writeMany = async (many: string): Promise<void> => {
    const names = numbers.filter((i) => i % 2 === 0).map((i) => `name_${i} = ${i}\n`);
    await write(`${many}/__init__.py`, '');
    await write(`${many}/base.py`, names.join(''));
    await Promise.all(
      numbers.map((i) => write(`${many}/m${i}.py`, `# caf\u00e9 ${i}\nfrom ${many}.base import name_${i}\n`)),
    );
  };

  test('are read in a thread, but for those that are open', async () => {
    await writeMany('many');
    await type(await open('many/m3.py'), 'name_3', 'name_4');
    const extension = vscode.extensions.getExtension('defect-ledger.defect-ledger');
    assert.ok(extension);
    const script = vscode.Uri.joinPath(extension.extensionUri, 'dist', 'summaryWorker.js');
    const taken: string[] = [];
    const log = vscode.window.createOutputChannel('test', { log: true });
    const reader = new DiskSummaries(folder(), script, (path) => void taken.push(path), log);
    const paths = [...numbers.map((i) => `many/m${i}.py`), 'many/gone.py'];
    const found = new Map<string, SummaryParts | undefined>();
    const { signal } = new AbortController();
    const reading = await reader.begin(
      paths,
      version,
      (file, parts) => found.set(paths[file]!, parts),
      signal,
    );
    await reading.done;
    log.dispose();
    assert.equal(found.size, paths.length);
    assert.deepEqual(
      paths.filter((path) => !found.get(path)),
      ['many/m3.py', 'many/gone.py'],
    );
    assert.deepEqual(
      taken,
      paths.filter((path) => path !== 'many/m3.py'),
    );
    const packer = new SummaryPacker(false);
    for (const [path, parts] of found) {
      if (!parts) continue;
      const own = packedSummaryOf(packer, path, { text: await read(path) }, version);
      const cells = parts.cells.subarray(parts.base, parts.base + own.cells.length);
      assert.deepEqual([parts.words, [...cells]], [own.words, [...own.cells]]);
    }
  });

  test('have their import errors in the ledger, as an editor shows them', async () => {
    await writeMany('others');
    await type(await open('others/m3.py'), 'name_3', 'name_4');
    await type(await open('others/m4.py'), 'name_4', 'name_5');
    const expected = [
      ...numbers.filter((i) => i % 2 === 1 && i !== 3).map((i) => `others/m${i}.py`),
      'others/m4.py',
    ];
    const errors = async (): Promise<string[]> => {
      const all = (await ledger()).unreported.filter(({ path }) => path.startsWith('others/'));
      assert.ok(all.every(({ range }) => range.start.line === 1));
      return all.map(({ path }) => path).sort();
    };
    await waitFor(async () => {
      assert.deepEqual(await errors(), expected.sort());
      return true;
    }, 'the errors');
    await vscode.commands.executeCommand('defectLedger.refresh');
    assert.deepEqual(await errors(), expected.sort());
  });

  test('a line that is not finished takes nothing from those who import, before it is saved', async () => {
    await write('typed/__init__.py', '');
    await write('typed/base.py', 'first = 1\n\ndef second(): pass\n');
    await write('typed/uses.py', 'from typed.base import first, second, third\n');
    const missing = async (): Promise<string[]> =>
      (await ledger()).unreported
        .filter(({ path }) => path === 'typed/uses.py')
        .map(({ name }) => name ?? '');
    const waitForMissing = (names: readonly string[]): Promise<unknown> =>
      waitFor(async () => {
        assert.deepEqual(await missing(), names);
        return true;
      }, `${names.length} missing names`);
    await waitForMissing(['third']);
    const editor = await open('typed/base.py');
    await type(editor, 'first = 1', 'first = max(\n\ndef third(): pass');
    await waitForMissing([]);
    assert.ok(await editor.document.save());
    await waitForMissing(['second', 'third']);
    await type(editor, 'max(', 'max(1)');
    await waitForMissing([]);
  });
});
