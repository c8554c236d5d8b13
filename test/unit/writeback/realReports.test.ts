import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { STATUSES } from '../../../src/core/model/vocabulary.js';
import { readSource } from '../../../src/core/sources/readSource.js';
import { applyEdits } from '../../../src/core/text/applyEdits.js';
import { decodeText } from '../../../src/core/text/decodeText.js';
import { planStatus } from '../../../src/core/writeback/planStatus.js';
import { sharedFolder } from '../support/sharedReports.js';

suite('planStatus: real reports, sound and damaged', () => {
  for (const folder of ['reports', 'seeds'] as const) {
    test(`every defect of ../shared/${folder}`, function () {
      const root = sharedFolder(folder);
      if (root === undefined) {
        console.log(`      (../shared/${folder} is not there: nothing was tried)`);
        return this.skip();
      }
      this.timeout(240_000);
      const counts = { changed: 0, same: 0, refused: 0 };
      for (const name of fs.readdirSync(root)) {
        const file = decodeText(fs.readFileSync(path.join(root, name)));
        if (!file) continue;
        const source = name.replace(/\.txt$/u, '.md');
        const before = readSource(source, file);
        for (const [index, { mention, status }] of before.defects.entries()) {
          for (const wanted of folder === 'reports' ? STATUSES : (['open', 'resolved'] as const)) {
            const plan = planStatus(file, mention, wanted);
            if (plan.kind === 'nothing') assert.equal(status, wanted);
            counts[plan.kind === 'change' ? 'changed' : plan.kind === 'nothing' ? 'same' : 'refused'] += 1;
            if (plan.kind !== 'change') continue;
            const after = readSource(source, { ...file, text: applyEdits(file.text, plan.edits) });
            assert.deepEqual(
              after.defects.map((defect) => [defect.id, defect.title, defect.severity, defect.status]),
              before.defects.map((defect, i) => [
                defect.id,
                defect.title,
                defect.severity,
                i === index ? wanted : defect.status,
              ]),
            );
            assert.equal(after.source.repaired, before.source.repaired);
          }
        }
      }
      console.log(`      ${JSON.stringify(counts)}`);
      assert.ok(counts.changed > 0);
    });
  }
});
