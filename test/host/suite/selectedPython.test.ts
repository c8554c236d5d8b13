import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { activated, ledger, rememberWorkspace, restoreWorkspace, write } from '../support';
import { waitFor } from '../waitFor';

/** What the stand-in in `test/host/extensions` has for tests. */
interface StandIn {
  choose(path: string): void;
}

suite('the Python that is chosen in VS Code', () => {
  let folder = '';
  let python: StandIn;
  suiteSetup(async () => {
    await activated();
    await rememberWorkspace();
    const extension = vscode.extensions.getExtension<StandIn>('ms-python.python');
    assert.ok(extension, 'the stand-in for the Python extension is not installed');
    python = await extension.activate();
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'defect-ledger-python-'));
  });
  teardown(async () => {
    python.choose('');
    await restoreWorkspace();
    await waitFor(async () => (await errors()).length === 0, 'the files of the test to be gone');
  });
  suiteTeardown(() => fs.rmSync(folder, { recursive: true, force: true }));

  const errors = async (): Promise<(string | undefined)[]> =>
    (await ledger()).unreported.filter((each) => each.path.startsWith('chosen/')).map(({ name }) => name);

  test('says which libraries are installed: names that come from one are no errors, until another is chosen', async () => {
    const environment = path.join(folder, 'environment');
    const packages = path.join(environment, 'lib/python3.12/site-packages');
    fs.mkdirSync(packages, { recursive: true });
    fs.writeFileSync(path.join(packages, 'outer_library.py'), '');
    await write('chosen/__init__.py', '');
    await write('chosen/taking.py', 'from outer_library import Tool\n');
    await write('chosen/user.py', 'from chosen.taking import Tool\n');
    await waitFor(async () => (await errors()).length === 1, 'the error without the library');
    python.choose(environment);
    await waitFor(async () => (await errors()).length === 0, 'the library to be found');
    // One that does not work is as if none was chosen.
    python.choose(path.join(folder, 'absent/bin/python3'));
    await waitFor(async () => (await errors()).length === 1, 'the error to be back');
  });
});
