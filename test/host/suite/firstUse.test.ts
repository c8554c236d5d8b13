import { parse } from 'jsonc-parser';
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activated, folder, rememberWorkspace, restoreWorkspace } from '../support';
import { waitFor } from '../waitFor';

interface Keybinding {
  key: string;
  command: string;
  when?: string;
}

interface MenuItem {
  command: string;
  when?: string;
  group?: string;
}

interface Manifest {
  contributes: {
    menus: Record<'view/title', MenuItem[]>;
    keybindings: (Keybinding & { mac: string })[];
    walkthroughs: {
      id: string;
      title: string;
      steps: { title: string; description: string; media: { altText: string } }[];
    }[];
  };
}

const manifest = (): Manifest =>
  vscode.extensions.getExtension('defect-ledger.defect-ledger')!.packageJSON as Manifest;

suite('first use', () => {
  suiteSetup(async () => {
    await activated();
    await rememberWorkspace();
  });
  teardown(restoreWorkspace);

  test('the shortcuts are those of no other command of this VS Code', async () => {
    await vscode.commands.executeCommand('workbench.action.openDefaultKeybindingsFile');
    const defaults = await waitFor(() => {
      const text = vscode.window.activeTextEditor?.document.getText() ?? '';
      return text.includes('defectLedger.findDefect') && (parse(text) as Keybinding[]);
    }, 'the default keybindings');
    assert.ok(defaults.length > 500, `only ${defaults.length} keybindings`);
    for (const { key, command, when } of manifest().contributes.keybindings) {
      // In a view of ours a key may do there what it does in other lists, as Space that ticks a box.
      if (when?.startsWith("focusedView == 'defectLedger.")) continue;
      const same = defaults.filter((each) => each.key === key).map((each) => each.command);
      assert.deepEqual([...new Set(same)], [command], `${key} is taken`);
      // A chord is out of reach where its beginning is a shortcut by itself, in every place.
      const first = key.split(' ')[0];
      const always = defaults.filter((each) => each.key === first && each.when === undefined);
      assert.deepEqual(always, []);
    }
  });

  test('where nothing is found, views and status bar are empty, and full again when something is', async () => {
    const { defectsView, roadmapView, statusBar } = await activated();
    const settings = vscode.workspace.getConfiguration('defectLedger');
    const set = async (sources: string[] | undefined, unreported: boolean | undefined): Promise<void> => {
      await settings.update('sources', sources, vscode.ConfigurationTarget.Workspace);
      await settings.update('unreportedImports.enabled', unreported, vscode.ConfigurationTarget.Workspace);
    };
    assert.ok(defectsView.model.roots().length > 0 && statusBar.isVisible);
    try {
      await set([], false);
      await waitFor(() => defectsView.model.roots().length === 0, 'no row in the Defects view');
      await waitFor(() => roadmapView.model.roots().length === 0, 'no row in the Roadmap view');
      await waitFor(() => !statusBar.isVisible && !defectsView.badge?.value, 'no counts');
    } finally {
      await set(undefined, undefined);
    }
    await waitFor(() => defectsView.model.roots().length > 0 && statusBar.isVisible, 'the rows again');
  });

  test('New Defect is a button of the Defects view, and not before it has been read', () => {
    const found = manifest().contributes.menus['view/title'].find(
      ({ command }) => command === 'defectLedger.newDefect',
    );
    assert.match(found?.group ?? '', /^navigation/);
    assert.match(found?.when ?? '', /view == defectLedger\.defects && defectLedger\.state != 'loading'/);
  });

  test('Open Walkthrough shows the steps, and every text of them is there', async () => {
    const [walkthrough] = manifest().contributes.walkthroughs;
    assert.ok(walkthrough && walkthrough.steps.length >= 5);
    for (const { title, description, media } of walkthrough.steps) {
      for (const text of [title, description, media.altText])
        assert.ok(text !== '' && !text.includes('%'), text);
      // Code is written with two backticks there: one would be shown.
      assert.doesNotMatch(description, /(?<!`)`(?!`)/);
    }
    await vscode.commands.executeCommand('defectLedger.openWalkthrough');
    // VS Code names the tab after the walkthrough, or Welcome, depending on its version: the journey of the first use sees which it is.
    await waitFor(() => {
      const labels = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
      return labels.some((label) => label.includes(walkthrough.title) || label === 'Welcome');
    }, 'the tab of the walkthrough');
  });

  test('Open Sample writes its files into a folder, and nothing over what is there', async () => {
    const { fs } = vscode.workspace;
    const target = vscode.Uri.joinPath(folder().uri, '..', 'open-sample');
    const shipped = vscode.Uri.joinPath(
      vscode.extensions.getExtension('defect-ledger.defect-ledger')!.extensionUri,
      'media/sample',
    );
    const own = new TextEncoder().encode('# Mine\n');
    await fs.writeFile(vscode.Uri.joinPath(target, 'ROADMAP.md'), own);
    try {
      await vscode.commands.executeCommand('defectLedger.openSample', target);
      const files = await filesBelow(shipped);
      assert.ok(files.length >= 5, files.join());
      assert.deepEqual(await filesBelow(target), files);
      for (const file of files) {
        const written = await fs.readFile(vscode.Uri.joinPath(target, file));
        const expected = file === 'ROADMAP.md' ? own : await fs.readFile(vscode.Uri.joinPath(shipped, file));
        assert.deepEqual([...written], [...expected], file);
      }
    } finally {
      await fs.delete(target, { recursive: true });
    }
  });
});

async function filesBelow(root: vscode.Uri, prefix = ''): Promise<string[]> {
  const found: string[] = [];
  for (const [name, type] of await vscode.workspace.fs.readDirectory(root)) {
    const inside = vscode.Uri.joinPath(root, name);
    if (type === vscode.FileType.Directory) found.push(...(await filesBelow(inside, `${prefix}${name}/`)));
    else found.push(`${prefix}${name}`);
  }
  return found.sort();
}
