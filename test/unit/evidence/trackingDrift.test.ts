import assert from 'node:assert/strict';
import path from 'node:path';
import { driftTable } from '../../bench/drift/driftTable.js';
import { root } from '../support/sharedReports.js';

/** A small form of the benchmark of drift (`npm run bench`), on histories of its own. */
suite('anchors follow code through random edits', () => {
  for (const knowledge of ['hash and text', 'git'] as const) {
    test(`what the anchor knows: ${knowledge}`, async () => {
      for (const { code, counts, found } of await driftTable({
        examples: path.join(root, 'examples'),
        knowledge,
        seeds: [901, 902],
        edits: 150,
      })) {
        assert.ok(counts.anchors > 200, `${code}: only ${counts.anchors} anchors`);
        assert.deepEqual(
          counts.faults.filter((fault) => !/ similar: /u.test(fault)),
          [],
        );
        assert.ok(found >= 0.95, `${code}: ${(found * 100).toFixed(1)}% found, the bar is 95%`);
      }
    }).timeout(30_000);
  }
});
