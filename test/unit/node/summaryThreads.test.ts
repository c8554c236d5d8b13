import assert from 'node:assert/strict';
import * as esbuild from 'esbuild';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ImportIntegrity } from '../../../src/core/evidence/imports/ImportIntegrity.js';
import { leaving } from '../../../src/core/evidence/imports/summary/leaving.js';
import type { SummaryReader } from '../../../src/core/evidence/imports/summary/SummaryReader.js';
import { NodeFiles } from '../../../src/node/files/NodeFiles.js';
import { SummaryThreads } from '../../../src/node/python/SummaryThreads.js';
import { generateModules } from '../../bench/generateModules.js';

declare const __ROOT__: string;

/** What the threads gave, what they left, and what the engine took off them. */
interface Shares {
  given: string[];
  left: string[];
  taken: string[];
}

function counting(reader: SummaryReader, shares: Shares): SummaryReader {
  const { fewest, shared } = reader;
  return {
    fewest,
    shared,
    begin: async (paths, version, take, signal) => {
      const counted: typeof take = (file, summary) => {
        shares[summary ? 'given' : 'left'].push(paths[file]!);
        take(file, summary);
      };
      const reading = await reader.begin(paths, version, counted, signal);
      const next = (): number | undefined => {
        const file = reading.next();
        if (file !== undefined) shares.taken.push(paths[file]!);
        return file;
      };
      return { ...reading, next };
    },
  };
}

suite('Python files are read in threads', () => {
  let folder: string;
  let script: string;
  const odd = ['binary.py', 'gone.py', 'linked_in.py', 'linked_out.py'];

  suiteSetup(() => {
    folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'defect-ledger-threads-')));
    script = path.join(folder, 'worker.js');
    esbuild.buildSync({
      absWorkingDir: __ROOT__,
      entryPoints: ['src/lazy/summaryWorker.ts'],
      outfile: script,
      bundle: true,
      platform: 'node',
      logLevel: 'warning',
    });
    const root = path.join(folder, 'project');
    const write = (file: string, text: string | Uint8Array): void => {
      fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
      fs.writeFileSync(path.join(root, file), text);
    };
    for (const [file, text] of generateModules(3, 150, 1).files) write(file, text);
    fs.writeFileSync(path.join(folder, 'outside.py'), 'from alpha import not_there\n');
    write('binary.py', Buffer.from([0, 1, 2]));
    write('wide.py', Buffer.from('\uFEFFfrom alpha import wide_one\n', 'utf16le'));
    write('marked.py', '\uFEFFfrom alpha import marked_one\r\n');
    write('odd_bytes.py', Buffer.from('from alpha import odd_one # caf\xe9\n', 'latin1'));
    write('empty.py', '');
    fs.symlinkSync(path.join(folder, 'outside.py'), path.join(root, 'linked_out.py'));
    fs.symlinkSync('marked.py', path.join(root, 'linked_in.py'));
    fs.symlinkSync('nowhere.py', path.join(root, 'gone.py'));
  });
  suiteTeardown(() => fs.rmSync(folder, { recursive: true }));

  const project = (): string => path.join(folder, 'project');
  const errorsWith = (summaries?: SummaryReader) =>
    new ImportIntegrity(new NodeFiles(project()), summaries ? { summaries } : {}).errors();
  const none = (): Shares => ({ given: [], left: [], taken: [] });

  for (const shared of [false, true]) {
    test(`with the same errors${shared ? ', the engine reading along' : ''}`, async () => {
      const expected = await errorsWith();
      const shares = none();
      const threads = new SummaryThreads(project(), script, { fewest: 1, shared });
      assert.deepEqual(await errorsWith(counting(threads, shares)), expected);
      const judged = new Set(await new NodeFiles(project()).list(['**/*.{py,pyi}']));
      assert.deepEqual(new Set([...shares.given, ...shares.left, ...shares.taken]), judged);
      assert.equal(shares.given.length + shares.left.length + shares.taken.length, judged.size);
      if (shared) assert.ok(shares.taken.length > 0);
      else {
        assert.deepEqual(shares.taken, []);
        assert.deepEqual(shares.left.sort(), odd);
        for (const name of ['wide_one', 'marked_one', 'odd_one'])
          assert.ok(
            expected?.some((each) => each.name === name),
            name,
          );
      }
      assert.ok(expected && expected.length > 50);
    });
  }

  test('and what is left out of it is read by the engine', async () => {
    const shares = none();
    const threads = new SummaryThreads(project(), script, { fewest: 1, shared: true });
    const reader = leaving(counting(threads, shares), (file) => file.startsWith('alpha/'));
    assert.deepEqual(await errorsWith(reader), await errorsWith());
    assert.ok([...shares.given, ...shares.left, ...shares.taken].every((file) => !file.startsWith('alpha/')));
  });

  test('where they fail the engine reads all, and the log says why', async () => {
    const broken = path.join(folder, 'broken.js');
    fs.writeFileSync(broken, 'throw new Error("no thread");');
    const said: string[] = [];
    const log = { warn: (message: string) => void said.push(message) };
    const threads = new SummaryThreads(project(), broken, { fewest: 1, shared: false, log });
    assert.deepEqual(await errorsWith(threads), await errorsWith());
    assert.ok(said.length > 0 && said.every((message) => message.includes('no thread')), said.join());
  });

  test('a reading that is overtaken ends, and the next one goes on from there', async () => {
    const shares = none();
    const threads = new SummaryThreads(project(), script, { fewest: 1, shared: false });
    const integrity = new ImportIntegrity(new NodeFiles(project()), { summaries: counting(threads, shares) });
    const few = 20;
    assert.equal(await integrity.errors(() => shares.given.length < few), undefined);
    const before = shares.given.length;
    assert.ok(before >= few);
    assert.deepEqual(await integrity.errors(), await errorsWith());
    assert.equal(new Set(shares.given).size, shares.given.length, 'none is read twice');
  });
});
