// A reviewer jumps: from a diagnostic to the defect, to the report line, and back to the code.
import { workbench } from './workbench.mjs';

export const title = 'reviewer: from a diagnostic to the defect, to the report line, and back';

/** @param {import('../../scripts/test-ui.mjs').JourneyContext} context */
export async function run({ page, shot, step }) {
  const ui = workbench(page);
  await step('Problems lists the occurrence with its report line', async () => {
    await ui.openLedger();
    await ui.openFile('src/routing/failover.py');
    await page.keyboard.press('Control+Shift+m');
    await page
      .locator('.panel .viewpane-filter input, .panel input[placeholder^="Filter"]')
      .first()
      .fill('failover.py');
    const problem = page
      .locator('.markers-panel [role="treeitem"]', { hasText: 'cannot be imported' })
      .first();
    await problem.waitFor();
    await shot('problems');
    await problem.dblclick();
    await ui.cursorAt(7);
  });
  await step('its code opens the details, which lead to the row', async () => {
    const link = page.locator('.markers-panel a', { hasText: 'MESH-101' }).first();
    await link.waitFor();
    await link.click({ modifiers: ['Control'] });
    const details = page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
    await details.getByRole('button', { name: 'Show in Sidebar' }).click();
    await ui.sidebar.locator('[role="treeitem"].selected', { hasText: 'MESH-101' }).waitFor();
    await shot('defect');
  });
  await step('the mention opens the report line', async () => {
    await ui.expand('MESH-101');
    const mention = ui.row('defects.yaml:').first();
    await mention.scrollIntoViewIfNeeded();
    await mention.click();
    await page.locator('.tab.active', { hasText: 'defects.yaml' }).waitFor();
    await ui.editor.locator('.view-line', { hasText: 'MESH-101' }).waitFor();
    await shot('report');
  });
  await step('from the report line back to the defect, and to the code', async () => {
    await ui.row('MESH_RAFT_001').click();
    await ui.sidebar.locator('[role="treeitem"].selected', { hasText: 'MESH_RAFT_001' }).waitFor();
    await ui.editor.locator('.view-line', { hasText: 'MESH-101' }).click();
    await ui.command('Defect Ledger: Show Defect at Cursor');
    await ui.sidebar.locator('[role="treeitem"].selected', { hasText: 'MESH-101' }).waitFor();
    await ui.expand('MESH-101');
    await ui.row('loop.py:8').first().click();
    await page.locator('.tab.active', { hasText: 'loop.py' }).waitFor();
    await ui.cursorAt(8);
    await shot('code');
  });
}
