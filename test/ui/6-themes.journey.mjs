// The views and a fix in dark, light and high contrast: screenshots to be looked at, two of them in the README.
import { workbench } from './workbench.mjs';

export const title = 'themes: dark, light and high contrast';

const themes = ['Dark Modern', 'Light Modern', 'Dark High Contrast', 'Light High Contrast'];

/** @type {import('../../scripts/test-ui.mjs').JourneyOptions} */
export const options = { viewport: { width: 1280, height: 720 } };

/** @param {import('../../scripts/test-ui.mjs').JourneyContext} context */
export async function run({ page, shot, step }) {
  const ui = workbench(page);
  await ui.openLedger();
  await ui.widen(620);
  await ui.openFile('src/routing/failover.py');
  await ui.expand('MESH-101');
  await ui.row('failover.py:7').first().click();
  await ui.cursorAt(7);
  await ui.expand('Unblock the daemon');
  for (const theme of themes) {
    await step(theme, async () => {
      await ui.theme(theme);
      await ui.row('MESH-101').getByText('confirmed').waitFor();
      await page.mouse.move(900, 500);
      await shot(theme.toLowerCase().replaceAll(' ', '-'));
    });
  }
}
