// Runs compiled unit tests with mocha and hands on the counts. `node scripts/lib/run-mocha.mjs FILE ...`
// Environment: DEFECT_LEDGER_SEED is the seed of all property tests, a number or `random`. Default: 1, so that a run can be repeated
import Mocha from 'mocha';
import { createRequire } from 'node:module';
import { watchForHang } from './watch-for-hang.mjs';
import { writeCounts } from './run.mjs';

const TEST_LIMIT_MS = 30_000;
/** Of one property with its shrinking, which mocha cannot interrupt. */
const PROPERTY_LIMIT_MS = 60_000;
const HANG_LIMIT_MS = 180_000;

// The tests are CommonJS: what is configured is the module that they get.
const fc = createRequire(import.meta.url)('fast-check');
const chosen = process.env.DEFECT_LEDGER_SEED;
const seed = chosen === 'random' ? Math.floor(Math.random() * 2 ** 31) : Number(chosen ?? 1);
if (chosen !== undefined) console.log(`seed of the property tests: ${seed}`);
fc.configureGlobal({ seed, interruptAfterTimeLimit: PROPERTY_LIMIT_MS, markInterruptAsFailure: true });

const mocha = new Mocha({ ui: 'tdd', timeout: TEST_LIMIT_MS, reporter: process.env.MOCHA_REPORTER ?? 'dot' });
for (const file of process.argv.slice(2)) mocha.addFile(file);
await mocha.loadFilesAsync();
const watch = watchForHang(HANG_LIMIT_MS);
/** @type {Set<string>} */
const failedFiles = new Set();
const runner = mocha.run((failures) => {
  const { passes, pending } = runner.stats ?? { passes: 0, pending: 0 };
  writeCounts({ passed: passes, failed: failures, skipped: pending, failedFiles: [...failedFiles] });
  process.exitCode = failures > 0 || passes === 0 ? 1 : 0;
  watch.stop();
});
runner.on('fail', ({ file }) => file && failedFiles.add(file));
runner.on('test', (test) => watch.begin(test.fullTitle()));
