import assert from 'node:assert/strict';
import { silentLogger } from '../../../src/core/files/FileAccess.js';
import { LedgerEngine } from '../../../src/core/LedgerEngine.js';
import { MemoryFiles } from '../support/MemoryFiles.js';

const inventory = `version: 1
defects:
  - { id: SHOP-1, title: The cart has no total }
  - { id: SHOP-10, title: The till cannot be opened }
`;

/** The defects that the one template of a report with these headings serves. */
async function served(...headings: string[]): Promise<string[]> {
  const report = `# Fixes\n\n${headings.join('\n\n')}\n\nIn \`shop/cart.py\`:\n\n\`\`\`python\nclass Cart:\n    def total(self):\n        return 0\n\`\`\`\n`;
  const files = new MemoryFiles({ 'defects.yaml': inventory, 'FIX_ANALYSIS.md': report });
  const include = ['defects.yaml', 'FIX_ANALYSIS.md'];
  const ledger = await new LedgerEngine(files, { include }, silentLogger).load();
  assert.equal(ledger.templates.length, 1);
  assert.ok(!('headingWords' in ledger.templates[0]!));
  return ledger.defects.filter(({ templates }) => templates.length > 0).map(({ id }) => id);
}

suite('templates under headings of other sources', () => {
  for (const [what, headings, expected] of [
    ['an id and a title', ['## SHOP-1: The cart has no total'], ['SHOP-1']],
    ['an id and words of a change', ['## SHOP-10: Required changes'], ['SHOP-10']],
    ['a heading further up', ['## SHOP-1', '### Implementation'], ['SHOP-1']],
    ['several ids', ['## Fix for SHOP-1 and SHOP-10'], ['SHOP-1', 'SHOP-10']],
    ['an id that nobody has', ['## SHOP-11: Required changes'], []],
    ['a longer word', ['## SHOP-1A: Required changes'], []],
    ['no id', ['## The cart'], []],
  ] as const) {
    test(what, async () => assert.deepEqual(await served(...headings), expected));
  }
});
