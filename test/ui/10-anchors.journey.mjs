// A reviewer sees a place follow its code, sees it lost, and sets it anew.
import { workbench } from './workbench.mjs';

export const title = 'anchors that hold: a place moves with its code, is said to be lost, and is set anew';

/** @param {import('../../scripts/test-ui.mjs').JourneyContext} context */
export async function run({ page, shot, step }) {
  const ui = workbench(page);
  await step('the place of a defect is known by what stands there', async () => {
    await ui.openLedger();
    await ui.filter('MESH-107');
    await ui.expand('MESH-107');
    await ui.row('config.py:12').waitFor();
  });
  await step('lines above push it down, and the row says where it came from', async () => {
    await ui.openFile('src/config.py');
    await ui.goTo(1);
    await page.keyboard.type('# one\n# two\n');
    await ui.row('config.py:14').waitFor();
    await ui.row('moved from line 12').waitFor();
    await shot('moved');
  });
  await step('when the code is gone it is said to be lost, and nothing is guessed', async () => {
    await page.keyboard.press('Control+a');
    await page.keyboard.type('"""Empty for now."""\n\nVERSION = 7\n');
    await ui.row(/config\.py.*lost/).waitFor();
    await shot('lost');
  });
  await step('the command sets it anew in the inventory', async () => {
    await ui.goTo(3);
    await ui.command('Defect Ledger: Re-anchor Here');
    const pick = page.locator('.quick-input-list [role="option"]', { hasText: 'MESH-107' }).first();
    await pick.waitFor();
    await shot('pick');
    await pick.click();
    await ui.row('config.py:3').waitFor();
    await ui.row(/config\.py.*lost/).waitFor({ state: 'detached' });
    await shot('set-anew');
  });
}
