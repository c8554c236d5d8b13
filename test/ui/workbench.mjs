// What the journeys do with the workbench, in the words of a person. Everything waits on conditions, never on time.
import fs from 'node:fs';
import path from 'node:path';

/** @typedef {import('playwright-core').Page} Page */

/** @param {Page} page */
export function workbench(page) {
  const sidebar = page.locator('.part.sidebar');
  const editor = page.locator('.editor-group-container.active .monaco-editor').first();
  return {
    sidebar,
    editor,

    /** Clicks the Defect Ledger icon, unless its view is open. */
    async openLedger() {
      const icon = page.locator('.activitybar a.action-label[aria-label^="Defect Ledger"]');
      await icon.waitFor();
      if (!(await sidebar.locator('.pane-header', { hasText: 'Defects' }).isVisible())) {
        await icon.click();
        // The icon's hover would cover rows.
        await page.mouse.move(800, 400);
      }
      await this.row('MESH').first().waitFor();
    },

    /** A row of the sidebar by its text. @param {string | RegExp} text */
    row(text) {
      return sidebar.locator('[role="treeitem"]', { hasText: text });
    },

    /** The row of a defect that the code proves in so many places, as it is read out. @param {string} id @param {number} places */
    confirmedRow(id, places) {
      const spoken = `confirmed in ${places} place${places === 1 ? '' : 's'}`;
      return sidebar.locator(`[role="treeitem"][aria-label*="${spoken}"]`, { hasText: id });
    },

    /** @param {string} text */
    async expand(text) {
      const row = this.row(text).first();
      const expanded = sidebar.locator('[role="treeitem"][aria-expanded="true"]', { hasText: text }).first();
      await row.waitFor();
      // A row that is being revealed may open by itself in the moment of the click, which then closes it.
      for (let tries = 0; tries < 10; tries++) {
        if ((await row.getAttribute('aria-expanded')) === 'false')
          await row.locator('.monaco-tl-twistie').click();
        const isOpen = await expanded.waitFor({ timeout: 1000 }).then(
          () => true,
          () => false,
        );
        if (isOpen) return;
      }
      throw new Error(`the row ${text} does not open`);
    },

    /**
     * Moves the mouse over something until its hover is there. A hover that was asked for while its text was drawn anew does not come, until the
     * mouse comes again.
     *
     * @param {import('playwright-core').Locator} target
     * @param {import('playwright-core').Locator} card
     */
    async hover(target, card) {
      for (let tries = 0; tries < 10; tries++) {
        const box = await target.boundingBox();
        if (!box) throw new Error('what is to be hovered over has no place');
        const [x, y] = [box.x + box.width / 2, box.y + box.height / 2 - 3];
        await page.mouse.move(x, y - (tries % 2), { steps: 4 });
        const isThere = await card.waitFor({ timeout: 3000 }).then(
          () => true,
          () => false,
        );
        if (isThere) return;
        await page.mouse.move(x, y + 300, { steps: 2 });
      }
      throw new Error('the hover does not come');
    },

    /**
     * What a view says while it is empty: its first line, which has no link.
     *
     * @param {string} key as in package.nls.json, e.g. `welcome.defects.empty`
     */
    async welcome(key) {
      const texts = JSON.parse(fs.readFileSync(new URL('../../package.nls.json', import.meta.url), 'utf8'));
      const [line] = texts[key].split('\n');
      await sidebar.getByText(line).first().waitFor();
    },

    /** @param {string} title the command as the palette shows it */
    async command(title) {
      await page.keyboard.press('F1');
      const input = page.locator('.quick-input-widget input');
      await input.fill(`>${title}`);
      await this.takePick(title);
    },

    /**
     * Enter on the entry of the quick pick that is in focus, once that is this one: a list that is there may not have
     * followed what was typed.
     *
     * @param {RegExp | string} text
     */
    async takePick(text) {
      await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: text }).waitFor();
      await page.keyboard.press('Enter');
    },

    /** Drags the edge of the sidebar, for room for whole rows. @param {number} width */
    async widen(width) {
      const box = await sidebar.boundingBox();
      if (!box) throw new Error('there is no sidebar');
      await page.mouse.move(box.x + box.width, 400);
      await page.mouse.down();
      await page.mouse.move(width, 400, { steps: 5 });
      await page.mouse.up();
    },

    /** @param {string} name as the list of colour themes has it */
    async theme(name) {
      await page.keyboard.press('Control+k');
      await page.keyboard.press('Control+t');
      const input = page.locator('.quick-input-widget input');
      await input.waitFor();
      await input.fill(name);
      await page.locator('.quick-input-list [role="option"]', { hasText: name }).first().click();
      await input.waitFor({ state: 'hidden' });
    },

    /** Filters the Defects view. @param {string} text */
    async filter(text) {
      await this.command('Defect Ledger: Filter Defects');
      const input = page.locator('.quick-input-widget', { hasText: 'Filter Defects' }).locator('input');
      await input.fill(text);
      await page.keyboard.press('Enter');
      await input.waitFor({ state: 'hidden' });
    },

    /** @param {string} file */
    async openFile(file) {
      await page.keyboard.press('Control+p');
      await page.locator('.quick-input-widget input').fill(file);
      await this.takePick(path.basename(file));
      await page.locator('.tab.active', { hasText: path.basename(file) }).waitFor();
      await editor.locator('.view-line').first().waitFor();
    },

    /**
     * Puts the cursor at a place in one go: single key presses race with the status bar on a busy machine.
     *
     * @param {number} line one-based
     * @param {number} [column] one-based. Default: 1
     */
    async goTo(line, column = 1) {
      await page.keyboard.press('Control+g');
      const input = page.locator('.quick-input-widget input');
      await input.waitFor();
      await input.fill(`:${line}:${column}`);
      await page.keyboard.press('Enter');
      await input.waitFor({ state: 'hidden' });
      await this.cursorAt(line, `${column}\\b`);
    },

    /** Waits until the status bar says so. @param {number} line one-based @param {string} [more] a pattern for what follows */
    async cursorAt(line, more = '') {
      await page.locator('.statusbar-item', { hasText: new RegExp(`Ln ${line}, Col ${more}`) }).waitFor();
    },

    /**
     * Opens the light bulb's menu and gives the entry. Pressed again when the menu did not come: on a busy machine the
     * editor may be asked before the diagnostics have reached it, and then says that there is nothing.
     *
     * @param {RegExp | string} title
     */
    async quickFixes(title) {
      const entry = this.quickFix(title).first();
      for (let tries = 0; tries < 10; tries++) {
        await page.keyboard.press('Control+.');
        const there = await entry.waitFor({ timeout: 3000 }).then(
          () => true,
          () => false,
        );
        if (there) return entry;
        await page.keyboard.press('Escape');
      }
      throw new Error(`the light bulb does not offer ${title}`);
    },

    /** @param {RegExp | string} title */
    quickFix(title) {
      return page.locator('.action-widget [role="option"]', { hasText: title });
    },

    /** Takes an entry of the light bulb's open menu with the arrow keys. @param {RegExp} title */
    async chooseAction(title) {
      const focused = page.locator('.action-widget .monaco-list-row.focused');
      for (let presses = 0; presses < 40; presses++) {
        await focused.waitFor();
        if (title.test((await focused.textContent()) ?? '')) {
          await page.keyboard.press('Enter');
          await focused.waitFor({ state: 'detached' });
          return;
        }
        await page.keyboard.press('ArrowDown');
      }
      throw new Error(`the arrow keys do not reach ${title}`);
    },

    async save() {
      await page.keyboard.press('Control+s');
      await page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
    },
  };
}

/**
 * Waits until the file on disk fits.
 *
 * @param {Page} page
 * @param {string} file
 * @param {(text: string) => boolean} condition
 */
export async function fileOnDisk(page, file, condition) {
  for (let tries = 0; tries < 600; tries++) {
    if (condition(fs.readFileSync(file, 'utf8'))) return;
    await page.waitForTimeout(50);
  }
  throw new Error(`${file} did not become as expected:\n${fs.readFileSync(file, 'utf8')}`);
}
