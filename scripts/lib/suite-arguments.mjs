import path from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './run.mjs';

/**
 * The command line of a suite: parts of file names to run only these, and `--no-build` to take dist/ as it is.
 * A part of a suite works in a folder of its own, so that it does not disturb a whole run at the same time.
 *
 * @param {string} name
 */
export function suiteArguments(name) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { 'no-build': { type: 'boolean', default: false } },
  });
  const part = positionals.length > 0 ? `-${positionals.join('-').replace(/[^\w-]+/g, '_')}` : '';
  return {
    only: positionals,
    build: !values['no-build'],
    bundleDir: path.join(root, 'out', `${name}${part}`),
    outDir: path.join(root, 'out', `${name}-run${part}`),
  };
}
