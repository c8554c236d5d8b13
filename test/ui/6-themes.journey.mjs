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
  // Wide enough for the whole rows.
  const edge = await ui.sidebar.boundingBox();
  if (!edge) throw new Error('there is no sidebar');
  await page.mouse.move(edge.x + edge.width, 400);
  await page.mouse.down();
  await page.mouse.move(620, 400, { steps: 5 });
  await page.mouse.up();
  await ui.openFile('src/routing/failover.py');
  await ui.expand('MESH-101');
  await ui.row('failover.py:7').first().click();
  await ui.cursorAt(7);
  await ui.expand('Unblock the daemon');
  for (const theme of themes) {
    await step(theme, async () => {
      await page.keyboard.press('Control+k');
      await page.keyboard.press('Control+t');
      const input = page.locator('.quick-input-widget input');
      await input.waitFor();
      await input.fill(theme);
      await page.locator('.quick-input-list [role="option"]', { hasText: theme }).first().click();
      await input.waitFor({ state: 'hidden' });
      await ui.row('MESH-101').getByText('confirmed · 7').waitFor();
      await page.mouse.move(900, 500);
      await shot(theme.toLowerCase().replaceAll(' ', '-'));
    });
  }
}
