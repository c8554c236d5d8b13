// Somebody works along the roadmap: what is due, what says done and is not, boxes ticked by mouse and by keyboard, a defect dragged onto a
// phase; the files on disk follow.
import fs from 'node:fs';
import path from 'node:path';
import { fileOnDisk, workbench } from './workbench.mjs';

export const title =
  'roadmap: states, next actionable, boxes ticked by mouse and keyboard, a defect dragged, saved on disk';

const themes = ['Light Modern', 'Dark High Contrast', 'Light High Contrast', 'Dark Modern'];
const report = 'docs/ROADMAP.md';
const day = (/** @type {number} */ daysAgo) =>
  new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);
const text = `# Mesh roadmap

**Date**: ${day(17)}

## Phase 1: Make it start (Weeks 1-2)

- [x] Define the failover counter (MESH-101)
- [x] Name the owners

## Phase 2: Make it recover (Weeks 3-4)

**Depends on**: Phase 1

- [ ] Write and load snapshots (MESH_RAFT_001)
- [ ] Start the bench with one command (MESH_BENCH_001)

### Exit criteria

- [ ] A node that restarts replays nothing

## Phase 3: Make it safe (Weeks 5-6)

**Depends on**: Phase 2

- [ ] Check certificates everywhere (MESH-102)
`;

/** @type {import('../../scripts/test-ui.mjs').JourneyOptions} */
export const options = {
  viewport: { width: 1280, height: 800 },
  prepare: (workspace) => fs.writeFileSync(path.join(workspace, report), text),
};

/** @param {import('../../scripts/test-ui.mjs').JourneyContext} context */
export async function run({ page, workspace, shot, step }) {
  const ui = workbench(page);
  const file = path.join(workspace, report);
  /** @param {string} name @param {'true' | 'false'} state */
  const box = (name, state) => ui.row(name).locator(`[role="checkbox"][aria-checked="${state}"]`).first();

  await ui.openLedger();
  await ui.widen(620);
  // Room for the Roadmap view.
  await ui.sidebar.locator('.pane-header', { hasText: 'Defects' }).first().click();
  await step('past, current and future; the current phase is open; what is refuted is marked', async () => {
    for (const [phase, state] of [
      ['Make it start', 'past'],
      ['Make it recover', 'current'],
      ['Make it safe', 'future'],
    ])
      await ui.row(phase).getByText(state).first().waitFor();
    await box('Write and load snapshots', 'false').waitFor();
    await ui.expand('Make it start');
    await ui.row('Define the failover counter').getByText('MESH-101 is still confirmed').waitFor();
    await shot('states');
  });
  await step('a box ticked with the mouse is in the file on disk, and nothing else', async () => {
    await box('Write and load snapshots', 'false').click();
    await fileOnDisk(page, file, (now) => now === text.replace('[ ] Write', '[x] Write'));
    await box('Write and load snapshots', 'true').waitFor();
    await ui.row('Make it recover').getByText('1/2').waitFor();
  });
  await step('Space ticks the row in focus; one more takes it back', async () => {
    await ui.row('Start the bench').first().click();
    await page.locator('.tab.active', { hasText: 'ROADMAP.md' }).waitFor();
    await ui.command('Focus on Roadmap View');
    await ui.sidebar.locator('.monaco-list:focus').waitFor();
    await page.keyboard.press('Space');
    await fileOnDisk(page, file, (now) => now.includes('[x] Start the bench'));
    await box('Start the bench', 'true').waitFor();
    await page.keyboard.press('Space');
    await fileOnDisk(page, file, (now) => now.includes('[ ] Start the bench'));
    await box('Start the bench', 'false').waitFor();
  });
  await step('an exit criterion of the inventory', async () => {
    const inventory = path.join(workspace, 'defects.yaml');
    const before = fs.readFileSync(inventory, 'utf8');
    await ui.expand('Unblock the daemon');
    // Another phase has exit criteria, too, and is open.
    await ui.row('Raise the cryptography pin').waitFor();
    await ui.expand('Exit criteria');
    await shot('criteria');
    await box('The snapshot test passes', 'false').click();
    await fileOnDisk(
      page,
      inventory,
      (now) => now !== before && /- text: The snapshot test passes\n\s+done: true\n/.test(now),
    );
    await box('The snapshot test passes', 'true').waitFor();
  });
  for (const theme of themes) {
    await step(theme, async () => {
      await ui.theme(theme);
      await ui.row('Make it recover').first().waitFor();
      await shot(theme.toLowerCase().replaceAll(' ', '-'));
    });
  }
  await step('a row leads to its menu, and what is next to its defect', async () => {
    await ui.row('Start the bench').first().click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Tick or Untick' }).waitFor();
    await shot('menu');
    await page.keyboard.press('Escape');
    await ui.command('Defect Ledger: Next Actionable Defect...');
    await page.locator('.quick-input-list [role="option"]').first().waitFor();
    await shot('next');
    await page.keyboard.press('Escape');
  });
  await step('a defect that is dragged onto a phase is a task of it, in the file on disk', async () => {
    const before = fs.readFileSync(file, 'utf8');
    await ui.command('Focus on Roadmap View');
    await ui.sidebar.locator('.monaco-list:focus').waitFor();
    await page.keyboard.press('Control+ArrowLeft');
    await ui.sidebar.locator('.pane-header', { hasText: 'Defects' }).first().click();
    await ui.filter('MESH-108');
    // It pushes the rows down.
    await ui.sidebar.getByText('Filter: MESH-108').waitFor();
    await ui.row('MESH-101').first().waitFor({ state: 'detached' });
    const defect = ui.sidebar.locator('.pane').first().locator('[role="treeitem"]', { hasText: 'MESH-108' });
    const phase = ui.row('Make it safe').first();
    await phase.waitFor();
    await defect.hover();
    await page.mouse.down();
    const target = ui.sidebar.locator('.monaco-list-row.drop-target', { hasText: 'Make it safe' });
    // The drag begins with the first moves; only those after it are told to the row below.
    for (let tries = 0; tries < 100 && !(await target.isVisible()); tries++) {
      const box = await phase.boundingBox();
      if (!box) throw new Error('the phase has no place');
      await page.mouse.move(box.x + 90 + (tries % 2) * 4, box.y + box.height / 2, { steps: 5 });
      await page.waitForTimeout(50);
    }
    await target.waitFor();
    await shot('dragged');
    await page.mouse.up();
    const task = '- [ ] MESH-108: All nodes stand for election at once\n';
    await fileOnDisk(page, file, (now) => now === before + task);
    await phase.getByText('0/2').waitFor();
    await shot('dropped');
  });
}
