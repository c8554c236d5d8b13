// Writes media/defects.schema.json from the zod model. `--check` only compares and fails when it is stale.
import * as esbuild from 'esbuild';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createRequire } from 'node:module';

const root = path.resolve(import.meta.dirname, '..');
const target = path.join(root, 'media/defects.schema.json');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'defect-ledger-schema-'));
const bundle = path.join(folder, 'model.cjs');
await esbuild.build({
  absWorkingDir: root,
  stdin: {
    contents: `export { nativeInventory } from './src/core/model/nativeInventory.ts'; export { toJSONSchema } from 'zod';`,
    resolveDir: root,
  },
  bundle: true,
  format: 'cjs',
  platform: 'node',
  outfile: bundle,
  logLevel: 'warning',
});
const { nativeInventory, toJSONSchema } = createRequire(import.meta.url)(bundle);
fs.rmSync(folder, { recursive: true });

const schema = toJSONSchema(nativeInventory, { target: 'draft-7', io: 'input' });
const text = `${JSON.stringify({ ...schema, title: 'Defect Ledger inventory' }, null, 2)}\n`;
if (!process.argv.includes('--check')) {
  fs.writeFileSync(target, text);
} else if (!fs.existsSync(target) || fs.readFileSync(target, 'utf8') !== text) {
  console.error('media/defects.schema.json is not what src/core/model says; run `npm run schema`.');
  process.exit(1);
}
