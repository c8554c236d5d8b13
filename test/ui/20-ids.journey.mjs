// A developer renames a defect's id by F2 in a comment, looks at the preview, agrees, and compares the files; commit box and Ctrl+T know ids too.
import fs from 'node:fs';
import path from 'node:path';
import { fileOnDisk, workbench } from './workbench.mjs';

export const title = 'ids: hover and rename by F2 in a comment, with preview; every file on disk follows';

const code = 'src/ids_sample.py';
const text = '# MESH-102: until then MESH-1021 is nothing.\nMARK = "MESH-102"\n';

/** @type {import('../../scripts/test-ui.mjs').JourneyOptions} */
export const options = {
  prepare: (workspace) => fs.writeFileSync(path.join(workspace, code), text),
};

/** @param {import('../../scripts/test-ui.mjs').JourneyContext} context */
export async function run({ page, workspace, shot, step }) {
  const ui = workbench(page);
  const read = (/** @type {string} */ file) => fs.readFileSync(path.join(workspace, file), 'utf8');
  const files = ['defects.yaml', 'README.md'];
  const before = new Map(files.map((file) => [file, read(file)]));
  const preview = page.locator('.part.panel');

  await step('the id in a comment has a card', async () => {
    await ui.openLedger();
    await ui.openFile(code);
    await ui.goTo(1, 5);
    await page.keyboard.press('Control+k');
    await page.keyboard.press('Control+i');
    await page.locator('.monaco-hover', { hasText: 'Certificate checks' }).first().waitFor();
    await shot('hover');
    await page.keyboard.press('Escape');
  });
  await step('F2 names the whole id; what stands in a string is shown first and not ticked', async () => {
    await page.keyboard.press('F2');
    const input = page.locator('.rename-box input.rename-input');
    await input.waitFor();
    if ((await input.inputValue()) !== 'MESH-102') throw new Error(`the box has ${await input.inputValue()}`);
    await input.fill('TLS-7');
    await shot('rename');
    await page.keyboard.press('Enter');
    await preview.locator('.monaco-list-row', { hasText: 'defects.yaml' }).first().waitFor();
    await preview.locator('.monaco-list-row', { hasText: 'ids_sample.py' }).first().waitFor();
    await shot('preview');
    if (read('defects.yaml') !== before.get('defects.yaml'))
      throw new Error('written before it was agreed to');
  });
  await step('agreed to, every file on disk has the new id', async () => {
    await page.keyboard.press('Control+Enter');
    for (const [file, old] of before) {
      const expected = old.replaceAll(/MESH-102\b/gu, 'TLS-7');
      await fileOnDisk(page, path.join(workspace, file), (now) => now === expected);
    }
    await fileOnDisk(page, path.join(workspace, code), (now) => now === text.replace('MESH-102:', 'TLS-7:'));
    await ui.row('TLS-7').first().waitFor();
    await shot('renamed');
  });
  await step('Go to Symbol in Workspace finds it', async () => {
    await page.keyboard.press('Control+t');
    await page.locator('.quick-input-widget input').fill('#tls-7');
    await page.locator('.quick-input-list [role="option"]', { hasText: 'TLS-7' }).first().waitFor();
    await shot('symbol');
    await page.keyboard.press('Escape');
  });
}
