import assert from 'node:assert/strict';
import { LedgerBuilder } from '../../../src/core/ledger/LedgerBuilder.js';
import type { Fragment } from '../../../src/core/sources/fragment.js';
import { readSource } from '../../../src/core/sources/readSource.js';
import { rereadingSource } from '../../../src/core/sources/reread/rereadingSource.js';
import { atOnce } from '../../../src/core/steps.js';

type Written = Record<string, unknown>;

/** Every tenth defect is told by all sources, in words of their own for its severity. */
function inventory(part: number, count: number): Written[] {
  return Array.from({ length: count }, (_, i) => ({
    id: i % 10 === 3 ? `ALL-${i}` : `P${part}-${i}`,
    title: `Defect ${i} of part ${part}`,
    severity: (i + part) % 2 === 0 ? 'HIGH' : 'LOW',
    status: (i + part) % 3 === 0 ? 'FIXED' : 'OPEN',
    affected_files: [`src/part${part}/f${i}.py:${i + 1}`],
  }));
}

const textOf = (defects: readonly Written[]): string => JSON.stringify({ defects }, null, 2);

/** The source with another defect on top of it, read as an engine reads it: in part. */
function withOneMore(path: string, defects: readonly Written[]): { before: Fragment; after: Fragment } {
  const text = textOf(defects);
  const before = readSource(path, { text, encoding: 'utf-8' });
  const more = { id: 'NEW-1', title: 'Quite another', severity: 'LOW', status: 'OPEN', affected_files: [] };
  const file = { text: textOf([more, ...defects]), encoding: 'utf-8' };
  const reread = atOnce(rereadingSource(path, file, { text, fragment: before }));
  assert.ok(reread, 'the source is read in part');
  return { before, after: reread.fragment };
}

function sources(count: number): { all: Fragment[]; after: Fragment } {
  const all = Array.from({ length: count }, (_, part) =>
    readSource(`${part}.json`, { text: textOf(inventory(part, 60)), encoding: 'utf-8' }),
  );
  const { before, after } = withOneMore('3.json', inventory(3, 60));
  all[3] = before;
  return { all, after };
}

suite('entries that moved', () => {
  test('the ledger is what it would be if all were read at once, places of contradictions among it', () => {
    const { all, after } = sources(6);
    const builder = new LedgerBuilder();
    const before = builder.build(all);
    all[3] = after;
    const now = builder.build(all);
    assert.deepEqual(now, new LedgerBuilder().build(all));
    assert.ok(now.contradictions.length > 0);
    assert.notDeepEqual(now.contradictions, before.contradictions);
    const stay = before.defects.filter((defect) => now.defects.includes(defect));
    assert.ok(stay.length > 4 * 54, `${stay.length} defects of the other sources stay the same objects`);
  });
});
