// An engineer applies: sees the squiggle, takes the fix from the light bulb, saves; the defect shows as cleared.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileOnDisk, workbench } from './workbench.mjs';

export const title = 'engineer: squiggle, light bulb, fix, valid Python, undo and redo, save, cleared';

/** Without auto-save, which is on in a browser: saving is a step of its own.
 * @type {import('../../scripts/test-ui.mjs').JourneyOptions} */
export const options = { userSettings: { 'files.autoSave': 'off' } };

/** @param {import('../../scripts/test-ui.mjs').JourneyContext} context */
export async function run({ page, workspace, shot, step }) {
  const ui = workbench(page);
  const file = path.join(workspace, 'src/consensus/raft_state.py');
  const before = fs.readFileSync(file, 'utf8');
  await step('the file shows its squiggles', async () => {
    await ui.openLedger();
    await ui.row('MESH_RAFT_001').getByText('confirmed · 2').waitFor();
    await ui.openFile('raft_state.py');
    const line = before.split('\n').findIndex((text) => text.includes('def take_snapshot')) + 1;
    await ui.goToLine(line);
    await page.keyboard.press('End');
    for (let presses = 0; presses < 200; presses++) {
      if (await page.locator('.statusbar-item', { hasText: new RegExp(`Ln ${line}, Col 12\\b`) }).count())
        break;
      await page.keyboard.press('ArrowLeft');
    }
    await ui.editor.locator('.squiggly-error').first().waitFor();
    await shot('squiggle');
  });
  await step('hover says what is wrong', async () => {
    const squiggle = ui.editor.locator('.squiggly-error').first();
    const box = await squiggle.boundingBox();
    if (!box) throw new Error('the squiggle has no place');
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2 - 3, { steps: 4 });
    await page.locator('.monaco-hover:not(.hidden)', { hasText: 'is a stub' }).first().waitFor();
    await shot('hover');
    await page.keyboard.press('Escape');
  });
  await step('the light bulb offers the fix first', async () => {
    await page.keyboard.press('Control+.');
    await ui
      .quickFix(/Apply fix: /)
      .first()
      .waitFor();
    await ui.quickFix('Show defect MESH_RAFT_001').waitFor();
    await shot('light-bulb');
    await ui
      .quickFix(/Apply fix: /)
      .first()
      .click();
    await page.locator('.tab.active.dirty').waitFor();
  });
  await step('the defect shows as cleared before it is saved', async () => {
    await ui.row('MESH_RAFT_001').getByText('looks fixed').waitFor();
    await shot('applied');
  });
  await step('one undo takes it all back, redo brings it again', async () => {
    await page.locator('.editor-group-container.active .monaco-editor.focused').waitFor();
    await page.keyboard.press('Control+z');
    await ui.row('MESH_RAFT_001').getByText('confirmed · 2').waitFor();
    await page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+y');
    await ui.row('MESH_RAFT_001').getByText('looks fixed').waitFor();
  });
  await step('saved, it is valid Python', async () => {
    await ui.save();
    await fileOnDisk(page, file, (text) => text !== before && !/raise NotImplementedError/.test(text));
    const python = ['python3', 'python'].find((name) => spawnSync(name, ['--version']).status === 0);
    if (!python) {
      console.log('      skipped: no Python here to compile the result');
    } else {
      const compiled = spawnSync(python, ['-m', 'py_compile', file], { encoding: 'utf8' });
      if (compiled.status !== 0) throw new Error(compiled.stderr);
    }
    await ui.row('MESH_RAFT_001').getByText('looks fixed').waitFor();
    await shot('saved');
  });
  await step('the missing file is created from its template, where the report asks for it', async () => {
    await ui.openFile('defects.yaml');
    const text = fs.readFileSync(path.join(workspace, 'defects.yaml'), 'utf8');
    await ui.goToLine(text.split('\n').findIndex((line) => line.includes('kind: missing-file')) + 1);
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Control+.');
    await ui.quickFix('Create deploy/docker-compose.mesh.yml').waitFor();
    await shot('create');
    await ui.quickFix('Create deploy/docker-compose.mesh.yml').click();
    await page.locator('.tab.active', { hasText: 'docker-compose.mesh.yml' }).waitFor();
    await fileOnDisk(page, path.join(workspace, 'deploy/docker-compose.mesh.yml'), (yaml) =>
      yaml.includes('services:'),
    );
    await ui.row('MESH_BENCH_001').getByText('looks fixed').waitFor();
    await shot('created');
  });
}
