import Mocha from 'mocha';
import fs from 'node:fs';
import { report, type Message } from './report';
import { UseRecord } from './UseRecord';

/** Twice and more what a test waits for one thing. */
const TEST_LIMIT_MS = 60_000;

/**
 * Runs suites in the Node extension host. The results go, a line each, to the file that DEFECT_LEDGER_TEST_RESULTS names.
 * DEFECT_LEDGER_TEST_SUITES, a JSON list, names the outermost suites to run; without it, all are.
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
  const chosen = process.env.DEFECT_LEDGER_TEST_SUITES;
  if (chosen) leaveOnly(mocha.suite, JSON.parse(chosen) as string[]);
  const record = new UseRecord();
  record.begin();
  const results = process.env.DEFECT_LEDGER_TEST_RESULTS;
  const send = (message: Message): void => {
    if (results) fs.appendFileSync(results, `${JSON.stringify(message)}\n`);
  };
  const failures = await new Promise<number>((resolve) => report(mocha.run(resolve), send));
  send({ type: 'used', used: record.used });
  if (failures > 0) throw new Error(`${failures} of the extension host tests failed.`);
}

function leaveOnly(all: Mocha.Suite, titles: readonly string[]): void {
  all.suites = all.suites.filter(({ title }) => titles.includes(title));
}
