// Somebody new: a folder without sources, the welcome content, a starter inventory made with one click.
import fs from 'node:fs';
import path from 'node:path';
import { workbench } from './workbench.mjs';

export const title =
  'first use: welcome contents, starter defects.yaml, the first defect appears, the walkthrough; no match, no phases, no folder';

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
  const steps = page.locator('.getting-started-step');
  /** A step of the walkthrough. @param {string} name */
  const stepOf = (name) => steps.filter({ hasText: name });
  /** @param {string} name */
  const isDone = (name) => stepOf(name).locator('.codicon-getting-started-step-checked').first().waitFor();
  await step('the walkthrough ticks what is the case already', async () => {
    await ui.command('Defect Ledger: Open Walkthrough');
    await page.getByText('Get Started with Defect Ledger').first().waitFor();
    await isDone('Let it read your reports');
    await isDone('Browse defects and roadmap');
    await shot('walkthrough');
  });
  await step('each step has its picture', async () => {
    // Beside the sidebar there is no room for them.
    await page.keyboard.press('Control+b');
    const picture = page.locator('.gettingStartedContainer img');
    /** The pictures that are there, loaded. */
    const loaded = () =>
      picture.evaluateAll((images) =>
        images.flatMap((image) =>
          image instanceof HTMLImageElement && image.naturalWidth > 100 ? [image.alt] : [],
        ),
      );
    const names = [
      ...['A readiness report', 'The Defects view', 'An import that cannot work'],
      ...['The light bulb menu on a stub', 'The light bulb menu on an import error', 'The preview of a fix'],
    ];
    for (const [i, name] of names.entries()) {
      await steps.nth(i).click();
      const isThere = async () => (await loaded()).some((alt) => alt.startsWith(name));
      for (let tries = 0; tries < 200 && !(await isThere()); tries++) await page.waitForTimeout(50);
      if (!(await isThere())) throw new Error(`the picture of step ${i + 1}, ${name}, is not there`);
    }
    if ((await steps.count()) !== names.length) throw new Error(`${await steps.count()} steps`);
    if (await page.locator('.getting-started-step').getByText('`').count())
      throw new Error('backticks are shown');
    await shot('walkthrough-picture');
  });
  await step('its buttons do what they say, and that ticks their steps', async () => {
    await stepOf('See them in the code').click();
    await page.locator('.getting-started-step .monaco-button', { hasText: 'Go to Next Occurrence' }).click();
    await isDone('See them in the code').catch(async () => {
      // The place opens in front of the walkthrough.
      await page.keyboard.press('Control+Tab');
      await isDone('See them in the code');
    });
    await shot('walkthrough-ticked');
    await page.keyboard.press('Control+b');
  });
  await step('without a folder both views say what they are for', async () => {
    await page.goto(`${new URL(page.url()).origin}/?ew=true`);
    await page.locator('.activitybar a.action-label[aria-label^="Defect Ledger"]').click();
    await ui.welcome('welcome.defects.noFolder');
    await ui.welcome('welcome.roadmap.noFolder');
    await shot('no-folder');
  });
}
