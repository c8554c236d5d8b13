// The details of a defect beside the code: read, edited by keyboard alone, and looked at by axe-core in four themes.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileOnDisk, workbench } from './workbench.mjs';

export const title = 'details: read and edited by keyboard, without accessibility violations in any theme';

const themes = ['Dark Modern', 'Light Modern', 'Dark High Contrast', 'Light High Contrast'];
const axeSource = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** @type {import('../../scripts/test-ui.mjs').JourneyOptions} */
export const options = { limitMs: 600_000 };

/** @param {import('../../scripts/test-ui.mjs').JourneyContext} context */
export async function run({ page, shot, step, workspace }) {
  const ui = workbench(page);
  const inventory = path.join(workspace, 'defects.yaml');
  const view = page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
  const focused = view.locator(':focus');

  /** Presses Tab until the control has the focus. @param {string} key of `data-focus` */
  const tabTo = async (key) => {
    for (let presses = 0; presses < 60; presses++) {
      const at = await focused.getAttribute('data-focus', { timeout: 5000 }).catch(() => null);
      if (at === key) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`the Tab key does not reach ${key}`);
  };

  await step('a row opens its details', async () => {
    await ui.openLedger();
    await ui.openFile('src/consensus/raft_state.py');
    await ui.row('MESH_RAFT_001').first().click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Open Details' }).click();
    await view.locator('h1', { hasText: 'Raft snapshot round trip' }).waitFor();
    await view.locator('.badge', { hasText: 'confirmed' }).waitFor();
    // Away from the rows, whose hover would cover others.
    await page.mouse.move(600, 650);
    await page
      .locator('.workbench-hover-container, .monaco-hover.workbench-hover')
      .first()
      .waitFor({ state: 'hidden' });
    await shot('beside-the-code');
  });

  await step('its status is changed by keyboard alone, and the file on disk says so', async () => {
    await view.locator('h1').focus();
    await tabTo('field-status');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await fileOnDisk(page, inventory, (text) =>
      /id: MESH_RAFT_001[^]*?status: in-progress[^]*?id: /.test(text),
    );
    await view.locator('[role="status"]', { hasText: 'Written' }).waitFor({ state: 'attached' });
    await view.locator('.badge', { hasText: 'in progress' }).waitFor();
    // The view was drawn anew from the ledger, and the focus is where it was.
    if ((await focused.getAttribute('data-focus')) !== 'field-status') throw new Error('the focus was lost');
    await shot('status-changed');
  });

  await step('what is half typed survives a change from elsewhere', async () => {
    await tabTo('field-owner');
    // Not Ctrl+A: the workbench does it once more, a moment later, and what is typed by then is selected.
    await page.keyboard.press('End');
    await page.keyboard.press('Shift+Home');
    await page.keyboard.type('Night Sh');
    const text = fs.readFileSync(inventory, 'utf8');
    fs.writeFileSync(inventory, text.replace('effort: 4 days', 'effort: 5 days'));
    await view.locator('#field-effort').and(view.locator('input')).waitFor();
    for (let tries = 0; (await view.locator('#field-effort').inputValue()) !== '5 days'; tries++) {
      if (tries === 200) throw new Error('the change from elsewhere did not arrive');
      await page.waitForTimeout(50);
    }
    if ((await view.locator('#field-owner').inputValue()) !== 'Night Sh')
      throw new Error('the input was lost');
    await page.keyboard.type('ift');
    await page.keyboard.press('Enter');
    await fileOnDisk(page, inventory, (now) => now.includes('owner: Night Shift'));
  });

  for (const theme of themes) {
    await step(`no violations in ${theme}`, async () => {
      await ui.theme(theme);
      await view
        .locator(`body[data-vscode-theme-name="${theme}"], body[data-vscode-theme-id*="${theme}"]`)
        .waitFor();
      const frame = await innerFrame();
      await frame.evaluate(axeSource);
      const { violations, checked } = await frame.evaluate(async () => {
        const { axe } = /** @type {{ axe: import('axe-core').AxeStatic }} */ (
          /** @type {unknown} */ (globalThis)
        );
        const found = await axe.run(document);
        return {
          violations: found.violations.map(
            ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`,
          ),
          checked: found.passes.map(({ id }) => id),
        };
      });
      await shot(theme.toLowerCase().replaceAll(' ', '-'));
      for (const rule of ['color-contrast', 'label', 'select-name', 'button-name', 'heading-order'])
        if (!checked.includes(rule)) throw new Error(`axe-core did not look at ${rule}`);
      if (violations.length > 0) throw new Error(violations.join('\n'));
    });
  }

  await step('the other end of the view, in a narrow window', async () => {
    await view.locator('#section-mentions').scrollIntoViewIfNeeded();
    await shot('reported-in');
    await page.setViewportSize({ width: 640, height: 800 });
    await view.locator('h1').scrollIntoViewIfNeeded();
    await shot('narrow');
  });

  /** The page of the view itself: the workbench puts it into two frames. */
  async function innerFrame() {
    const handle = await view.locator('body').elementHandle();
    const frame = await handle?.ownerFrame();
    if (!frame) throw new Error('the view has no frame');
    return frame;
  }
}
