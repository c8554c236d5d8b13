// Restricted Mode: reading works, since nothing is run.
import fs from 'node:fs';
import path from 'node:path';
import { workbench } from './workbench.mjs';

export const title = 'Restricted Mode: the ledger is read and checked';

/** @type {import('../../scripts/test-ui.mjs').JourneyOptions} */
export const options = { trust: false };

/** @param {import('../../scripts/test-ui.mjs').JourneyContext} context */
export async function run({ page, workspace, shot, step }) {
  const ui = workbench(page);
  await step('the folder is not trusted', async () => {
    await page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor();
  });
  await step('defects, evidence and roadmap are there', async () => {
    await ui.openLedger();
    await ui.confirmedRow('MESH-101', 7).waitFor();
    await ui.row('Unblock the daemon').waitFor();
    await shot('restricted');
  });
  await step('where nothing is found, the view says that it could not look everywhere', async () => {
    for (const name of ['defects.yaml', 'defects_inventory.json', 'docs', 'src', 'tests'])
      fs.rmSync(path.join(workspace, name), { recursive: true });
    await ui.welcome('welcome.defects.restricted');
    await shot('nothing-found');
  });
}
