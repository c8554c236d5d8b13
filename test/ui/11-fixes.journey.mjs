// An engineer works by keyboard alone: fixes a defect over several files, looks at what will change, agrees, takes it all back.
import fs from 'node:fs';
import path from 'node:path';
import { fileOnDisk, workbench } from './workbench.mjs';

export const title =
  'engineer, by keyboard: fix and mark in progress, preview, apply, one undo over all files';

/** Without auto-save, which is on in a browser: what is undone was never written.
 * @type {import('../../scripts/test-ui.mjs').JourneyOptions} */
export const options = { userSettings: { 'files.autoSave': 'off' } };

/** @param {import('../../scripts/test-ui.mjs').JourneyContext} context */
export async function run({ page, workspace, shot, step }) {
  const ui = workbench(page);
  const read = (/** @type {string} */ file) => fs.readFileSync(path.join(workspace, file), 'utf8');
  const before = { metrics: read('src/monitoring/metrics.py'), report: read('docs/PRODUCTION_READINESS.md') };
  const preview = page.locator('.part.panel');

  await step('the light bulb offers the whole of it', async () => {
    await ui.openLedger();
    await ui.row('MESH-101').getByText('confirmed').waitFor();
    await ui.openFile('failover.py');
    const lines = read('src/routing/failover.py').split('\n');
    const line = lines.findIndex((text) => text.includes('import') && text.includes('record_path_failover'));
    await ui.goTo(line + 1, lines[line].indexOf('record_path_failover') + 3);
    await ui.quickFixes(/Fix MESH-101 and mark in progress/);
    await shot('light-bulb');
    await ui.chooseAction(/Fix MESH-101 and mark in progress/);
  });
  await step('what will change is shown first, and nothing has changed yet', async () => {
    await preview.locator('.monaco-list-row', { hasText: 'metrics.py' }).first().waitFor();
    await preview.locator('.monaco-list-row', { hasText: 'PRODUCTION_READINESS.md' }).first().waitFor();
    await shot('preview');
    if ((await page.locator('.tab.dirty').count()) > 0)
      throw new Error('something was written before it was agreed to');
    await ui.row('MESH-101').first().waitFor();
  });
  await step('agreed to, the defect looks fixed and is in progress', async () => {
    await page.keyboard.press('Control+Enter');
    await ui.row('MESH-101').getByText('looks fixed').waitFor();
    await page.locator('.tab.active', { hasText: 'metrics.py' }).waitFor();
    await page.locator('.editor-group-container.active .monaco-editor.focused').waitFor();
    await shot('applied');
  });
  await step('the new function is in view', async () => {
    await ui.editor.locator('.view-line', { hasText: 'def record_path_failover' }).waitFor();
  });
  await step('one undo takes it back in all files', async () => {
    await page.keyboard.press('Control+z');
    // Applying has saved the files, as the user's setting for refactorings says; what is undone is theirs to save.
    for (const name of ['metrics.py', 'PRODUCTION_READINESS.md'])
      await page.locator('.tab.dirty', { hasText: name }).waitFor();
    await ui.row('MESH-101').getByText('confirmed').waitFor();
    await ui.command('File: Save All Files');
    await fileOnDisk(
      page,
      path.join(workspace, 'src/monitoring/metrics.py'),
      (text) => text === before.metrics,
    );
    const report = path.join(workspace, 'docs/PRODUCTION_READINESS.md');
    await fileOnDisk(page, report, (text) => text === before.report);
    await shot('undone');
  });
}
