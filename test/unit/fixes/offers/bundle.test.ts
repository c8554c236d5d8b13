import assert from 'node:assert/strict';
import type { FixPlan } from '../../../../src/core/fixes/FixPlan.js';
import { bundleOffers } from '../../../../src/core/fixes/offers/bundleOffers.js';
import { defectFixes } from '../../../../src/core/fixes/offers/defectFixes.js';
import { fixAllOffers } from '../../../../src/core/fixes/offers/fixAllOffers.js';
import { planInTurn } from '../../../../src/core/fixes/planInTurn.js';
import { silentLogger } from '../../../../src/core/files/FileAccess.js';
import { LedgerEngine } from '../../../../src/core/LedgerEngine.js';
import type { Defect, Ledger } from '../../../../src/core/model/ledger.js';
import { applyEdits } from '../../../../src/core/text/applyEdits.js';
import { MemoryFiles } from '../../support/MemoryFiles.js';

const inventory = `version: 1
defects:
  - id: SHOP-1
    title: The stock cannot be counted
    status: open
    anchors:
      - { kind: symbol, path: shop/stock.py, name: Stock.count, required: true }
      - { kind: import, module: shop.events, names: [record_sale] }
      - { kind: test, path: tests/test_stock.py, name: TestStock::test_count }
      - { kind: test, path: web/stock.test.ts, name: stock > counts }
    templates: [count, total]
templates:
  - id: count
    targetPath: shop/stock.py
    code: |
      class Stock:
          def count(self):
              return len(self.items)
  - id: total
    targetPath: shop/total.py
    code: |
      from shop.stock import Stock
`;

const workspace = {
  'defects.yaml': inventory,
  'shop/__init__.py': '',
  'shop/stock.py': 'class Stock:\n    def __init__(self):\n        self.items = []\n',
  'shop/events.py': 'def record_order(order):\n    """Record an order."""\n    print(order)\n',
  'shop/till.py': 'from shop.events import record_sale\n\nrecord_sale("tea", amount=2)\n',
  'tests/test_stock.py':
    'from shop.stock import Stock\n\n\nclass TestStock:\n    def test_empty(self):\n        assert Stock().items == []\n',
  'web/stock.test.ts': "import { it } from 'vitest';\n\nit('is there', () => {});\n",
};

async function read(files: MemoryFiles): Promise<{ ledger: Ledger; defect: Defect }> {
  const ledger = await new LedgerEngine(files, { include: ['defects.yaml'] }, silentLogger).load();
  return { ledger, defect: ledger.defects.find(({ id }) => id === 'SHOP-1')! };
}

function apply(files: MemoryFiles, plan: FixPlan): void {
  assert.equal(plan.kind, 'change', JSON.stringify(plan));
  if (plan.kind !== 'change') return;
  for (const { path, before, edits, after } of plan.files) {
    assert.equal(files.get(path) ?? '', before);
    assert.equal(applyEdits(before, edits), after);
    files.set(path, after);
  }
}

suite('fix bundle', () => {
  test('code, missing function, tests to be written and the status, as one plan', async () => {
    const files = new MemoryFiles(workspace);
    const { ledger, defect } = await read(files);
    const offers = [...defectFixes(ledger, defect), ...bundleOffers(defect, 'in-progress')];
    const plan = await planInTurn(offers, files);
    apply(files, plan);
    assert.deepEqual(plan.kind === 'change' && plan.files.map(({ kind, path }) => `${kind} ${path}`), [
      'edit shop/stock.py',
      'create shop/total.py',
      'edit shop/events.py',
      'edit tests/test_stock.py',
      'edit web/stock.test.ts',
      'edit defects.yaml',
    ]);
    assert.equal(files.get('defects.yaml'), inventory.replace('status: open', 'status: in-progress'));
    assert.match(files.get('shop/events.py')!, /def record_sale\(/u);
    assert.equal(
      files.get('tests/test_stock.py'),
      `${workspace['tests/test_stock.py']}
    def test_count(self):
        """SHOP-1: The stock cannot be counted."""
        raise NotImplementedError("this test is still to be written")
`,
    );
    assert.equal(
      files.get('web/stock.test.ts'),
      `${workspace['web/stock.test.ts']}
describe('stock', () => {
  it('counts', () => {
    throw new Error('SHOP-1: this test is still to be written');
  });
});
`,
    );
    const after = await read(files);
    assert.equal(after.defect.evidence, 'cleared');
    assert.equal(after.defect.status, 'in-progress');
    const again = await planInTurn(
      [...defectFixes(after.ledger, after.defect), ...bundleOffers(after.defect, 'in-progress')],
      files,
    );
    assert.equal(again.kind, 'nothing');
  });

  test('two fixes of one file are one edit of it, and all or nothing', async () => {
    const files = new MemoryFiles({
      ...workspace,
      'defects.yaml': inventory
        .replace('targetPath: shop/total.py', 'targetPath: shop/stock.py')
        .replace('from shop.stock import Stock', 'LIMIT = 3'),
    });
    const { ledger, defect } = await read(files);
    const plan = await planInTurn(defectFixes(ledger, defect), files);
    apply(files, plan);
    assert.deepEqual(plan.kind === 'change' && plan.files.map(({ path }) => path), [
      'shop/stock.py',
      'shop/events.py',
    ]);
    files.set('shop/events.py', 'def broken(:\n');
    files.set('shop/stock.py', workspace['shop/stock.py']);
    assert.equal((await planInTurn(defectFixes(ledger, defect), files)).kind, 'refused');
  });

  test('an extra that cannot be done becomes a note', async () => {
    const files = new MemoryFiles({
      ...workspace,
      'defects.yaml': inventory.replace('web/stock.test.ts', 'web/stock_test.go'),
    });
    const { ledger, defect } = await read(files);
    const plan = await planInTurn(
      [...defectFixes(ledger, defect), ...bundleOffers(defect, 'in-progress')],
      files,
    );
    assert.ok(plan.kind === 'change' && plan.notes.some((note) => /stock_test\.go/u.test(note)));
  });
});

suite('fixAllOffers', () => {
  const single = inventory
    .replace('templates: [count, total]', 'templates: [count]')
    .replace(/ {6}- \{ kind: (?:import|test).*\n/gu, '');

  test('takes the one safe fix of a confirmed defect that changes this file alone', async () => {
    const files = new MemoryFiles({ ...workspace, 'defects.yaml': single });
    const { ledger } = await read(files);
    const offers = await fixAllOffers(ledger, 'shop/stock.py', files);
    assert.deepEqual(
      offers.map(({ templateId }) => templateId),
      ['count'],
    );
    assert.deepEqual(await fixAllOffers(ledger, 'shop/till.py', files), []);
  });

  test('leaves what has several fixes, what is resolved, and what creates a file', async () => {
    for (const text of [inventory, single.replace('status: open', 'status: resolved')]) {
      const files = new MemoryFiles({ ...workspace, 'defects.yaml': text });
      const { ledger } = await read(files);
      assert.deepEqual(await fixAllOffers(ledger, 'shop/stock.py', files), []);
    }
  });
});
