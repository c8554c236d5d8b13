// Somebody who uses no mouse at all: finds a row in the tree, sets a status there and in the editor, and the menu of a row.
import path from 'node:path';
import { fileOnDisk, workbench } from './workbench.mjs';

export const title =
  'keyboard only: find in the tree, set a status from the tree and from the editor, copy, edit the title, delete';

/** @param {import('../../scripts/test-ui.mjs').JourneyContext} context */
export async function run({ page, workspace, shot, step }) {
  const ui = workbench(page);
  const inventory = path.join(workspace, 'defects.yaml');
  const focused = ui.sidebar.locator('[role="treeitem"].focused');
  const input = page.locator('.quick-input-widget input');

  /** Presses the chord, and types the status into the list that comes. @param {string} id @param {string} status */
  const setStatus = async (id, status) => {
    await page.keyboard.press('Control+k');
    await page.keyboard.press('Alt+e');
    await page.locator('.quick-input-title', { hasText: `Set Status: ${id}` }).waitFor();
    await input.fill(status);
    await shot(`set-${status}`);
    await ui.takePick(status);
    await input.waitFor({ state: 'hidden' });
    const written = new RegExp(String.raw`id: ${id}\n(?:(?!  - id:)[^])*?    status: ${status}\n`);
    await fileOnDisk(page, inventory, (text) => written.test(text));
  };

  await step('the view is opened and the row is found, without opening it', async () => {
    // The palette lists what there is when it is opened.
    await page.locator('.statusbar-item', { hasText: /\d+ open · \d+ confirmed/ }).waitFor();
    await ui.command('Defect Ledger: Focus on Defects View');
    await ui.row('MESH-101').first().waitFor();
    await ui.sidebar.locator('.monaco-list:focus').waitFor();
    await page.keyboard.press('Control+Alt+f');
    const find = ui.sidebar.locator('.monaco-tree-type-filter input');
    await find.waitFor();
    await find.fill('MESH-106');
    await ui.sidebar.locator('.monaco-tree-type-filter').waitFor();
    await page.keyboard.press('Enter');
    await focused.filter({ hasText: 'MESH-106' }).waitFor();
    await ui.sidebar.locator('.monaco-list:focus').waitFor();
    await shot('found');
  });
  await step('the status of the row in focus, from the tree', async () => {
    await setStatus('MESH-106', 'blocked');
    if ((await page.locator('.tab').count()) > 0) throw new Error('a key opened an editor');
  });
  await step(
    'the keys of other lists: copy, edit the title, delete; the focus comes back each time',
    async () => {
      const listHasFocus = ui.sidebar.locator('.monaco-list:focus');
      await page.keyboard.press('Control+0');
      await listHasFocus.waitFor();
      await page.keyboard.press('Control+c');
      await page.locator('.statusbar-item', { hasText: 'Copied MESH-106.' }).waitFor();
      await page.keyboard.press('F2');
      await page.locator('.quick-input-title', { hasText: 'Edit Title: MESH-106' }).waitFor();
      await input.fill('Too many headers stop the dashboard');
      await page.keyboard.press('Enter');
      await input.waitFor({ state: 'hidden' });
      await fileOnDisk(page, inventory, (text) =>
        text.includes('title: Too many headers stop the dashboard\n'),
      );
      await listHasFocus.waitFor();
      await focused.filter({ hasText: 'Too many headers' }).waitFor();
      await page.keyboard.press('Delete');
      await page.locator('.monaco-dialog-box', { hasText: 'Delete MESH-106 from its sources?' }).waitFor();
      await shot('delete');
      await page.keyboard.press('Escape');
      await page.locator('.monaco-dialog-box').waitFor({ state: 'detached' });
      await listHasFocus.waitFor();
    },
  );
  await step('the menu of the row, with what is edited in it', async () => {
    await page.keyboard.press('Control+0');
    await ui.sidebar.locator('.monaco-list:focus').waitFor();
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: 'Open Details' }).waitFor();
    const edit = page.locator('.monaco-menu .action-item.focused', { hasText: /^Edit$/ });
    for (let presses = 0; presses < 30 && !(await edit.isVisible()); presses++)
      await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await page.getByRole('menuitem', { name: 'Set Owner' }).waitFor();
    await shot('menu');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.locator('.monaco-menu').first().waitFor({ state: 'detached' });
  });
  await step('the status of the defect at the cursor, from its code', async () => {
    await ui.openFile('src/transport/http_client.py');
    await ui.editor.locator('.squiggly-error').first().waitFor();
    await ui.command('Defect Ledger: Go to Next Occurrence in File');
    await page.locator('.statusbar-item', { hasText: /^1 of \d+ · MESH-102/ }).waitFor();
    await page.locator('.editor-group-container.active .monaco-editor.focused').waitFor();
    await setStatus('MESH-102', 'blocked');
  });
}
