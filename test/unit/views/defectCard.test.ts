import MarkdownIt from 'markdown-it';
import assert from 'node:assert/strict';
import type { Defect } from '../../../src/core/model/ledger.js';
import { defectCard } from '../../../src/views/model/defectCard.js';
import { escapeMarkdown } from '../../../src/views/model/escapeMarkdown.js';
import { makeDefect, placeAt } from '../support/handMadeLedger.js';

const evil = '<img src=x onerror=y> [x](command:y) ![i](http://a.b) $(flame) `c`';
const every: Defect = makeDefect({
  id: 'D-1',
  title: `Title ${evil}`,
  kind: 'gap',
  priority: 'P0',
  severity: 'high',
  rawStatus: 'FAILING',
  evidence: 'confirmed',
  category: 'Category text',
  description: `Description text ${evil}`,
  rootCause: 'Cause text',
  impact: 'Impact text',
  current: 'Current text',
  target: 'Target text',
  gapPercent: 9,
  effort: 'Effort text',
  timeline: 'Timeline text',
  owner: 'Owner text',
  fixOptions: [
    { description: 'First way', effort: '2 days', risk: 'low', recommended: true },
    { description: 'Second way', recommended: false },
  ],
  dependsOn: ['D-8', 'D-9'],
  checklist: [
    { text: 'one', done: true, source: placeAt('a.md', 1) },
    { text: 'two', done: false, source: placeAt('a.md', 2) },
  ],
  details: { team_size: 4 },
  occurrences: Array.from({ length: 10 }, (_, line) => ({
    ...placeAt('src/a.py', line),
    anchor: 0,
    confidence: 'exact' as const,
    proves: line === 7,
    message: `message ${line}`,
  })),
});

suite('the hover of a defect', () => {
  const card = defectCard(every, { phases: ['Lay foundations'], folder: 'api' });

  test('has every field', () => {
    const words = [
      ...[
        'D-1',
        'Title',
        'gap',
        'P0',
        'high',
        'FAILING',
        'confirmed · 1',
        'Category text',
        'Description text',
      ],
      ...['Cause text', 'Impact text', 'Current text', 'Target text', '9%', 'Effort text', 'Timeline text'],
      ...['Owner text', 'First way (effort: 2 days, risk: low)', 'Fix, recommended', 'Second way'],
      ...[
        'D-8, D-9',
        '1 of 2 done',
        'Team size',
        'Lay foundations',
        'api',
        'src/a.py:8: message 7',
        '2 more',
      ],
    ];
    for (const word of words) assert.ok(card.includes(escapeMarkdown(word)), word);
  });

  test('the short fields stand on one line, effort and timeline once where they are the same', () => {
    assert.match(
      card,
      /\n\n\*\*Kind\*\* gap · \*\*Category\*\* Category text · \*\*Effort\*\* Effort text · \*\*Timeline\*\* Timeline text · \*\*Owner\*\* Owner text\n\n/,
    );
    const same = defectCard(makeDefect({ id: 'X', title: 'T', effort: '2 days', timeline: '2 days' }));
    assert.ok(same.includes('**Effort** 2 days') && !same.includes('Timeline'), same);
  });

  test('what is said of several places is said once', () => {
    const at = (line: number, message: string) => ({
      path: 'a.py',
      range: { start: { line, character: 0 }, end: { line, character: 1 } },
      anchor: 0,
      confidence: 'exact' as const,
      proves: true,
      message,
    });
    const places = [at(0, 'gone'), at(4, '`b` is a stub'), at(2, 'gone')];
    const shown = defectCard(makeDefect({ id: 'X', title: 'T', occurrences: places }));
    assert.ok(shown.endsWith('- a\\.py\\:1, a\\.py\\:3\\: gone\n- a\\.py\\:5\\: `b` is a stub'), shown);
  });

  test('the places that prove it come first', () => {
    assert.ok(card.indexOf(escapeMarkdown('message 7')) < card.indexOf(escapeMarkdown('message 0')));
  });

  test('shows the words of sources as they are', () => {
    const html = new MarkdownIt({ html: true, linkify: true }).render(card);
    assert.doesNotMatch(html, /<img|<a /u);
    assert.ok(html.includes('&lt;img'));
  });

  test('says nothing of what is not known', () => {
    assert.equal(
      defectCard(makeDefect({ id: 'X', title: 'T' })),
      '**X: T**\n\nopen · not located'.replace(':', '\\:'),
    );
  });
});
