import Mocha from 'mocha';
import fs from 'node:fs';
import { report } from './report';

/** Twice and more what a test waits for one thing. */
const TEST_LIMIT_MS = 60_000;

/**
 * Runs suites in the Node extension host. The results go, a line each, to the file that DEFECT_LEDGER_TEST_RESULTS names.
 *
 * @param load imports the modules with the suites
 */
export async function runSuites(load: () => Promise<unknown>): Promise<void> {
  const mocha = new Mocha({
    ui: 'tdd',
    timeout: TEST_LIMIT_MS,
    reporter: Mocha.reporters.Spec,
    color: false,
  });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  await load();
  const results = process.env.DEFECT_LEDGER_TEST_RESULTS;
  const failures = await new Promise<number>((resolve) => {
    const runner = mocha.run(resolve);
    if (results) report(runner, (message) => fs.appendFileSync(results, `${JSON.stringify(message)}\n`));
  });
  if (failures > 0) throw new Error(`${failures} of the extension host tests failed.`);
}
