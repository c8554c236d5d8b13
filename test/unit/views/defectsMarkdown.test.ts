import assert from 'node:assert/strict';
import { defectsMarkdown } from '../../../src/views/model/defectsMarkdown.js';
import { aDefect } from '../providers/aDefect.js';

const at = (line: number, proves: boolean, confidence: 'exact' | 'lost' = 'exact') => ({
  path: 'src/a.py',
  range: { start: { line, character: 0 }, end: { line, character: 4 } },
  anchor: 0,
  confidence,
  proves,
  message: '',
});

suite('defects as Markdown', () => {
  test('a list with facts and places, what proves it first, each place once, nothing that is lost', () => {
    const first = aDefect({
      id: 'RAFT-7',
      title: '`count` is gone',
      priority: 'P1',
      severity: 'high',
      evidence: 'confirmed',
      occurrences: [at(8, false), at(4, true), at(4, true), at(1, false, 'lost')],
    });
    const second = aDefect({ id: 'a-title', title: 'A title', idFromTitle: true, status: 'resolved' });
    assert.equal(
      defectsMarkdown([first, second]),
      [
        '- `RAFT-7` `count` is gone (P1 · high · open · confirmed · 2)',
        '  - `src/a.py:5`',
        '  - `src/a.py:9`',
        '- A title (resolved)',
      ].join('\n'),
    );
  });

  test('of many places some, and how many more', () => {
    const occurrences = Array.from({ length: 12 }, (_, line) => at(line, true));
    const text = defectsMarkdown([aDefect({ id: 'X', title: 'T', evidence: 'confirmed', occurrences })]);
    assert.equal(text.split('\n').length, 12);
    assert.match(text, /- `src\/a\.py:10`\n {2}- 2 more$/);
  });
});
