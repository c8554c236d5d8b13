import assert from 'node:assert/strict';
import type { DefectField } from '../../../../src/core/sources/fragment.js';
import { LineIndex } from '../../../../src/core/text/LineIndex.js';
import { fragmentOf } from './defectsTold.js';

/** The text of each field's range, for the one defect of a document. */
function placesOf(text: string): Partial<Record<DefectField, string>> {
  const lines = new LineIndex(text);
  const { defects } = fragmentOf(text);
  assert.equal(defects.length, 1);
  const places: Partial<Record<DefectField, string>> = {};
  for (const [field, range] of Object.entries(defects[0]!.fieldRanges))
    places[field as DefectField] = text.slice(lines.offset(range.start), lines.offset(range.end));
  return places;
}

suite('places of the fields of defects', () => {
  const documents: [name: string, text: string, places: Partial<Record<DefectField, string>>][] = [
    [
      'bullets',
      '# Audit\n\n## Findings\n\n### F-1: One thing\n\n- **Severity:** High (CVSS 7.1)\n- **Status:** Fixed in #123\n- **Owner**: Anna\n',
      { title: 'F-1: One thing', severity: 'High (CVSS 7.1)', status: 'Fixed in #123', owner: 'Anna' },
    ],
    [
      'several in a line',
      '# Audit\n\n## Findings\n\n### F-1: One thing\n\n**Severity:** High | **Status:** Open | **Priority:** P1\n',
      { title: 'F-1: One thing', severity: 'High', status: 'Open', priority: 'P1' },
    ],
    [
      'plain, with bars',
      '# Audit\n\n## Findings\n\n### F-1: One thing\n\nSeverity: High | Status: Open\n',
      { title: 'F-1: One thing', severity: 'High', status: 'Open' },
    ],
    [
      'bold around label and value',
      '# Audit\n\n## Findings\n\n### F-1: One thing\n\n**Severity: High** **Status: Open**\n',
      { title: 'F-1: One thing', severity: 'High', status: 'Open' },
    ],
    [
      'marks of the heading',
      '# Audit\n\n## Findings\n\n### [HIGH] One thing ✅ RESOLVED\n\n- Impact: all\n- Fix: none\n',
      { title: '[HIGH] One thing ✅ RESOLVED', severity: 'HIGH', status: 'RESOLVED', impact: 'all' },
    ],
    [
      'the answer to a finding',
      '# Audit\n\n## Findings\n\n### F-1: One thing\n\n- Severity: Low\n\n***Update:** Resolved in a request. More.*\n',
      { title: 'F-1: One thing', severity: 'Low', status: 'Resolved in a request' },
    ],
    [
      'cells',
      '# Findings\n\n| ID | Title | Severity | Status |\n|---|---|---|---|\n| [M-01] | One thing | **Medium** | ✅ Fixed |\n',
      { id: '[M-01]', title: 'One thing', severity: '**Medium**', status: '✅ Fixed' },
    ],
    [
      'headings',
      '# Audit\n\n## Findings\n\n### F-1: One thing\n\n#### Severity: High\n\n#### Status\n\nOpen\n',
      { title: 'F-1: One thing', severity: 'High', status: 'Open' },
    ],
  ];
  for (const [name, text, places] of documents)
    test(name, () => {
      assert.deepEqual(placesOf(text), places);
      assert.deepEqual(placesOf(text.replaceAll('\n', '\r\n')), places);
    });

  test('the mention of a section ends where its text ends', () => {
    const text =
      '# Audit\n\n## Findings\n\n### F-1: One\n\n- Severity: High\n\n---\n\n### F-2: Two\n\n- Severity: Low\n\n';
    const ranges = fragmentOf(text).defects.map(({ mention }) => mention.range);
    assert.deepEqual(
      ranges.map(({ start, end }) => [start.line, start.character, end.line, end.character]),
      [
        [4, 0, 6, 16],
        [10, 0, 12, 15],
      ],
    );
  });

  test('words that no field of the ledger holds are kept', () => {
    const { defects } = fragmentOf(
      '# Audit\n\n## Findings\n\n### F-1: One\n\n- Severity: High\n- Confidence: Certain\n- Workaround: Run again\n- Actions: ask first\n- Location: all servers\n',
    );
    assert.deepEqual(defects[0]!.details, {
      Confidence: 'Certain',
      Workaround: 'Run again',
      Actions: 'ask first',
      Location: 'all servers',
    });
  });
});
