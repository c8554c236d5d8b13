// Runs a compiled mocha suite in the web-worker extension host of the real VS Code.
import { withSession } from './harness.mjs';
import { completeRows, MESSAGE_PREFIX } from './results.mjs';
import { withSourcePositions } from './source-positions.mjs';
import { startWebProxy } from './web-proxy.mjs';

/**
 * @typedef {object} WebTestOptions
 * @property {string} extensionDir the extension's folder; its bundles must be built
 * @property {string} tests the compiled suite: a CommonJS module for the browser that exports `run()`
 */

/**
 * Resolves with a row for each test, failed ones too; rejects when the suite did not run to its end or had no test.
 *
 * @param {WebTestOptions & import('./harness.mjs').SessionOptions} options
 * @returns {Promise<import('./results.mjs').Row[]>}
 */
export function runWebTests({ extensionDir, tests, ...options }) {
  return withSession(options, async ({ server, open }) => {
    const proxy = await startWebProxy({ serverPort: server.port, extensionDir, tests });
    try {
      /** @type {import('./results.mjs').Message[]} */
      const messages = [];
      const outcome = await open(proxy.origin, {}, (page) => {
        page.on('console', (message) => messages.push(...parse(message.text())));
      });
      return withSourcePositions(completeRows(messages, outcome), proxy.fileOf);
    } finally {
      await proxy.stop();
    }
  });
}

/**
 * The message in a line of the console, when there is one.
 *
 * @param {string} text
 * @returns {import('./results.mjs').Message[]}
 */
function parse(text) {
  const at = text.indexOf(MESSAGE_PREFIX);
  return at < 0 ? [] : [JSON.parse(text.slice(at + MESSAGE_PREFIX.length))];
}
