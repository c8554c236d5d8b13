import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { activated, defect, folder, ledger, rememberWorkspace, restoreWorkspace, write } from '../support';
import { waitFor } from '../waitFor';

const inventory = `version: 1
defects:
  - id: TEMP-2
    title: The retry is never awaited
    anchors:
      - kind: range
        path: src/temp_commit.py
        range: { start: { line: 1, character: 0 }, end: { line: 2, character: 0 } }
`;

suite('new commits', () => {
  const root = (): string => folder().uri.fsPath;
  const git = (...args: string[]): void => {
    const own = ['-c', 'user.name=A', '-c', 'user.email=a@b.c', '-c', 'commit.gpgsign=false'];
    execFileSync('git', [...own, ...args], { cwd: root(), stdio: 'ignore' });
  };
  const confidence = async (): Promise<string | undefined> =>
    (await ledger()).defects.some(({ id }) => id === 'TEMP-2')
      ? (await defect('TEMP-2')).anchors[0]!.confidence
      : undefined;
  const waitForConfidence = (expected: string, what: string): Promise<boolean> =>
    waitFor(async () => {
      const now = await confidence();
      if (now !== expected) throw new Error(`it is ${now}`);
      return true;
    }, what);

  suiteSetup(async () => {
    await activated();
    await rememberWorkspace();
  });
  suiteTeardown(async () => {
    rmSync(path.join(root(), '.git'), { recursive: true, force: true });
    await restoreWorkspace();
    await waitFor(async () => !(await ledger()).defects.some(({ id }) => id === 'TEMP-2'), 'the defect gone');
  });

  test('a place is sure once it is committed, in a repository that was made after the history was asked', async () => {
    await write('src/temp_commit.py', 'def wait(link):\n    pause = 3\n    return link\n');
    await write('audit/defects.yaml', inventory);
    // Given for a text that nobody knows: this was asked of the history.
    await waitForConfidence('similar', 'the place as it is given');
    git('init', '-q');
    git('add', 'src/temp_commit.py', 'audit/defects.yaml');
    git('commit', '-q', '-m', 'the code and the inventory');
    await waitForConfidence('exact', 'the place known from the commit');
    assert.equal((await defect('TEMP-2')).occurrences[0]!.range.start.line, 1);
  });
});
