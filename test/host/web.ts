import 'mocha/mocha';
import { report } from './report';

/** Twice and more what a test waits for one thing. */
const TEST_LIMIT_MS = 60_000;
/** test/vscode-host/results.mjs has the same. */
const MESSAGE_PREFIX = '@defect-ledger-test ';

/**
 * What VS Code calls to run the suites of `test/host/web` in the web extension host. There is no file to write to: the
 * results go to the console, each in a line with a prefix of its own.
 */
export async function run(): Promise<void> {
  mocha.setup({ ui: 'tdd', timeout: TEST_LIMIT_MS, reporter: 'spec', color: false });
  await import('suites:web');
  const failures = await new Promise<number>((resolve) => {
    report(mocha.run(resolve), (message) => console.log(MESSAGE_PREFIX + JSON.stringify(message)));
  });
  if (failures > 0) throw new Error(`${failures} of the web extension host tests failed.`);
}
