// Runs compiled unit tests with mocha and hands on the counts. `node scripts/lib/run-mocha.mjs FILE ...`
import Mocha from 'mocha';
import { writeCounts } from './run.mjs';

const TEST_LIMIT_MS = 30_000;

const mocha = new Mocha({ ui: 'tdd', timeout: TEST_LIMIT_MS, reporter: process.env.MOCHA_REPORTER ?? 'dot' });
for (const file of process.argv.slice(2)) mocha.addFile(file);
await mocha.loadFilesAsync();
const runner = mocha.run((failures) => {
  const { passes, pending } = runner.stats ?? { passes: 0, pending: 0 };
  writeCounts({ passed: passes, failed: failures, skipped: pending });
  process.exitCode = failures > 0 || passes === 0 ? 1 : 0;
});
