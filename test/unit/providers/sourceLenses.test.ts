import assert from 'node:assert/strict';
import type { Defect } from '../../../src/core/model/ledger.js';
import { entryAt } from '../../../src/providers/model/entryAt.js';
import type { SourceEntry } from '../../../src/providers/model/sourceEntries.js';
import { sourceLenses } from '../../../src/providers/model/sourceLenses.js';
import { aDefect, linesOf } from './aDefect.js';

const path = 'docs/report.md';

/** An entry for every line that holds an id in angle brackets, `<A-1>`. */
function entriesIn(text: string, change: (id: string) => Partial<Defect> = () => ({})): SourceEntry[] {
  return text.split('\n').flatMap((line, row) => {
    return [...line.matchAll(/<([\w-]+)>/g)].map((match) => {
      const range = { start: { line: row, character: match.index }, end: { line: row + 3, character: 0 } };
      const mention = { path, range, entry: `${path}#${match[1]}` };
      return { defect: aDefect({ id: match[1]!, mentions: [mention], ...change(match[1]!) }), mention };
    });
  });
}

function lensesOf(text: string, change?: (id: string) => Partial<Defect>): string[] {
  return sourceLenses(entriesIn(text, change), path, linesOf(text)).map(
    ({ line, title }) => `${line}: ${title}`,
  );
}

const occurrence = {
  path: 'src/a.py',
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
  anchor: 0,
  confidence: 'exact' as const,
  proves: true,
  message: 'here',
};

suite('sourceLenses', () => {
  test('a section: evidence, occurrences, other reports', () => {
    const at = (other: string) => ({ path: other, range: occurrence.range, entry: `${other}#x` });
    const lenses = lensesOf('# Report\n\n## <A-1> Title\ntext\n\n## <A-2> Title\n', (id) =>
      id === 'A-1'
        ? {
            evidence: 'confirmed',
            occurrences: [occurrence, occurrence],
            mentions: [at('docs/b.md'), at('docs/b.md'), at('c.yaml'), at(path)],
          }
        : {},
    );
    assert.deepEqual(lenses, ['2: confirmed', '2: 2 occurrences', '2: 2 other reports', '5: not located']);
  });

  test('a table has one above its header, whatever rows are no defects', () => {
    const text = '\n| Issue | Gap |\n|---|---|\n| <A-1> | 1 |\n| total | 3 |\n| <A-2> | - |\n| <A-3> | 2 |\n';
    const lenses = lensesOf(text, (id) => ({
      evidence: id === 'A-1' ? 'confirmed' : id === 'A-2' ? 'cleared' : 'unlocated',
      kind: 'gap',
      occurrences: id === 'A-1' ? [occurrence] : [],
    }));
    assert.deepEqual(lenses, ['1: 3 gaps: 1 confirmed, 1 looks fixed, 1 not located', '1: 1 occurrence']);
  });

  test('two tables, one without outer bars, one with a row of dashes', () => {
    const text = 'a|b\n-|-\n<A-1>|x\n\n| a | b |\n|:-:|---|\n| <B-1> | x |\n| - | - |\n| <B-2> | x |';
    assert.deepEqual(lensesOf(text), ['0: 1 defect: not located', '4: 2 defects: 2 not located']);
  });

  test('bars that are no table', () => {
    const text = '<A-1> **Severity**: high | **Status**: open\n\n<A-2> **Severity**: low | **Status**: open';
    assert.deepEqual(lensesOf(text), ['0: not located', '2: not located']);
  });

  test('lines without a gap between are a group, others are not', () => {
    const text = '- <A-1>\n- <A-2>\n- <A-3>\n\n- <B-1>\n  more\n- <B-2>';
    const lenses = lensesOf(text, (id) => (id === 'A-3' ? { status: 'resolved' } : {}));
    assert.deepEqual(lenses, ['0: 3 defects: 2 not located, 1 closed', '4: not located', '6: not located']);
  });

  test('what was said to be done and is still there comes before what looks fixed', () => {
    const lenses = lensesOf('- <A-1>\n- <A-2>\n- <A-3>', (id) =>
      id === 'A-1' ? { evidence: 'cleared' } : { evidence: 'confirmed', status: 'resolved' },
    );
    assert.deepEqual(lenses, ['0: 3 defects: 2 still in the code though closed, 1 looks fixed']);
  });

  test('ranges beyond the end of a document that got shorter', () => {
    const entries = entriesIn('\n\n\n\n## <A-1>\n\n## <A-2>');
    const lenses = sourceLenses(entries, path, linesOf('short'));
    assert.deepEqual(
      lenses.map(({ line }) => line),
      [0],
    );
    assert.equal(entryAt(entries, { line: 0, character: 0 }, linesOf('short')), undefined);
  });

  test('a long table and a long block of bars are gone through once', () => {
    let asked = 0;
    const rows = (head: string) =>
      `${head}\n${Array.from({ length: 3000 }, (_, i) => `| <A-${i}> | x |`).join('\n')}`;
    for (const text of [rows('| a | b |\n|---|---|'), rows('a'), rows('| <A-x> |\n|no|rule|')]) {
      const lines = linesOf(text);
      const lineAt = (line: number) => {
        asked += 1;
        return lines.lineAt(line);
      };
      asked = 0;
      assert.ok(sourceLenses(entriesIn(text), path, { lineCount: lines.lineCount, lineAt }).length > 0);
      assert.ok(asked < 5 * 3000, `${asked} lines were looked at`);
    }
  });
});

suite('entryAt', () => {
  const idsAt = (text: string, line: number, character = 0) =>
    entryAt(entriesIn(text), { line, character }, linesOf(text))?.defect.id;

  test('the first line alone', () => {
    const text = '## <A-1>\nbody\n\n## <A-2>';
    assert.deepEqual(
      [0, 1, 2, 3].map((line) => idsAt(text, line)),
      ['A-1', undefined, undefined, 'A-2'],
    );
  });

  test('of several on one line the one that begins last before the position', () => {
    const text = 'xx <A-1> <A-2>';
    assert.deepEqual(
      [0, 4, 9, 14].map((character) => idsAt(text, 0, character)),
      ['A-1', 'A-1', 'A-2', 'A-2'],
    );
  });

  test('a brace alone is not yet the head', () => {
    const entries = entriesIn('<A-1>');
    const lines = linesOf('  {\n\n    "id": "A-1",\n    "title"');
    const at = (line: number) => entryAt(entries, { line, character: 5 }, lines)?.defect.id;
    assert.deepEqual([0, 1, 2, 3].map(at), ['A-1', 'A-1', 'A-1', undefined]);
  });
});
