import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import {
  actionsIn,
  activated,
  defect,
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
  - id: TEMP-3
    title: The total forgets the discount
    anchors:
      - kind: symbol # kept
        path: src/temp_till.py
        name: Till.total
      - { kind: file, path: src/temp_till.py }
`;
const method = (name: string): string => `    def ${name}(self, order, discount):
        lines = [line for line in order.lines if line.amount > 0]
        gross = sum(line.amount * line.price for line in lines)
        rounded = round(gross - discount.of(gross), 2)
        self.journal.append((order.number, rounded))
        return rounded
`;
const code = (...names: string[]): string =>
  `class Till:\n    journal = []\n\n${names.map(method).join('\n')}`;

suite('symbols that are gone', () => {
  const root = (): string => folder().uri.fsPath;
  const git = (...args: string[]): void => {
    const own = ['-c', 'user.name=A', '-c', 'user.email=a@b.c', '-c', 'commit.gpgsign=false'];
    execFileSync('git', [...own, ...args], { cwd: root(), stdio: 'ignore' });
  };
  const waitForConfidence = (expected: string | undefined): Promise<boolean> =>
    waitFor(async () => {
      const { anchors, occurrences } = await defect('TEMP-3');
      const now = anchors[0]!.confidence;
      if (now !== expected || occurrences.length === 0) throw new Error(`it is ${now}`);
      return true;
    }, `the method to be ${expected}`);
  const action = async (title: string): Promise<vscode.CodeAction> => {
    const { range } = (await defect('TEMP-3')).anchors[0]!.source;
    const { line, character } = range.start;
    const actions = await actionsIn(
      uriOf('audit/defects.yaml'),
      new vscode.Range(line, character, line, character),
      new RegExp(`^${title.split(' ', 1)[0]!} `, 'u'),
    );
    const found = actions.find((each) => each.title === title);
    assert.ok(found?.edit, actions.map((each) => each.title).join());
    return found;
  };

  suiteSetup(async () => {
    await activated();
    await rememberWorkspace();
  });
  setup(async () => {
    await write('src/temp_till.py', code('total'));
    await write('audit/defects.yaml', inventory);
    git('init', '-q');
    git('add', 'src/temp_till.py', 'audit/defects.yaml');
    git('commit', '-q', '-m', 'the till');
    await waitFor(async () => (await ledger()).defects.some(({ id }) => id === 'TEMP-3'), 'the defect');
    await waitForConfidence(undefined);
  });
  teardown(async () => {
    rmSync(path.join(root(), '.git'), { recursive: true, force: true });
    await restoreWorkspace();
    await waitFor(async () => !(await ledger()).defects.some(({ id }) => id === 'TEMP-3'), 'the defect gone');
  });

  test('one under another name: the quick fix writes the name, one undo takes it back', async () => {
    await write('src/temp_till.py', code('amount_due'));
    await waitForConfidence('similar');
    const { document } = await open('audit/defects.yaml');
    const fix = await action('Re-anchor `Till.total` (TEMP-3) at `Till.amount_due`');
    assert.ok(await vscode.workspace.applyEdit(fix.edit!));
    assert.equal(document.getText(), inventory.replace('Till.total', 'Till.amount_due'));
    await waitForConfidence(undefined);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), inventory);
  });

  test('one that is lost: the quick fix takes the anchor out, and nothing else', async () => {
    await write('src/temp_till.py', 'class Till:\n    journal = []\n');
    await waitForConfidence('lost');
    const { document } = await open('audit/defects.yaml');
    const fix = await action('Remove this anchor (TEMP-3)');
    assert.ok(await vscode.workspace.applyEdit(fix.edit!));
    const item = inventory.slice(inventory.indexOf('      - kind: symbol'), inventory.indexOf('      - {'));
    assert.equal(document.getText(), inventory.replace(item, ''));
    await waitFor(async () => (await defect('TEMP-3')).anchors.length === 1, 'the anchor gone');
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), inventory);
  });
});
