import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import {
  actionsIn,
  activated,
  folder,
  ledger,
  open,
  rememberWorkspace,
  restoreWorkspace,
  uriOf,
  write,
} from '../support';
import { waitFor } from '../waitFor';

const inventory = `version: 1
defects:
  - id: TEMP-4
    title: The clock is not there yet
    anchors:
      - { kind: pattern, path: src/temp_clock.py, pattern: tick }
    templates: [clock, clock-inside]
templates:
  - { id: clock, title: A clock elsewhere, targetPath: temp_linked/fresh/clock.py, mode: create, code: 'x = 1' }
  - { id: clock-inside, title: A clock here, targetPath: temp_inside/clock.py, mode: create, code: 'x = 1' }
`;

suite('links that lead outside', () => {
  let outside: string;
  const link = (): string => path.join(folder().uri.fsPath, 'temp_linked');

  suiteSetup(async () => {
    await activated();
    await rememberWorkspace();
    outside = mkdtempSync(path.join(os.tmpdir(), 'defect-ledger-outside-'));
    symlinkSync(outside, link(), 'dir');
    await write('src/temp_clock.py', 'tick = 1\n');
    await write('audit/defects.yaml', inventory);
    await waitFor(
      async () =>
        (await ledger()).defects.some(({ id, occurrences }) => id === 'TEMP-4' && occurrences.length),
      'the defect and its place',
    );
  });
  suiteTeardown(async () => {
    unlinkSync(link());
    rmSync(outside, { recursive: true });
    await restoreWorkspace();
  });

  test('a file is not created through one: the quick fix says why instead', async () => {
    await open('src/temp_clock.py');
    const actions = await actionsIn(
      uriOf('src/temp_clock.py'),
      new vscode.Range(0, 0, 0, 4),
      /^Create temp_inside/,
    );
    const titles = actions.map(({ title }) => title);
    assert.ok(titles.includes('Create temp_inside/clock.py'), titles.join());
    assert.ok(!titles.includes('Create temp_linked/fresh/clock.py'), titles.join());
    assert.ok(
      titles.some((title) => /^Why not .*A clock elsewhere/u.test(title)),
      titles.join(),
    );
    assert.deepEqual(readdirSync(outside), []);
  });

  test('a source that is one is named as never opened', async () => {
    writeFileSync(path.join(outside, 'defects.yaml'), inventory.replaceAll('TEMP-4', 'TEMP-OUTSIDE'));
    await write('temp_audit/readme.txt', 'the folder');
    const source = path.join(folder().uri.fsPath, 'temp_audit', 'defects.yaml');
    symlinkSync(path.join(outside, 'defects.yaml'), source);
    try {
      const told = async (): Promise<string | undefined> =>
        (await ledger()).problems.find((each) => each.path === 'temp_audit/defects.yaml')?.message;
      await waitFor(told, 'the problem of the link');
      assert.match((await told())!, /leads out of the workspace/u);
      assert.ok(!(await ledger()).defects.some(({ id }) => id === 'TEMP-OUTSIDE'));
    } finally {
      unlinkSync(source);
    }
  });
});
