import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { readSource } from '../../../src/core/sources/readSource.js';
import { applyEdits } from '../../../src/core/text/applyEdits.js';
import { decodeText } from '../../../src/core/text/decodeText.js';
import { planCheck, ticksOf } from '../../../src/core/writeback/planCheck.js';
import type { WritableField } from '../../../src/core/writeback/FieldTask.js';
import { planField } from '../../../src/core/writeback/planField.js';
import { Proof } from '../../../src/core/writeback/Proof.js';
import { sharedFolder } from '../support/sharedReports.js';
import { Tally } from './Tally.js';

const wanted = {
  status: ['resolved', 'open'],
  priority: ['P1', 'P3'],
  severity: ['critical', 'low'],
  owner: ['Ann Lee'],
  title: ['Locks are lost under load'],
} satisfies Partial<Record<WritableField, string[]>>;

suite('write-back over real documents', () => {
  for (const folder of ['reports', 'seeds'] as const) {
    test(`every field and tick of ../shared/${folder}`, function () {
      const root = sharedFolder(folder);
      if (root === undefined) return this.skip();
      this.timeout(240_000);
      const tally = new Tally();
      // The seeds are the reports once more, damaged: some of each will do.
      const every = folder === 'reports' ? 1 : 3;
      for (const name of fs.readdirSync(root)) {
        const file = decodeText(fs.readFileSync(path.join(root, name)));
        if (!file) continue;
        const proof = new Proof(name.replace(/\.txt$/u, '.md'), file);
        const { defects } = proof.before;
        for (const [field, values] of Object.entries(wanted) as [keyof typeof wanted, string[]][])
          for (const { mention, form, ...entry } of defects.filter((_, i) => i % every === 0))
            for (const value of values.filter((each) => each !== entry[field]).slice(0, 1)) {
              const plan = planField(proof, mention, field, value);
              tally.add(`${name.slice(0, 14)} ${form} ${field}`, plan, entry.id);
              if (plan.kind !== 'change') continue;
              const text = applyEdits(file.text, plan.edits);
              const after = readSource(proof.path, { ...file, text });
              const changed = after.defects.filter((each, i) => each[field] !== defects[i]![field]);
              assert.deepEqual(
                changed.map((each) => each[field]),
                [value],
              );
            }
        for (const { source, done } of ticksOf(proof.before).filter((_, i) => i % every === 0))
          tally.add(
            `${name.slice(0, 14)} tick`,
            planCheck(proof, source, !done),
            String(source.range.start.line),
          );
      }
      tally.print();
      assert.ok(tally.share('') > 0.5);
    });
  }
});
