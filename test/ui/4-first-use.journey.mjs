// Somebody new: a folder without sources, the welcome content, a starter inventory made with one click.
import fs from 'node:fs';
import path from 'node:path';
import { workbench } from './workbench.mjs';

export const title =
  'first use: welcome contents, starter defects.yaml, the first defect appears; no match, no phases, no folder';

/** @type {import('../../scripts/test-ui.mjs').JourneyOptions} */
export const options = {
  prepare: (workspace) => {
    // Without code too: imports that cannot work would be listed.
    for (const name of ['defects.yaml', 'defects_inventory.json', 'docs', 'src', 'tests'])
      fs.rmSync(path.join(workspace, name), { recursive: true });
  },
};

/** @param {import('../../scripts/test-ui.mjs').JourneyContext} context */
export async function run({ page, workspace, shot, step }) {
  const ui = workbench(page);
  await step('the empty view says what to do', async () => {
    await page.locator('.activitybar a.action-label[aria-label^="Defect Ledger"]').click();
    await ui.welcome('welcome.defects.empty');
    await ui.welcome('welcome.roadmap.empty');
    await shot('welcome');
  });
  await step('one click makes and opens the inventory', async () => {
    await ui.sidebar.locator('.monaco-button', { hasText: 'Create defects.yaml' }).click();
    await page.locator('.tab.active', { hasText: 'defects.yaml' }).waitFor();
    await ui.row('DEFECT-1').first().waitFor();
    await ui.row('1. First steps').waitFor();
    if (!fs.existsSync(path.join(workspace, 'defects.yaml'))) throw new Error('the file is not on disk');
    await shot('starter');
  });
  await step('a filter that hides everything says so, and one click clears it', async () => {
    await ui.filter('nothing like this');
    await ui.welcome('welcome.defects.filtered');
    await shot('filtered');
    await ui.sidebar.locator('.monaco-button', { hasText: 'Clear Filter' }).click();
    await ui.row('DEFECT-1').first().waitFor();
  });
  await step('without phases the Roadmap view says where they come from', async () => {
    const inventory =
      'version: 1\ndefects:\n  - id: DEFECT-1\n    title: Nothing is planned\n    status: resolved\n';
    fs.writeFileSync(path.join(workspace, 'defects.yaml'), inventory);
    await ui.welcome('welcome.roadmap.noPhases');
    await shot('no-phases');
  });
  await step('without a folder both views say what they are for', async () => {
    await page.goto(`${new URL(page.url()).origin}/?ew=true`);
    await page.locator('.activitybar a.action-label[aria-label^="Defect Ledger"]').click();
    await ui.welcome('welcome.defects.noFolder');
    await ui.welcome('welcome.roadmap.noFolder');
    await shot('no-folder');
  });
}
