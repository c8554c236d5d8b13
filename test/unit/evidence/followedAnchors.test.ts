import assert from 'node:assert/strict';
import { Breather } from '../../../src/core/Breather.js';
import { breathingView, Overtaken } from '../../../src/core/evidence/breathingView.js';
import { CodeIndex } from '../../../src/core/evidence/CodeIndex.js';
import { resolveAnchor } from '../../../src/core/evidence/resolveAnchor.js';
import type { History } from '../../../src/core/history/History.js';
import { silentLogger } from '../../../src/core/files/FileAccess.js';
import { LedgerEngine } from '../../../src/core/LedgerEngine.js';
import { placeAt } from '../../../src/core/export/inventory/placeAt.js';
import type { Defect, Ledger } from '../../../src/core/model/ledger.js';
import { MemoryFiles } from '../support/MemoryFiles.js';
import { OneCommit } from '../support/OneCommit.js';
import { installedParsers } from '../support/syntaxParsers.js';

interface Case {
  title: string;
  /** When the source was written; `undefined`: it is not committed. */
  before: Record<string, string> | undefined;
  renamed?: Record<string, string>;
  now: Record<string, string>;
  anchor: object;
  evidence: Defect['evidence'];
  /** `path:line confidence`, lines from 1, with `!` where it proves. */
  at: string[];
  message?: RegExp;
  problem?: RegExp;
}

const parser = installedParsers();
const file = (path: string) => ({ kind: 'file', path });
const symbol = (path: string, name: string, required = false) => ({ kind: 'symbol', path, name, required });
const testOf = (path: string, name: string) => ({ kind: 'test', path, name });

const settle = (name: string): string => `def ${name}(order, rates):
    total = sum(line.amount for line in order.lines)
    if order.currency != 'EUR':
        total = total * rates[order.currency]
    return round(total, 2)
`;
const refund = `def refund(order):
    order.state = 'refunded'
    mailer.send(order.customer, template='refund')
`;
const settleScript = (name: string): string => `export function ${name}(order: Order, rates: Rates): number {
  const total = order.lines.reduce((sum, line) => sum + line.amount, 0);
  if (order.currency !== 'EUR') return total * rates[order.currency];
  return Math.round(total * 100) / 100;
}
`;

const cases: Case[] = [
  {
    title: 'a file that git says was renamed',
    before: { 'src/a.py': settle('settle') },
    renamed: { 'src/a.py': 'lib/b.py' },
    now: { 'lib/b.py': settle('settle') },
    anchor: file('src/a.py'),
    evidence: 'located',
    at: ['lib/b.py:1 moved'],
    message: /`src\/a\.py` is `lib\/b\.py` now/,
  },
  {
    title: 'a symbol of a renamed file',
    before: { 'src/a.py': settle('settle') },
    renamed: { 'src/a.py': 'lib/b.py' },
    now: { 'lib/b.py': `import os\n${settle('settle')}` },
    anchor: symbol('src/a.py', 'settle'),
    evidence: 'located',
    at: ['lib/b.py:2 moved'],
  },
  {
    title: 'a test of a renamed file',
    before: { 'tests/test_a.py': 'def test_x():\n    assert f()\n' },
    renamed: { 'tests/test_a.py': 'tests/unit/test_b.py' },
    now: { 'tests/unit/test_b.py': 'def test_x():\n    assert f()\n' },
    anchor: testOf('tests/test_a.py', 'test_x'),
    evidence: 'located',
    at: ['tests/unit/test_b.py:1 moved'],
  },
  {
    title: 'a required symbol is asked for anew at the new path: absent',
    before: { 'src/a.py': settle('settle') },
    renamed: { 'src/a.py': 'lib/b.py' },
    now: { 'lib/b.py': settle('settle') },
    anchor: symbol('src/a.py', 'void', true),
    evidence: 'confirmed',
    at: ['lib/b.py:1 moved!'],
  },
  {
    title: 'a required symbol is asked for anew at the new path: there',
    before: { 'src/a.py': refund },
    renamed: { 'src/a.py': 'lib/b.py' },
    now: { 'lib/b.py': refund + settle('settle') },
    anchor: symbol('src/a.py', 'settle', true),
    evidence: 'cleared',
    at: [],
  },
  {
    title: 'moved, and not committed: the file of that name with the same text',
    before: { 'src/money.py': settle('settle') },
    now: { 'lib/money.py': settle('settle') },
    anchor: file('src/money.py'),
    evidence: 'located',
    at: ['lib/money.py:1 similar'],
    problem: /Did you mean `lib\/money\.py`/,
  },
  {
    title: 'a file of that name with another text is only a question',
    before: { 'src/money.py': settle('settle') },
    now: { 'lib/money.py': refund },
    anchor: file('src/money.py'),
    evidence: 'unlocated',
    at: [],
    problem: /Did you mean `lib\/money\.py`/,
  },
  {
    title: 'nothing is proved in a file that may be the one',
    before: { 'src/money.py': settle('settle') },
    now: { 'lib/money.py': settle('settle') },
    anchor: symbol('src/money.py', 'void', true),
    evidence: 'unlocated',
    at: [],
    problem: /`src\/money\.py` does not exist\. Did you mean `lib\/money\.py`\?/,
  },
  {
    title: 'a source that is not committed says nothing of the past',
    before: undefined,
    renamed: { 'src/a.py': 'lib/b.py' },
    now: { 'lib/b.py': settle('settle') },
    anchor: file('src/a.py'),
    evidence: 'unlocated',
    at: [],
    problem: /`src\/a\.py` does not exist/,
  },
  {
    title: 'a function under a new name',
    before: { 'a.py': settle('settle') + refund },
    now: { 'a.py': refund + settle('settle_order').replace('2)', '3)') },
    anchor: symbol('a.py', 'settle'),
    evidence: 'located',
    at: ['a.py:4 similar'],
    message: /renamed to `settle_order`\?/,
  },
  {
    title: 'a method whose class has a new name',
    before: { 'a.py': `class Till:\n${settle('settle').replaceAll(/^/gmu, '    ')}` },
    now: { 'a.py': `class Register:\n${settle('settle').replaceAll(/^/gmu, '    ')}` },
    anchor: symbol('a.py', 'Till.settle'),
    evidence: 'located',
    at: ['a.py:2 similar'],
    message: /renamed to `Register\.settle`\?/,
  },
  {
    title: 'two that are as much like it: neither',
    before: { 'a.py': settle('settle') },
    now: { 'a.py': settle('settle_order') + settle('settle_invoice') },
    anchor: symbol('a.py', 'settle'),
    evidence: 'unlocated',
    at: ['a.py:1 lost'],
    message: /`settle` is not in this file any more.*stood at line 1/,
  },
  {
    title: 'one that was there before is not the other, renamed',
    before: { 'a.py': settle('settle') + settle('settle_order') },
    now: { 'a.py': settle('settle_order') },
    anchor: symbol('a.py', 'settle'),
    evidence: 'unlocated',
    at: ['a.py:1 lost'],
  },
  {
    title: 'a body that says too little to be known again',
    before: { 'a.py': 'def f():\n    return 1\n' },
    now: { 'a.py': 'def g():\n    return 1\n' },
    anchor: symbol('a.py', 'f'),
    evidence: 'unlocated',
    at: ['a.py:1 lost'],
  },
  {
    title: 'a constant that is gone',
    before: { 'a.py': `LIMIT = 3\n${refund}` },
    now: { 'a.py': refund },
    anchor: symbol('a.py', 'LIMIT'),
    evidence: 'unlocated',
    at: ['a.py:1 lost'],
  },
  {
    title: 'a function that moved to a file beside it',
    before: { 'src/a.py': settle('settle') + refund, 'src/b.py': 'import os\n' },
    now: { 'src/a.py': refund, 'src/b.py': `import os\n${settle('settle')}` },
    anchor: symbol('src/a.py', 'settle'),
    evidence: 'located',
    at: ['src/b.py:2 moved'],
    message: /it stood in `src\/a\.py`/,
  },
  {
    title: 'a symbol that never was there',
    before: { 'a.py': refund },
    now: { 'a.py': settle('settle') },
    anchor: symbol('a.py', 'charge'),
    evidence: 'unlocated',
    at: [],
  },
  {
    title: 'a required symbol that was there and is not: absent, not followed',
    before: { 'a.py': settle('settle') },
    now: { 'a.py': settle('settle_order') },
    anchor: symbol('a.py', 'settle', true),
    evidence: 'confirmed',
    at: ['a.py:1 exact!'],
  },
  {
    title: 'renamed together with its file',
    before: { 'src/a.py': settle('settle') },
    renamed: { 'src/a.py': 'lib/b.py' },
    now: { 'lib/b.py': settle('settle_order') },
    anchor: symbol('src/a.py', 'settle'),
    evidence: 'located',
    at: ['lib/b.py:1 similar'],
    message: /renamed to `settle_order`\?/,
  },
  {
    title: 'TypeScript: a function under a new name',
    before: { 'a.ts': settleScript('settle') },
    now: { 'a.ts': `// Money\n${settleScript('settleOrder')}` },
    anchor: symbol('a.ts', 'settle'),
    evidence: 'located',
    at: ['a.ts:2 similar'],
    message: /renamed to `settleOrder`\?/,
  },
];

async function load(
  { before, renamed, now }: Pick<Case, 'before' | 'renamed' | 'now'>,
  anchor: object,
  status = 'open',
): Promise<Ledger> {
  const defect = { id: 'D', title: 'title', status, anchors: [anchor] };
  const defects = JSON.stringify({ version: 1, defects: [defect] });
  const files = new MemoryFiles({ ...now, 'defects.json': defects });
  const history = new OneCommit(before ? { ...before, 'defects.json': defects } : {}, renamed);
  const selection = { include: ['defects.json'] };
  return new LedgerEngine(files, selection, silentLogger, { history, syntax: parser }).load();
}

const placesOf = ({ occurrences }: Defect): string[] =>
  occurrences.map(
    ({ path, range, confidence, proves }) =>
      `${path}:${range.start.line + 1} ${confidence}${proves ? '!' : ''}`,
  );

suite('file, symbol and test anchors follow', () => {
  for (const { title, anchor, evidence, at, message, problem, ...history } of cases) {
    test(title, async () => {
      const { defects, problems } = await load(history, anchor);
      const defect = defects[0]!;
      assert.deepEqual(placesOf(defect), at);
      assert.equal(defect.evidence, evidence);
      if (message) assert.match(defect.occurrences[0]!.message, message);
      const told = at.some((each) => each.endsWith(' lost')) ? /was not found again: it stood at `/ : /^$/;
      assert.match(problems.map((each) => each.message).join('\n'), problem ?? told);
    });
  }

  const deleted: [what: string, before: Case['before'], required: boolean, confidence: string | undefined][] =
    [
      ['was there, required', { 'src/a.py': settle('settle') }, true, 'lost'],
      ['was there, not required', { 'src/a.py': settle('settle') }, false, 'lost'],
      ['never was there', { 'src/b.py': '' }, true, undefined],
      ['of which nobody knows', undefined, true, undefined],
    ];
  for (const [what, before, required, confidence] of deleted)
    test(`a symbol of a file that is gone and ${what}`, async () => {
      const { defects, problems } = await load({ before, now: {} }, symbol('src/a.py', 'settle', required));
      assert.deepEqual(
        defects[0]!.anchors.map((anchor) => [anchor.state, anchor.confidence]),
        [['unlocated', confidence]],
      );
      assert.deepEqual(
        problems.map(({ message }) => message),
        ['`src/a.py` does not exist.'],
      );
    });

  test('that code is gone is no problem of a defect that is fixed', async () => {
    const history = { before: { 'a.py': settle('settle') }, now: { 'a.py': refund } };
    const gone = symbol('a.py', 'settle');
    const { defects, problems } = await load(history, gone, 'resolved');
    assert.deepEqual([placesOf(defects[0]!), problems], [['a.py:1 lost'], []]);
    const [problem] = (await load(history, gone)).problems;
    assert.equal(problem?.severity, 'information');
    assert.equal(problem?.path, 'defects.json');
  });
});

suite('a range is followed by its syntax path', () => {
  const method = (owner: string, limit: number): string =>
    `export class ${owner} {\n  run(): number {\n    const limit = ${limit};\n    return limit;\n  }\n}\n`;
  const languages: Record<string, (owner: string, limit: number) => string> = {
    'a.ts': method,
    'a.js': (owner, limit) => method(owner, limit).replaceAll(': number', ''),
    'a.rs': (owner, limit) =>
      `impl ${owner} {\n    fn run(&self) -> u32 {\n        let limit = ${limit};\n        limit\n    }\n}\n`,
    'a.go': (owner, limit) => `func run${owner}() int {\n\n\tlimit := ${limit}\n\treturn limit\n}\n`,
    'A.java': (owner, limit) =>
      `class ${owner} {\n    int run() {\n        int limit = ${limit};\n        return limit;\n    }\n}\n`,
  };
  for (const [path, code] of Object.entries(languages)) {
    test(path, async () => {
      const [one, two, three] = [code('One', 5), code('Two', 5), code('Three', 5)];
      const lines = one.split('\n').length - 1;
      const at = { line: lines + 2, character: 4 };
      // Only the definition around it tells which of three lines is meant, once they have changed places.
      const taken = await placeAt(path, one + two + three, { start: at, end: at }, parser);
      const { before: _, after: __, ...anchor } = taken!;
      const now = { [path]: three + one + two };
      const { defects } = await load({ before: undefined, now }, anchor);
      assert.deepEqual(placesOf(defects[0]!), [`${path}:${2 * lines + 3} similar`]);
    });
  }
});

suite('a range that left its file', () => {
  test('with most of its neighbours: shown there as the likeliest place', async () => {
    const at = { line: 2, character: 4 };
    const anchor = (await placeAt('src/a.py', settle('settle'), { start: at, end: at }))!;
    const there = settle('settle').replace('(order, rates)', '(order, rates, places)');
    const now = { 'src/a.py': refund, 'src/b.py': `import os\n${there}` };
    const { defects } = await load({ before: undefined, now }, anchor);
    assert.deepEqual(placesOf(defects[0]!), ['src/b.py:4 similar']);
  });
});

suite('following code that nobody waits for', () => {
  test('ends at the next question', async () => {
    const asked: string[] = [];
    let current = true;
    const old = new OneCommit({ 'a.py': settle('settle'), 'r.md': 'x' });
    const history: History = {
      lastCommitted: (path) => old.lastCommitted(path),
      textAt: (commit, path) => {
        asked.push(path);
        current = false;
        return old.textAt(commit, path);
      },
      changesOf: () => old.changesOf(),
      renamesSince: () => {
        asked.push('renames');
        return old.renamesSince();
      },
      forget: () => undefined,
    };
    const code = new CodeIndex(new MemoryFiles({ 'a.py': refund, 'r.md': 'x' }), { history });
    const seen = {
      paths: new Set<string>(),
      globs: new Set<string>(),
      contents: new Set<string>(),
      importers: new Set<string>(),
    };
    const view = breathingView(code.view(seen), new Breather(), () => current);
    const place = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
    const anchor = { kind: 'range' as const, path: 'a.py', range: place, inferred: false };
    await assert.rejects(
      resolveAnchor({ ...anchor, source: { path: 'r.md', range: place } }, view),
      Overtaken,
    );
    assert.deepEqual(asked, ['a.py']);
  });
});
