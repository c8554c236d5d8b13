// A developer browses: opens the view, filters, opens a defect, lands on the right line.
import { workbench } from './workbench.mjs';

export const title = 'developer: open the view, filter, open a defect, land on the right line';

/** @param {import('../../scripts/test-ui.mjs').JourneyContext} context */
export async function run({ page, shot, step }) {
  const ui = workbench(page);
  await step('the view fills, grouped by priority, with a badge', async () => {
    await ui.openLedger();
    for (const group of ['P0', 'P1']) await ui.row(group).first().waitFor();
    await ui.confirmedRow('MESH-101', 7).waitFor();
    await page.locator('.activitybar .badge', { hasText: '4' }).waitFor();
    await ui.sidebar.locator('.pane-header', { hasText: 'Roadmap' }).waitFor();
    await ui.row('Unblock the daemon').waitFor();
    await shot('view');
  });
  await step('the filter narrows while typing', async () => {
    await ui.command('Defect Ledger: Filter Defects...');
    const input = page.locator('.quick-input-widget input');
    await input.fill('failover');
    await ui.row('MESH_RAFT_001').waitFor({ state: 'detached' });
    await ui.sidebar.getByText('Filter: failover').waitFor();
    await shot('filter');
    await page.keyboard.press('Enter');
    await input.waitFor({ state: 'hidden' });
  });
  await step('a click on an occurrence opens its file and range', async () => {
    await ui.expand('MESH-101');
    const occurrence = ui.row('failover.py:7').first();
    await occurrence.waitFor();
    await shot('expanded');
    await occurrence.click();
    await page.locator('.tab.active', { hasText: 'failover.py' }).waitFor();
    await ui.cursorAt(7, String.raw`56 \(20 selected\)`);
    await ui.editor.locator('.squiggly-error').first().waitFor();
    await shot('occurrence');
  });
  await step('the filter is cleared with one click', async () => {
    await ui.sidebar.locator('.pane-header', { hasText: 'Defects' }).first().hover();
    await ui.sidebar.locator('.action-label[aria-label="Clear Filter"]').click();
    await ui.row('MESH_RAFT_001').waitFor();
    await ui.sidebar.getByText('Filter: failover').waitFor({ state: 'hidden' });
  });
  await step('a roadmap task leads to its report line', async () => {
    await ui.expand('Unblock the daemon');
    await ui.row('Define the failover counter').click();
    await page.locator('.tab.active', { hasText: 'defects.yaml' }).waitFor();
    await shot('roadmap');
  });
}
