// A developer sees imports that cannot work and that no report mentions, and writes one down.
import path from 'node:path';
import { fileOnDisk, workbench } from './workbench.mjs';

export const title = 'unreported import errors: seen, added to the inventory, no longer unreported';

/** @param {import('../../scripts/test-ui.mjs').JourneyContext} context */
export async function run({ page, shot, step, workspace }) {
  const ui = workbench(page);
  await step('the last group holds the names that are missing', async () => {
    await ui.openLedger();
    await ui.filter('is:unreported');
    await ui.expand('Unreported import errors');
    await ui.row('snapshot_links').waitFor();
    await shot('group');
  });
  await step('a row opens the import, with a hint under the name', async () => {
    await ui.row('snapshot_links').click();
    await page.locator('.tab.active', { hasText: 'link_report.py' }).waitFor();
    await ui.editor.locator('.squiggly-hint').first().waitFor();
    await shot('import');
  });
  await step('the light bulb adds it to the inventory', async () => {
    await page.keyboard.press('Control+1');
    const add = await ui.quickFixes(/Add missing .snapshot_links. to the inventory/);
    await shot('light-bulb');
    await add.click();
    await page.locator('.tab.active', { hasText: 'defects.yaml' }).waitFor();
    await ui.save();
    await fileOnDisk(page, path.join(workspace, 'defects.yaml'), (text) =>
      text.includes('id: import-snapshot-links'),
    );
    await ui.filter('import-snapshot');
    await ui.row('import-snapshot-links').waitFor();
    await shot('added');
  });
  await step('filter by evidence shows what was called fixed and is not', async () => {
    await ui.command('Defect Ledger: Filter by Evidence');
    const pick = page.locator('.quick-input-list [role="option"]', {
      hasText: 'Resolved, but still in the code',
    });
    await pick.waitFor();
    await shot('evidence');
    await pick.click();
    await ui.row('MESH-103').waitFor();
    await shot('regression');
  });
}
