import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { CodePageName } from '../../../src/core/text/repair/codePages.js';
import { repairText } from '../../../src/core/text/repair/repairText.js';
import { sharedFolder } from '../support/sharedReports.js';

interface Expected {
  report: string;
  codePage: CodePageName;
  /** Original and repaired character, in order, where the lost byte leaves several pictures to choose from. */
  differs: [string, string][];
}

const seeds: Record<string, Expected> = {
  '000': {
    report: 'README_ANALYSIS.md',
    codePage: 'cp1254',
    // All three were damaged to the very same characters: a note is the commonest of the pictures.
    differs: [
      ['📞', '📝'],
      ['🎓', '📝'],
      ['📞', '📝'],
    ],
  },
  '001': { report: 'ANALYSIS_COMPLETE.md', codePage: 'cp1252', differs: [] },
  '002': { report: 'PHASE4_PRODUCTION_READINESS_FINAL.md', codePage: 'cp1254', differs: [] },
  '003': { report: 'P0_DEFECTS_TECHNICAL_ANALYSIS.md', codePage: 'cp1252', differs: [] },
  '004': { report: 'PRODUCTION-READINESS-SUMMARY.md', codePage: 'mac-roman', differs: [] },
};

suite('repairText: damaged copies of real reports', () => {
  for (const [seed, { report, codePage, differs }] of Object.entries(seeds))
    test(`${seed} is its original again`, function () {
      const [damagedFolder, originals] = [sharedFolder('seeds'), sharedFolder('reports')];
      if (damagedFolder === undefined || originals === undefined) return this.skip();
      const name = fs.readdirSync(damagedFolder).find((file) => file.startsWith(seed))!;
      const damaged = fs.readFileSync(path.join(damagedFolder, name), 'utf8');
      const original = fs.readFileSync(path.join(originals, report), 'utf8');

      const repair = repairText(damaged)!;
      assert.equal(repair.codePage, codePage);
      const [expected, got] = [[...original], [...repair.text]];
      assert.equal(got.length, expected.length);
      const found = expected.flatMap((character, at) =>
        character === got[at] ? [] : [[character, got[at]]],
      );
      assert.deepEqual(found, differs);

      let words = 0;
      for (const { 0: word, index } of repair.text.matchAll(/[!-~]+/gu)) {
        const start = repair.toOriginal(index);
        assert.equal(damaged.slice(start, repair.toOriginal(index + word.length)), word);
        words++;
      }
      assert.equal(words, damaged.match(/[!-~]+/gu)!.length);

      assert.equal(repairText(repair.text), undefined);
      assert.equal(repairText(original), undefined);
    });
});
