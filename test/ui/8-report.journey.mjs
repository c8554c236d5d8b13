// A reviewer reads a report: what the code says of each entry stands above it, a hover has the rest, paths lead to the code.
import { workbench } from './workbench.mjs';

export const title = 'report: CodeLens, hover on a row, the other mentions, a link to the code';

/** @param {import('../../scripts/test-ui.mjs').JourneyContext} context */
export async function run({ page, shot, step }) {
  const ui = workbench(page);
  const lens = page.locator('.codelens-decoration', { hasText: 'confirmed' });
  await step('what the code proves stands above a section', async () => {
    await ui.openLedger();
    await ui.openFile('docs/P0_ANALYSIS.md');
    await ui.goTo(21);
    await lens.first().waitFor();
    await shot('lenses');
  });
  await step('a row of a table tells its defect', async () => {
    await ui.goTo(72, 5);
    await page
      .locator('.codelens-decoration', { hasText: /\d gaps/ })
      .first()
      .waitFor();
    await page.keyboard.press('Control+k');
    await page.keyboard.press('Control+i');
    const hover = page.locator('.monaco-hover', { hasText: 'MESH_HEAL_001' }).first();
    await hover.waitFor();
    await hover.getByText('Also in').waitFor();
    await shot('hover');
    await page.keyboard.press('Escape');
  });
  await step('the lens leads to the other reports', async () => {
    await ui.goTo(21);
    const peek = page.locator('.peekview-widget');
    // Lenses are drawn anew when the ledger changes, so that a click may meet one that is going.
    for (let tries = 0; tries < 8 && !(await peek.isVisible()); tries++) {
      await lens.locator('a', { hasText: 'other reports' }).first().click();
      await peek.waitFor({ timeout: 4000 }).catch(() => undefined);
    }
    await peek.waitFor();
    await shot('peek');
    await page.keyboard.press('Escape');
    await page.locator('.peekview-widget').waitFor({ state: 'detached' });
  });
  await step('a path in the prose is a link to the code', async () => {
    await ui.goTo(33, 30);
    await ui.editor.locator('.detected-link').first().waitFor();
    await ui.command('Open Link');
    await page.locator('.tab.active', { hasText: 'raft_state.py' }).waitFor();
  });
}
