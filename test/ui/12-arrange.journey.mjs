// Grouping, sorting by folder and filtering, by mouse and by keyboard; the view remembers it. Screenshots in four themes.
import { workbench } from './workbench.mjs';

export const title = 'arrange: group by status and by file, filter by fields, clear, find in the tree';

/** @type {import('../../scripts/test-ui.mjs').JourneyOptions} */
export const options = { viewport: { width: 1280, height: 900 } };

const themes = ['Dark Modern', 'Light Modern', 'Dark High Contrast', 'Light High Contrast'];

/** @param {import('../../scripts/test-ui.mjs').JourneyContext} context */
export async function run({ page, shot, step }) {
  const ui = workbench(page);
  const input = page.locator('.quick-input-widget input');
  const option = (/** @type {string | RegExp} */ text) =>
    page.locator('.quick-input-list [role="option"]', { hasText: text });
  /** A button in the view's title. @param {string} label */
  const button = async (label) => {
    await ui.sidebar.locator('.pane-header', { hasText: 'Defects' }).first().hover();
    await ui.sidebar.locator(`.action-label[aria-label^="${label}"]`).first().click();
  };
  /** @param {string} name */
  const group = async (name) => {
    await button('Group Defects By');
    await option(name).first().click();
    await input.waitFor({ state: 'hidden' });
  };
  await ui.openLedger();
  await ui.widen(560);
  // Room for the rows.
  await ui.sidebar.locator('.pane-header', { hasText: 'Roadmap' }).click();
  await step('one button groups by status; the pick marks what is shown', async () => {
    await button('Group Defects By');
    await option('Priority').getByText('as shown now').waitFor();
    await shot('pick-group');
    await option('Status').first().click();
    await ui.row(/^Open/).first().waitFor();
    await ui
      .row(/^Resolved/)
      .first()
      .waitFor();
    await shot('by-status');
  });
  await step('by file, as a list and below folders', async () => {
    await group('File');
    await ui.row('package.json').first().waitFor();
    await shot('by-file');
    await button('Show Defects by Folder');
    await ui
      .row(/^dashboard/)
      .first()
      .waitFor();
    await shot('by-folder');
    await button('Show Defects as List');
    await group('Priority');
    await ui.row(/^P0/).first().waitFor();
  });
  await step('the filter completes fields with counts, by keyboard', async () => {
    await ui.command('Defect Ledger: Filter Defects...');
    await option('is:open').first().waitFor();
    await shot('filter-facets');
    await input.fill('severity:cr');
    // The list answers what is typed, which comes a little later.
    await option(/severity:cr\s*shows/).waitFor();
    await option('severity:critical').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForFunction(
      () => document.querySelector('.quick-input-widget input')?.value === 'severity:critical ',
    );
    await input.pressSequentially('-evidence:unlocated');
    await ui.sidebar.getByText('Filter: severity:critical -evidence:unlocated').waitFor();
    await shot('filter-typed');
    await page.keyboard.press('Enter');
    await input.waitFor({ state: 'hidden' });
  });
  for (const theme of themes) {
    await step(theme, async () => {
      await ui.theme(theme);
      await ui.row('MESH-101').first().waitFor();
      // A hover that begins while the rows are drawn in the new colours does not come.
      const hover = page.locator('.monaco-hover', { hasText: 'In the code' });
      for (let tries = 0; tries < 6 && !(await hover.isVisible()); tries++) {
        await page.mouse.move(900, 500);
        await ui.row('MESH-101').first().hover();
        await hover.waitFor({ timeout: 5000 }).catch(() => undefined);
      }
      await hover.waitFor();
      await shot(theme.toLowerCase().replaceAll(' ', '-'));
      await page.mouse.move(900, 500);
    });
  }
  await step('one click clears the filter', async () => {
    await button('Clear Filter');
    await ui.sidebar.getByText('Filter: severity').waitFor({ state: 'hidden' });
  });
  await step('several rows are selected and their ids copied', async () => {
    await ui.row('MESH-101').first().click();
    await ui
      .row('MESH-102')
      .first()
      .click({ modifiers: ['Control'] });
    await ui.row('MESH-102').first().click({ button: 'right' });
    const menu = page.locator('.monaco-menu');
    await menu.getByText('Copy Id').waitFor();
    if (await menu.getByText('Merge with').isVisible())
      throw new Error('two rows cannot be merged from here');
    await shot('several');
    await page.keyboard.press('Escape');
  });
  await step('find in the tree by id', async () => {
    await ui.row('MESH-101').first().click();
    await page.keyboard.press('Control+Alt+f');
    const find = ui.sidebar.locator('.monaco-tree-type-filter input');
    await find.waitFor();
    await find.fill('MESH-106');
    await ui.row('MESH-106').first().waitFor();
    await shot('find');
  });
}
