import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { silentLogger } from '../../../src/core/files/FileAccess.js';
import { addMerge, addSplit } from '../../../src/core/ledger/identity/editDecisions.js';
import { decisionsPath } from '../../../src/core/ledger/identity/IdentityDecisions.js';
import { readIdentityDecisions } from '../../../src/core/ledger/identity/readIdentityDecisions.js';
import { LedgerEngine } from '../../../src/core/LedgerEngine.js';
import { MemoryFiles } from '../support/MemoryFiles.js';

const file = `{
  // shared by the team
  "version": 1,
  "merged": [
    ["a.md#one", "b.md#one"], // the same outage
    ["a.md#two", "b.md#two", "c.md#two"]
  ],
  "split": ["d.md#x"],
  "note": "kept"
}
`;

suite('identity decisions', () => {
  const reads: [what: string, text: string, merged: string[][], split: string[], problems: string[]][] = [
    ['as written', '{"version":1,"merged":[["a#1","b#1"]],"split":["c#1"]}', [['a#1', 'b#1']], ['c#1'], []],
    [
      'with comments and more keys',
      file.replace(', // the same outage', ','),
      [
        ['a.md#one', 'b.md#one'],
        ['a.md#two', 'b.md#two', 'c.md#two'],
      ],
      ['d.md#x'],
      [],
    ],
    ['only one key', '{"split":["c#1"]}', [], ['c#1'], []],
    ['a wrong item', '{"version":1,"split":["c#1", 7]}', [], ['c#1'], ['0:29-30']],
    ['a wrong list', '{"merged":"a#1","split":["c#1"]}', [], ['c#1'], ['0:10-15']],
    ['a later version', '{"version":2,"split":["c#1"]}', [], ['c#1'], ['0:11-12']],
    ['no object', '[1]', [], [], ['0:0-3']],
    ['nothing', '', [], [], []],
  ];
  for (const [what, text, merged, split, problems] of reads) {
    test(`read: ${what}`, () => {
      const result = readIdentityDecisions(text);
      assert.deepEqual(result.decisions, { merged, split });
      assert.deepEqual(
        result.problems.map(
          ({ range: { start, end } }) => `${start.line}:${start.character}-${end.character}`,
        ),
        problems,
      );
      assert.equal(result.broken, false);
    });
  }

  test('read: syntax errors are told', () => {
    const { broken, problems } = readIdentityDecisions('{"split": ["a#1", }');
    assert.equal(broken, true);
    assert.equal(problems[0]!.path, decisionsPath);
  });

  const edits: [what: string, edit: (text: string) => string, from: string, to: string][] = [
    [
      'another merge',
      (text) => addMerge(text, ['e.md#1', 'f.md#1']),
      '"c.md#two"]\n',
      '"c.md#two"],\n    ["e.md#1", "f.md#1"]\n',
    ],
    [
      'one more entry of a merge',
      (text) => addMerge(text, ['e.md#1', 'a.md#one']),
      '["a.md#one", "b.md#one"]',
      '["a.md#one", "b.md#one", "e.md#1"]',
    ],
    ['a merge that is there', (text) => addMerge(text, ['c.md#two', 'a.md#two']), '', ''],
    ['a merge of one', (text) => addMerge(text, ['c.md#two', 'c.md#two']), '', ''],
    ['a split', (text) => addSplit(text, 'e.md#1'), '["d.md#x"]', '["d.md#x", "e.md#1"]'],
    ['a split that is there', (text) => addSplit(text, 'd.md#x'), '', ''],
  ];
  for (const [what, edit, from, to] of edits) {
    test(`edit: ${what}`, () => assert.equal(edit(file), file.replace(from, to)));
  }

  test('edit: a split takes the entry out of its merge, and with it a merge of one', () => {
    assert.equal(
      addSplit(file, 'b.md#two'),
      file.replace('"b.md#two", ', '').replace('["d.md#x"]', '["d.md#x", "b.md#two"]'),
    );
    const { decisions } = readIdentityDecisions(addSplit(file, 'a.md#one'));
    assert.deepEqual(decisions, {
      merged: [['a.md#two', 'b.md#two', 'c.md#two']],
      split: ['d.md#x', 'a.md#one'],
    });
  });

  const texts: [text: string | undefined, merged: string, split: string][] = [
    [
      undefined,
      '{\n  "version": 1,\n  "merged": [\n    ["a", "b"]\n  ]\n}\n',
      '{\n  "version": 1,\n  "split": [\n    "c"\n  ]\n}\n',
    ],
    ['{}', '{\n  "merged": [\n    ["a", "b"]\n  ]\n}', '{\n  "split": [\n    "c"\n  ]\n}'],
    ['{"version":1}', '{"version":1, "merged": [["a", "b"]]}', '{"version":1, "split": ["c"]}'],
    [
      '{\n\t"version": 1,\n}\n',
      '{\n\t"version": 1,\n\t"merged": [\n\t\t["a", "b"]\n\t],\n}\n',
      '{\n\t"version": 1,\n\t"split": [\n\t\t"c"\n\t],\n}\n',
    ],
    [
      '{\r\n  "split": []\r\n}\r\n',
      '{\r\n  "split": [],\r\n  "merged": [\r\n    ["a", "b"]\r\n  ]\r\n}\r\n',
      '{\r\n  "split": [\r\n    "c"\r\n  ]\r\n}\r\n',
    ],
    [
      '{"split": [\n  "x" // why\n]}',
      '{"split": [\n  "x" // why\n], "merged": [["a", "b"]]}',
      '{"split": [\n  "x", // why\n  "c"\n]}',
    ],
  ];
  for (const [text, merged, split] of texts) {
    test(`edit: ${JSON.stringify(text)}`, () => {
      assert.equal(addMerge(text, ['a', 'b']), merged);
      assert.equal(addSplit(text, 'c'), split);
    });
  }

  test('edit: a text that cannot be read is left alone', () => {
    for (const text of ['{"split": [', '[]', '{"split": {}}'])
      assert.throws(() => addSplit(text, 'c'), /correct (?:them|it) first/);
  });

  test('edit: whatever was decided, the text says it and stays readable', () => {
    const key = fc.constantFrom('a#1', 'b#"2"', 'c\\d#3', 'e#4', 'f#5');
    const step = fc.oneof(
      fc.tuple(fc.constant('merge' as const), fc.uniqueArray(key, { minLength: 2, maxLength: 3 })),
      fc.tuple(fc.constant('split' as const), fc.array(key, { minLength: 1, maxLength: 1 })),
    );
    const starts = [undefined, ...texts.map(([text]) => text), file];
    fc.assert(
      fc.property(fc.constantFrom(...starts), fc.array(step, { maxLength: 8 }), (start, steps) => {
        let text = start;
        for (const [kind, keys] of steps) {
          text = kind === 'merge' ? addMerge(text, keys) : addSplit(text, keys[0]!);
          const { decisions, problems } = readIdentityDecisions(text);
          assert.deepEqual(problems, [], text);
          const together = decisions.merged.find((list) => keys.every((each) => list.includes(each)));
          if (kind === 'merge') assert.ok(together, text);
          else
            assert.ok(
              decisions.split.includes(keys[0]!) && !decisions.merged.flat().includes(keys[0]!),
              text,
            );
        }
      }),
    );
  });

  test('the ledger follows the file, and keeps the last good decisions while it is broken', async () => {
    const issues = (title: string, id: string) => JSON.stringify({ issues: [{ id, title, status: 'OPEN' }] });
    const files = new MemoryFiles({
      'a.json': issues('Slow start', 'AAA-17'),
      'b.json': issues('Boot time', 'BBB-17'),
    });
    const engine = new LedgerEngine(files, { include: ['**/*.json'], explicit: true }, silentLogger);
    const decide = async (text: string | undefined) => {
      if (text === undefined) files.deleteFolder(decisionsPath);
      else files.set(decisionsPath, text);
      return engine.apply([{ path: decisionsPath, kind: text === undefined ? 'deleted' : 'changed' }]);
    };
    assert.equal((await engine.load()).defects.length, 2);
    const merge = addMerge(undefined, ['a.json#AAA-17', 'b.json#BBB-17']);
    const merged = await decide(merge);
    assert.deepEqual(
      merged.defects.map(({ id, mentions }) => [id, mentions[1]!.joinedBy]),
      [['AAA-17', 'merged by you']],
    );
    assert.deepEqual(
      merged.sources.map((source) => source.path),
      ['a.json', 'b.json'],
    );
    assert.equal(await decide(merge), merged);
    const broken = await decide(merge.slice(0, -4));
    assert.equal(broken.defects.length, 1);
    assert.ok(
      broken.problems.some((problem) => problem.path === decisionsPath && problem.severity === 'error'),
    );
    assert.equal((await decide(addSplit(merge, 'a.json#AAA-17'))).defects.length, 2);
    assert.equal((await decide(merge)).defects.length, 1);
    assert.equal((await decide(undefined)).defects.length, 2);
    files.set(decisionsPath, merge);
    assert.equal((await engine.load()).defects.length, 1);
  });
});
