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
    await ui.confirmedRow('MESH_RAFT_001', 2).waitFor();
    await ui.openFile('raft_state.py');
    const lines = before.split('\n');
    const line = lines.findIndex((text) => text.includes('def take_snapshot'));
    await ui.goTo(line + 1, lines[line].indexOf('take_snapshot') + 3);
    await ui.editor.locator('.squiggly-error').first().waitFor();
    await shot('squiggle');
  });
  await step('hover says what is wrong', async () => {
    const squiggle = ui.editor.locator('.squiggly-error').first();
    await ui.hover(squiggle, page.locator('.monaco-hover:not(.hidden)', { hasText: 'is a stub' }).first());
    await shot('hover');
    await page.keyboard.press('Escape');
  });
  await step('the light bulb offers the fix first', async () => {
    const fix = await ui.quickFixes(/Apply fix: /);
    await ui.quickFix('Show defect MESH_RAFT_001').waitFor();
    await shot('light-bulb');
    await fix.click();
    await page.locator('.tab.active.dirty').waitFor();
  });
  await step('the defect shows as cleared before it is saved', async () => {
    await ui.row('MESH_RAFT_001').getByText('looks fixed').waitFor();
    await shot('applied');
  });
  await step('one undo takes it all back, redo brings it again', async () => {
    await page.locator('.editor-group-container.active .monaco-editor.focused').waitFor();
    await page.keyboard.press('Control+z');
    await ui.confirmedRow('MESH_RAFT_001', 2).waitFor();
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
    const lines = fs.readFileSync(path.join(workspace, 'defects.yaml'), 'utf8').split('\n');
    const line = lines.findIndex((text) => text.includes('kind: missing-file'));
    await ui.goTo(line + 1, lines[line].indexOf('kind') + 1);
    const fix = await ui.quickFixes('Create deploy/docker-compose.mesh.yml');
    await shot('create');
    await fix.click();
    await page.locator('.tab.active', { hasText: 'docker-compose.mesh.yml' }).waitFor();
    await fileOnDisk(page, path.join(workspace, 'deploy/docker-compose.mesh.yml'), (yaml) =>
      yaml.includes('services:'),
    );
    await ui.row('MESH_BENCH_001').getByText('looks fixed').waitFor();
    await shot('created');
  });
  await step('one undo takes the file away again', async () => {
    await page.keyboard.press('Control+z');
    await ui.confirmedRow('MESH_BENCH_001', 1).waitFor();
    if (fs.existsSync(path.join(workspace, 'deploy/docker-compose.mesh.yml')))
      throw new Error('it is still there');
  });
}
