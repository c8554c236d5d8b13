// Opens a browser page with the VS Code workbench in it.

/**
 * @typedef {object} WorkbenchOptions
 * @property {string} origin of the server
 * @property {string} folder absolute path of the folder to open
 * @property {string} [workspaceFile] absolute path of a `.code-workspace` to open in its place
 * @property {Record<string, string>} [payload] options of the workbench; the server needs the smoke test driver
 * @property {{ width: number, height: number }} [viewport] Default: 1280 x 800
 * @property {(page: import('playwright-core').Page) => unknown} [prepare] called before the page loads
 */

const OPEN_LIMIT_MS = 90_000;
const ACTION_LIMIT_MS = 30_000;

/**
 * Resolves when the workbench is there, in a browser context of its own: no state of an earlier page.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {WorkbenchOptions} options
 * @returns {Promise<import('playwright-core').Page>}
 */
export async function openWorkbench(browser, options) {
  const {
    origin,
    folder,
    workspaceFile,
    payload,
    viewport = { width: 1280, height: 800 },
    prepare,
  } = options;
  const page = await browser.newPage({ viewport });
  page.setDefaultTimeout(ACTION_LIMIT_MS);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin });
  await prepare?.(page);
  await page.goto(workbenchUrl(origin, folder, payload, workspaceFile));
  await page.locator('.monaco-workbench .activitybar').waitFor({ timeout: OPEN_LIMIT_MS });
  return page;
}

/**
 * The address that shows a folder, or a workspace of several.
 *
 * @param {string} origin
 * @param {string} folder
 * @param {Record<string, string>} [payload]
 * @param {string} [workspaceFile]
 */
export function workbenchUrl(origin, folder, payload, workspaceFile) {
  const query = [workspaceFile ? `workspace=${encodePath(workspaceFile)}` : `folder=${encodePath(folder)}`];
  if (payload) query.push(`payload=${encodeURIComponent(JSON.stringify(Object.entries(payload)))}`);
  return `${origin}/?${query.join('&')}`;
}

/**
 * Keeps the slashes, so that the address stays readable.
 *
 * @param {string} folder
 */
function encodePath(folder) {
  const posix = folder.replaceAll('\\', '/');
  return encodeURIComponent(posix.startsWith('/') ? posix : `/${posix}`).replaceAll('%2F', '/');
}
