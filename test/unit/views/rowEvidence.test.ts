import assert from 'node:assert/strict';
import type { EvidenceState, Status } from '../../../src/core/model/vocabulary.js';
import type { Grouping } from '../../../src/views/model/arrangement.js';
import { rowEvidence, spokenEvidence } from '../../../src/views/model/rowEvidence.js';
import { aDefect } from '../providers/aDefect.js';

const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 4 } };
const place = (line: number, proves: boolean) => ({
  path: 'a.py',
  range: { ...range, start: { line, character: 0 } },
  anchor: 0,
  confidence: 'exact' as const,
  proves,
  message: '',
});

suite('evidence in the row of a defect', () => {
  const cases: [Status, EvidenceState, Grouping | undefined, shown: string, spoken: string][] = [
    ['open', 'confirmed', undefined, 'confirmed', 'confirmed in 2 places'],
    ['open', 'confirmed', 'status', 'confirmed', 'confirmed in 2 places'],
    ['open', 'confirmed', 'evidence', '', 'confirmed in 2 places'],
    ['open', 'located', 'priority', 'located · 3', 'located in 3 places'],
    ['open', 'located', 'evidence', '', 'located in 3 places'],
    ['open', 'unlocated', 'status', 'not located', 'not located'],
    ['open', 'cleared', 'evidence', 'looks fixed', 'looks fixed'],
    ['resolved', 'cleared', 'priority', 'resolved · cleared', 'cleared'],
    ['resolved', 'cleared', 'status', 'cleared', 'cleared'],
    ['resolved', 'cleared', 'evidence', 'resolved', 'cleared'],
    ['verified', 'located', 'status', '', 'located in 3 places'],
    ['resolved', 'confirmed', 'status', 'resolved, but still in the code', 'confirmed in 2 places'],
    ['resolved', 'confirmed', 'evidence', 'resolved, but still in the code', 'confirmed in 2 places'],
    ['wont-fix', 'confirmed', 'evidence', "won't fix", 'confirmed in 2 places'],
  ];
  for (const [status, evidence, groupBy, shown, spoken] of cases) {
    test(`${status}, ${evidence}, by ${groupBy ?? 'nothing'}: ${shown}`, () => {
      const proves = evidence === 'confirmed';
      const occurrences = [place(1, proves), place(2, proves), place(3, false)];
      const defect = aDefect({ status, evidence, occurrences });
      assert.equal(rowEvidence(defect, groupBy), shown);
      assert.equal(spokenEvidence(defect), spoken);
    });
  }
});
