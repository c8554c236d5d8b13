import MarkdownIt from 'markdown-it';
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { silentLogger } from '../../../src/core/files/FileAccess.js';
import { LedgerEngine } from '../../../src/core/LedgerEngine.js';
import type { Ledger } from '../../../src/core/model/ledger.js';
import { detailLines } from '../../../src/views/model/detailLines.js';
import { escapeMarkdown } from '../../../src/views/model/escapeMarkdown.js';
import { DefectsModel } from '../../../src/views/model/DefectsModel.js';
import { RoadmapModel } from '../../../src/views/model/RoadmapModel.js';
import { MemoryFiles } from '../support/MemoryFiles.js';
import { root } from '../support/sharedReports.js';

async function sample(): Promise<Ledger> {
  const read = (name: string) => fs.readFileSync(path.join(root, 'examples/mesh-node', name), 'utf8');
  const files = new MemoryFiles({
    'defects.yaml': read('defects.yaml'),
    'defects_inventory.json': read('defects_inventory.json'),
  });
  return new LedgerEngine(files, { include: ['*'] }, silentLogger).load();
}

suite('DefectsModel', () => {
  test('nodes keep their identity over updates', async () => {
    const ledger = await sample();
    const model = new DefectsModel();
    model.update([{ key: 'k', ledger }]);
    const before = model.roots().flatMap((group) => [group, ...model.children(group)]);
    model.update([{ key: 'k', ledger: { ...ledger, defects: ledger.defects.map((d) => ({ ...d })) } }]);
    const after = model.roots().flatMap((group) => [group, ...model.children(group)]);
    assert.equal(before.length, after.length);
    before.forEach((node, i) => assert.equal(node, after[i]));
  });

  test('open before done, severe before mild, within a priority', async () => {
    const model = new DefectsModel();
    model.update([{ key: 'k', ledger: await sample() }]);
    const p1 = model.roots().find((node) => model.group(node)?.value === 'P1')!;
    const rows = model.children(p1).map((node) => model.defect(node)!);
    const open = rows.map((d) => d.status !== 'resolved');
    assert.deepEqual(
      open,
      [...open].sort((a, b) => Number(b) - Number(a)),
    );
    assert.equal(rows[0]!.severity, 'critical');
  });

  test('two folders in one view, each with its own ledger', async () => {
    const ledger = await sample();
    const model = new DefectsModel();
    model.update([
      { key: 'a', ledger },
      { key: 'b', ledger },
    ]);
    assert.equal(model.totalCount(), 2 * ledger.defects.length);
    assert.notEqual(model.find('a', 'MESH-101'), model.find('b', 'MESH-101'));
  });

  test('every word of the filter must stand somewhere', async () => {
    const model = new DefectsModel();
    model.update([{ key: 'k', ledger: await sample() }]);
    const shown = (text: string): string[] => {
      model.setFilter(text);
      return model
        .roots()
        .flatMap((group) => model.children(group))
        .map((node) => model.defect(node)!.id);
    };
    assert.deepEqual(shown('mesh-101'), ['MESH-101']);
    assert.deepEqual(shown('security critical'), ['MESH-102']);
    assert.deepEqual(shown('no such words'), []);
    assert.equal(shown('  ').length, 17);
  });
});

suite('RoadmapModel', () => {
  test('parents lead back from every node', async () => {
    const model = new RoadmapModel();
    model.update([{ key: 'k', ledger: await sample() }]);
    let seen = 0;
    const visit = (node: ReturnType<typeof model.roots>[number]): void => {
      for (const child of model.children(node)) {
        seen += 1;
        assert.equal(model.parent(child), node);
        visit(child);
      }
    };
    for (const rootNode of model.roots()) {
      assert.equal(model.parent(rootNode), undefined);
      visit(rootNode);
    }
    assert.ok(seen > 25, String(seen));
  });
});

suite('details of a defect', () => {
  test('every unknown key is a line, nested values in words, long ones shortened', async () => {
    const ledger = await sample();
    const [first] = ledger.defects;
    const details = {
      team_size: 2,
      tools: ['a', 'b'],
      limits: { max_ms: 5, none_yet: null },
      story: 'x'.repeat(999),
    };
    const lines = detailLines({ ...first!, details });
    assert.deepEqual(lines.slice(0, 3), [
      ['Team size', '2'],
      ['Tools', 'a; b'],
      ['Limits', 'Max ms: 5, None yet: none'],
    ]);
    assert.ok(lines[3]![1].length < 300 && lines[3]![1].endsWith('…'));
    const many = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`k${i}`, i]));
    assert.deepEqual(detailLines({ ...first!, details: many }).at(-1), ['…', '6 more in the source']);
  });
});

suite('escapeMarkdown', () => {
  const md = new MarkdownIt({ html: true, linkify: true });
  const shown = (text: string): string => md.renderInline(escapeMarkdown(text));

  for (const text of [
    '**bold** _it_ `code`',
    '[x](command:y)',
    '<img src=x onerror=y>',
    '![i](http://a.b/c.png)',
    'a <b>c</b> &amp; d',
    'http://a.b and www.c.d',
    '# no heading',
    'x | y ~~z~~',
  ]) {
    test(`shows ${text} as it is`, () => assert.equal(shown(text), md.utils.escapeHtml(text)));
  }
});
