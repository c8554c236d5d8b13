import assert from 'node:assert/strict';
import fc from 'fast-check';
import { IdIndex } from '../../../src/core/ledger/ids/IdIndex.js';
import { readSource } from '../../../src/core/sources/readSource.js';
import { applyEdits } from '../../../src/core/text/applyEdits.js';
import { planIdRename } from '../../../src/core/writeback/planIdRename.js';

suite('planIdRename', () => {
  const yaml = {
    text: 'version: 1\ndefects:\n  - { id: A-1, title: One }\n  - { id: A-12, title: Two, dependsOn: [A-1] }\n',
    encoding: 'utf-8',
  };
  const code = { text: '# A-1: here, not A-12 nor XA-1\nrun()  # see A-1.\n', encoding: 'utf-8' };
  const files = [
    { path: 'defects.yaml', file: yaml, isSource: true },
    { path: 'a.py', file: code, isSource: false },
  ];

  test('in sources and in comments, whole words only', () => {
    const plan = planIdRename(files, 'A-1', 'CORE-7');
    if (plan.kind !== 'change') return assert.equal(JSON.stringify(plan), 'change');
    assert.deepEqual(
      plan.files.map(({ path, edits }) => applyEdits(path === 'a.py' ? code.text : yaml.text, edits)),
      [
        yaml.text.replaceAll(/A-1\b/gu, 'CORE-7'),
        '# CORE-7: here, not A-12 nor XA-1\nrun()  # see CORE-7.\n',
      ],
    );
  });

  test('an id that is taken, and one that is none, are refused', () => {
    assert.equal(planIdRename(files, 'A-1', 'A-12').kind, 'refused');
    assert.equal(planIdRename(files, 'A-1', 'A 1').kind, 'refused');
    assert.equal(planIdRename(files, 'A-3', 'A-4').kind, 'refused');
  });

  /** The texts after the rename, by path; or why there is none. */
  function renamed(
    texts: Record<string, string>,
    from: string,
    to: string,
    sources: readonly string[],
    ids?: readonly string[],
  ): Record<string, string> | string {
    const given = Object.entries(texts).map(([path, text]) => ({
      path,
      file: { text, encoding: 'utf-8' },
      isSource: sources.includes(path),
    }));
    const plan = planIdRename(given, from, to, ids && new IdIndex(ids));
    if (plan.kind === 'refused') return plan.reason;
    return Object.fromEntries(plan.files.map(({ path, edits }) => [path, applyEdits(texts[path]!, edits)]));
  }

  const one = 'version: 1\ndefects:\n  - { id: A-1, title: One, status: open }\n';

  test('strings and names in code are left for a person to decide', () => {
    const text = '# A-1\nfail("A-1")\n';
    const plan = planIdRename(
      [...files.slice(0, 1), { path: 'b.py', file: { text, encoding: 'utf-8' }, isSource: false }],
      'A-1',
      'B-2',
    );
    assert.ok(plan.kind === 'change');
    const [, code] = plan.files;
    assert.equal(applyEdits(text, code!.edits), '# B-2\nfail("A-1")\n');
    assert.equal(applyEdits(text, code!.inCode), '# A-1\nfail("B-2")\n');
  });

  test('a longer id that begins so is another one', () => {
    const text = '# A-1 and A-1/x\n';
    const after = renamed({ 'd.yaml': one, 'a.py': text }, 'A-1', 'B-2', ['d.yaml'], ['A-1', 'A-1/x']);
    assert.deepEqual(after, { 'd.yaml': one.replace('A-1', 'B-2'), 'a.py': '# B-2 and A-1/x\n' });
  });

  test('what was decided on the identity of entries follows', () => {
    const decisions = '{ "merged": [["d.yaml#A-1", "docs/A-1/x.md#a"]], "split": ["docs/x.md#A-1"] }';
    const after = renamed({ 'd.yaml': one, '.defect-ledger.json': decisions }, 'A-1', 'B-2', ['d.yaml']);
    assert.equal(
      (after as Record<string, string>)['.defect-ledger.json'],
      '{ "merged": [["d.yaml#B-2", "docs/A-1/x.md#a"]], "split": ["docs/x.md#B-2"] }',
    );
  });

  test('an id that may be any word: in the heads of its entries, and not where something else would be lost', () => {
    const asked = `${one.replace('A-1', 'timeout')}  - { id: B-2, title: Two, dependsOn: [timeout] }\n`;
    assert.match(
      renamed({ 'd.yaml': asked }, 'timeout', 'NET-1', ['d.yaml']) as string,
      /would not be read/u,
    );
    const text = 'A timeout.\n';
    const after = renamed({ 'd.yaml': one.replace('A-1', 'timeout'), 'a.md': text }, 'timeout', 'NET-1', [
      'd.yaml',
    ]);
    assert.deepEqual(Object.keys(after), ['d.yaml']);
  });

  test('an id that no source gives, and bytes that cannot be written, are refused', () => {
    assert.match(renamed({ 'a.md': 'A-1' }, 'A-1', 'B-2', []) as string, /No source/u);
    const lossy = { text: '# A-1', encoding: 'utf-8', lossy: true };
    const plan = planIdRename([files[0]!, { path: 'b.py', file: lossy, isSource: false }], 'A-1', 'B-2');
    assert.match(plan.kind === 'refused' ? plan.reason : '', /not valid/u);
  });

  test('reads back as before with the new id, and there and back leaves every byte', () => {
    const word = fc.constantFrom('A-1', 'A-12', 'A-1.', 'see', '(A-1)', 'XA-1', '"A-1"', 'A-1/2');
    const prose = fc.array(word, { maxLength: 12 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(prose, prose, fc.constantFrom('\n', '\r\n'), (title, more, eol) => {
        const json = JSON.stringify(
          {
            version: 1,
            defects: [
              { id: 'A-1', title: `One ${title}` },
              { id: 'A-12', title: 'Two', description: more },
            ],
          },
          null,
          2,
        ).replaceAll('\n', eol);
        const ids = ['A-1', 'A-12', 'Q-7'];
        const texts = { 'defects.json': json, 'notes.md': `${more}${eol}` };
        const after = renamed(texts, 'A-1', 'Q-7', ['defects.json'], ids);
        assert.ok(typeof after === 'object', JSON.stringify(after));
        const read = readSource('defects.json', { text: after['defects.json']!, encoding: 'utf-8' });
        assert.deepEqual(
          read.defects.map(({ id }) => id),
          ['Q-7', 'A-12'],
        );
        const back = renamed({ ...texts, ...after }, 'Q-7', 'A-1', ['defects.json'], ids);
        assert.ok(typeof back === 'object', JSON.stringify(back));
        assert.deepEqual({ ...texts, ...after, ...back }, texts);
      }),
    );
  });
});
