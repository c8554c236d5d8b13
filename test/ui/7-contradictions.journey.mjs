// A developer sees where reports disagree, takes one value over, and says which entries are one defect.
import fs from 'node:fs';
import path from 'node:path';
import { fileOnDisk, workbench } from './workbench.mjs';

export const title = 'contradictions: side by side, taken over; merge and split by hand';

/** @param {import('../../scripts/test-ui.mjs').JourneyContext} context */
export async function run({ page, shot, step, workspace }) {
  const ui = workbench(page);
  const menu = page.locator('.context-view .monaco-menu .action-item', { hasText: /\S/ });
  const decisions = path.join(workspace, '.defect-ledger.json');
  /** A menu does not take clicks in the moment in which it opens. @param {string} text */
  const choose = async (text) => {
    const entry = menu.filter({ hasText: text });
    await entry.waitFor();
    for (let tries = 0; tries < 10 && (await entry.isVisible()); tries++) {
      await entry.click();
      await entry.waitFor({ state: 'hidden', timeout: 1000 }).catch(() => undefined);
    }
  };
  await step('the group of contradictions in the Defects view holds the facts and their values', async () => {
    await ui.openLedger();
    await ui.filter('readiness');
    await ui.expand('Contradictions');
    await ui.row(/readiness.*≠/).waitFor();
    await ui.expand('readiness');
    await ui.row('PRODUCTION_READINESS.md:').waitFor();
    await shot('group');
  });
  await step('a claim opens its report at the value, with the other claims beside it', async () => {
    await ui.row('PRODUCTION_READINESS.md:').first().click();
    await page.locator('.tab.active', { hasText: 'PRODUCTION_READINESS.md' }).waitFor();
    await ui.editor.locator('.squiggly-info').first().waitFor();
    await shot('claim');
  });
  await step('the light bulb takes the other value over; one undo takes it back', async () => {
    await page.keyboard.press('Control+1');
    const takeOver = await ui.quickFixes(/Take over .61-66%. from/);
    await shot('light-bulb');
    await takeOver.click();
    await ui.editor.locator('.view-line', { hasText: '61-66%' }).first().waitFor();
    await ui.row('61-66%PRODUCTION_READINESS.md:4').waitFor();
    await shot('taken-over');
    await page.keyboard.press('Control+z');
    await ui.row('82-87%PRODUCTION_READINESS.md:4').waitFor();
  });
  await step('two defects are merged from the context menu', async () => {
    await ui.filter('MESH-10');
    await ui.row('MESH-107').click({ button: 'right' });
    await shot('menu');
    await choose('Merge with...');
    const input = page.locator('.quick-input-widget input');
    await input.waitFor();
    await shot('pick');
    await input.fill('MESH-108');
    await ui.takePick('MESH-108');
    await ui.row('MESH-108').waitFor({ state: 'detached' });
    await ui.expand('MESH-107');
    await shot('merged');
    await fileOnDisk(page, decisions, (text) => text.includes('defects.yaml#MESH-108'));
  });
  await step('and split again at the mention', async () => {
    await ui.filter('join secret');
    await ui.row('merged by you').click({ button: 'right' });
    await choose('Split');
    // It is revealed although the filter hid it.
    await ui.sidebar.locator('[role="treeitem"].selected', { hasText: 'MESH-108' }).waitFor();
    await shot('split');
    if (!fs.readFileSync(decisions, 'utf8').includes('split')) throw new Error('nothing was written');
  });
}
