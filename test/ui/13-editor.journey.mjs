// What the editor shows of defects in code: icons, lines above definitions, the card on hover, badges in the Explorer, the status bar,
// the way from one occurrence to the next; in dark, light and high contrast. Screenshots to be looked at.
import fs from 'node:fs';
import path from 'node:path';
import { workbench } from './workbench.mjs';

export const title =
  'editor: gutter icons, CodeLens, hover card, Explorer badges, status bar, next occurrence';

const themes = ['Dark Modern', 'Light Modern', 'Dark High Contrast', 'Light High Contrast'];

/** @type {import('../../scripts/test-ui.mjs').JourneyOptions} */
export const options = {
  viewport: { width: 1280, height: 720 },
  // Without VS Code's own counts at files, so that ours are seen.
  userSettings: { 'files.autoSave': 'off', 'problems.decorations.enabled': false },
  limitMs: 420_000,
};

/** @param {import('../../scripts/test-ui.mjs').JourneyContext} context */
export async function run({ page, workspace, shot, step }) {
  const ui = workbench(page);
  const icons = ui.editor.locator('.glyph-margin-widgets [class*="ced-"], .margin [class*="ced-"]');
  const lens = ui.editor.locator('.codelens-decoration', { hasText: 'MESH_RAFT_001' });
  const counts = page.locator('.statusbar-item', { hasText: /\d+ open · \d+ confirmed/ });
  const squiggle = ui.editor.locator('.squiggly-error').first();
  const card = page.locator('.monaco-hover:not(.hidden)', { hasText: 'Open Details' }).first();

  const hover = () => ui.hover(squiggle, card);

  await step('the status bar counts, once the ledger is read', async () => {
    await counts.waitFor();
    const label = await counts.locator('a').first().getAttribute('aria-label');
    if (!label?.startsWith('Defect Ledger: ')) throw new Error(`the status bar says ${label}`);
  });
  await step('files of the Explorer have badges, folders have none', async () => {
    await page.keyboard.press('Control+Shift+e');
    await ui.openFile('src/consensus/raft_state.py');
    await page.waitForFunction(() => {
      const badge = (/** @type {string} */ name) => {
        const rows = [...document.querySelectorAll('.explorer-folders-view .monaco-list-row')];
        const row = rows.find((each) => each.textContent?.trim() === name);
        const label = row?.querySelector('.monaco-icon-label');
        return label ? getComputedStyle(label, '::after').content : undefined;
      };
      return (
        badge('raft_state.py') === '"2"' && badge('election.py') === 'none' && badge('consensus') === 'none'
      );
    });
  });
  await step('icons beside the lines, lenses above the methods', async () => {
    const lines = fs.readFileSync(path.join(workspace, 'src/consensus/raft_state.py'), 'utf8').split('\n');
    await ui.goTo(lines.findIndex((text) => text.includes('def take_snapshot')) + 1);
    await squiggle.waitFor();
    await icons.first().waitFor();
    await lens.first().waitFor();
    if ((await lens.count()) !== 2) throw new Error(`${await lens.count()} lenses`);
    await shot('gutter-and-lens');
  });
  for (const theme of themes) {
    await step(`the card in ${theme}`, async () => {
      await ui.theme(theme);
      await hover();
      await shot(theme.toLowerCase().replaceAll(' ', '-'));
      await page.keyboard.press('Escape');
      await page.mouse.move(900, 650);
    });
  }
  await step('the card leads to the Defects view', async () => {
    await hover();
    await card.locator('a', { hasText: 'Show in Defects View' }).first().click();
    await ui.row('MESH_RAFT_001').first().waitFor();
  });
  await step('over the keyboard from occurrence to occurrence, with the count', async () => {
    await ui.openFile('raft_state.py');
    await ui.goTo(1);
    await ui.command('Defect Ledger: Go to Next Occurrence in File');
    await page.locator('.statusbar-item', { hasText: /^1 of \d+ · / }).waitFor();
    await shot('next-occurrence');
  });
  await step('the status bar lists the defects, those of this file first', async () => {
    await counts.click();
    const list = page.locator('.quick-input-list');
    await list.locator('[role="option"]', { hasText: 'MESH_RAFT_001' }).first().waitFor();
    await list.getByText('In this file').waitFor();
    await shot('quick-pick');
    await page.keyboard.press('Escape');
  });
  await step('typing moves icons and lenses along', async () => {
    await ui.goTo(1);
    const before = await icons.count();
    await page.keyboard.type('# one more line\n');
    await page.locator('.tab.active.dirty').waitFor();
    if ((await icons.count()) !== before) throw new Error('icons went away while typing');
    await page.keyboard.press('Control+z');
  });
}
