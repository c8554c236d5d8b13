import assert from 'node:assert/strict';
import { LedgerBuilder } from '../../../src/core/ledger/LedgerBuilder.js';
import { readSource } from '../../../src/core/sources/readSource.js';
import { statusWordsOf } from '../../../src/core/writeback/Vocabulary.js';
import { wordings } from '../../../src/core/writeback/wordings.js';
import { MemoryFiles } from '../support/MemoryFiles.js';

const path = 'audit.md';
const text = `# Audit

## Known defects

| ID | Defect | Severity | Status |
|----|--------|----------|--------|
| A-1 | Locks are lost | High | ❌ Outstanding |
| A-2 | Queue drops jobs | Low | ✅ Closed |
| A-3 | Clock runs back | Low | ✅ Closed |
| A-4 | Logs hold keys | Low | ✅ Fixed |
`;
const files = new MemoryFiles({ [path]: text });
const ledger = new LedgerBuilder().build([readSource(path, { text, encoding: 'utf-8' })]);

suite('wordings', () => {
  test('in the words that the source has, and its own for the others; read once for all', async () => {
    const before = files.reads.length;
    const found = await wordings(ledger, files, 'A-1', 'status');
    assert.equal(files.reads.length, before + 1);
    assert.equal(found.get('resolved')?.text, '✅ Closed');
    assert.equal(found.get('resolved')?.path, path);
    assert.match(found.get('in-progress')?.text ?? '', /^\S+ In progress$/u);
    assert.equal(found.get('open'), undefined);
  });

  test('levels in the writing that is there', async () => {
    const found = await wordings(ledger, files, 'A-1', 'severity');
    assert.deepEqual(
      [...found].map(([value, wording]) => [value, wording.text]),
      [
        ['critical', 'Critical'],
        ['medium', 'Medium'],
        ['low', 'Low'],
      ],
    );
  });

  test('it stops where nobody waits any more; an unknown defect has none', async () => {
    let asked = 0;
    assert.equal((await wordings(ledger, files, 'A-1', 'status', () => ++asked < 3)).size, 1);
    assert.equal((await wordings(ledger, files, 'A-9', 'status')).size, 0);
  });

  test('the words of the ledger alone: the most frequent of the source, of its own status its own', () => {
    const words = statusWordsOf(
      ledger,
      ledger.defects.find(({ id }) => id === 'A-4')!,
    );
    assert.deepEqual([...words].sort(), [
      ['open', 'Outstanding'],
      ['resolved', 'Fixed'],
    ]);
  });
});
