import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runCommand } from '../../../src/cli/runCommand.js';
import { readCorpus, type CorpusCase } from '../fixes/corpus/readCorpus.js';
import { reportOf } from '../fixes/corpus/reportOf.js';

/** Line ends, indentations, and files that are created. No scripts: their grammars stand beside the built command line. */
const wanted = [
  'json/package-json',
  'json/tsconfig-with-comments',
  'other/dockerfile-append',
  'other/shell-created',
  'other/sql-created',
  'python/async-repository',
  'python/crlf-file',
  'python/dataclass-new-fields',
  'python/enum-new-members',
  'python/fastapi-router',
  'python/metrics-siblings',
  'python/no-final-newline',
  'python/service-with-elided-members',
  'python/tabs-file',
  'python/type-checking-block',
  'python/local-import-against-cycle',
  'python/main-guard-in-both',
  'yaml/openapi-paths',
  'yaml/compose-new-service',
  'yaml/crlf-windows-file',
];

const inventory = 'version: 1\ndefects:\n  - id: SHOP-1\n    title: The change that the report asks for\n';

suite('command line: fix, from a report to the file', () => {
  const cases = readCorpus().filter(({ name }) => wanted.includes(name));

  test('all of the cases are there', () => assert.equal(cases.length, wanted.length));

  for (const each of cases)
    test(each.name, () => {
      const [printed, written] = [newFolder(each), newFolder(each)];
      return Promise.resolve()
        .then(() => compare(each, printed, written))
        .finally(() => {
          for (const folder of [printed, written]) fs.rmSync(folder, { recursive: true });
        });
    });
});

async function compare(each: CorpusCase, printed: string, written: string): Promise<void> {
  const before = everything(printed);
  const print = await fix(printed);
  assert.equal(print.code, 0, print.err);
  assert.deepEqual(everything(printed), before, 'it wrote, though it was not asked to');
  const write = await fix(written, '--write');
  assert.deepEqual({ code: write.code, out: write.out }, { code: 0, out: print.out }, write.err);
  const after = everything(written);
  assert.notEqual(after[each.path], before[each.path]);
  for (const name of Object.keys(before))
    if (name !== each.path) assert.equal(after[name], before[name], name);
  const again = await fix(written, '--write');
  assert.deepEqual({ code: again.code, out: again.out }, { code: 0, out: '' });
  assert.match(again.err, /nothing to do/);
  assert.deepEqual(everything(written), after);
  const applied = spawnSync('git', ['apply', '-'], { cwd: printed, input: print.out, encoding: 'utf8' });
  if (applied.error) console.log('      the difference is not applied: there is no git on this machine');
  else {
    assert.equal(applied.status, 0, applied.stderr);
    assert.deepEqual(everything(printed), after, 'the difference gives another text than --write');
  }
}

async function fix(folder: string, ...flags: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const code = await runCommand(['fix', 'SHOP-1', ...flags, folder], folder, {
    out: (text) => (out += text),
    err: (text) => (err += text),
  });
  return { code, out, err };
}

function newFolder(each: CorpusCase): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'defect-ledger-'));
  const report = reportOf(each).replace(
    '## Required changes',
    '## Defects\n\n### SHOP-1: The shop loses orders',
  );
  const files = {
    'defects.yaml': inventory,
    'docs/PRODUCTION_READINESS_REPORT.md': report,
    ...(each.before === undefined ? {} : { [each.path]: each.before }),
  };
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

function everything(folder: string): Record<string, string> {
  const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return Object.fromEntries(
    names
      .filter((name) => fs.statSync(path.join(folder, name)).isFile())
      .map((name) => [name.replaceAll(path.sep, '/'), fs.readFileSync(path.join(folder, name), 'latin1')]),
  );
}
