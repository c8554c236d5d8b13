import assert from 'node:assert/strict';
import { readLock } from '../../../src/core/evidence/dependencies/locks/lockKinds.js';
import { LineTable } from '../../../src/core/evidence/tracking/LineTable.js';
import { matchLines } from '../../../src/core/evidence/tracking/matchLines.js';
import { atOnce, shared, type Steps } from '../../../src/core/steps.js';

function restsIn(steps: Steps<unknown>): number {
  let rests = 0;
  while (!steps.next().done) rests++;
  return rests;
}

function repeat(count: number, piece: (i: number) => string): string {
  return Array.from({ length: count }, (_, i) => piece(i)).join('');
}

const locks: Record<string, (packages: number) => string> = {
  'package-lock.json': (n) =>
    JSON.stringify({
      lockfileVersion: 3,
      packages: Object.fromEntries(
        Array.from({ length: n }, (_, i) => [`node_modules/p${i}`, { version: `1.0.${i}`, resolved: 'x' }]),
      ),
    }),
  'yarn.lock': (n) => repeat(n, (i) => `p${i}@^1.0.0:\n  version "1.0.${i}"\n\n`),
  'pnpm-lock.yaml': (n) =>
    `lockfileVersion: '9.0'\n\npackages:\n${repeat(n, (i) => `\n  p${i}@1.0.${i}:\n    resolution: {}\n`)}`,
  'poetry.lock': (n) => repeat(n, (i) => `[[package]]\nname = "p${i}"\nversion = "1.0.${i}"\n\n`),
  'Pipfile.lock': (n) =>
    JSON.stringify({
      default: Object.fromEntries(
        Array.from({ length: n }, (_, i) => [`p${i}`, { hashes: [], version: `==1.0.${i}` }]),
      ),
    }),
  'go.sum': (n) => repeat(n, (i) => `example.org/p${i} v1.0.${i} h1:abc=\n`),
  'gradle.lockfile': (n) => repeat(n, (i) => `org.example:p${i}:1.0.${i}=compileClasspath\n`),
};

suite('work on one large file rests again and again', () => {
  for (const [name, write] of Object.entries(locks)) {
    test(`${name}: the more packages, the more rests`, () => {
      assert.equal(atOnce(readLock(name, write(3000))).length, 3000);
      const [few, many] = [3000, 30_000].map((n) => restsIn(readLock(name, write(n))));
      assert.ok(few! >= 3, `${few} rests`);
      assert.ok(many! >= 9 * few!, `${few} rests, ${many} for ten times as much`);
    });
  }

  const textOf = (lines: number, changed: number): string =>
    repeat(lines, (i) => (i % changed === 0 ? `    other_${i} = ${i}\n` : `    value_${i % 500} = ${i}\n`));

  test('reading, hashing and comparing lines', () => {
    const work = (lines: number): number[] => {
      const [before, after] = [textOf(lines, 7), textOf(lines, 11)];
      const [a, b] = [new LineTable(before), new LineTable(after)];
      return [
        restsIn(LineTable.steps(before)),
        restsIn(a.indexHashes()),
        restsIn(a.indexShortHashes()),
        restsIn(a.indexTokens()),
        restsIn(matchLines(a, b)),
      ];
    };
    const few = work(2000);
    for (const [i, many] of work(20_000).entries())
      assert.ok(few[i]! >= 3 && many >= 9 * few[i]!, `${few[i]} rests, ${many} for ten times as much`);
  });

  test('lines between which nothing is unique', () => {
    const same = (words: readonly string[]): LineTable =>
      new LineTable(repeat(400, (i) => `${words[i % words.length]}\n`));
    assert.ok(restsIn(matchLines(same(['a', 'b', 'c']), same(['c', 'b', 'b', 'a']))) > 4);
  });
});

suite('shared steps', () => {
  test('are taken once, by whoever goes on; each gets the result', () => {
    let taken = 0;
    const steps = shared(
      (function* (): Steps<string> {
        for (let i = 0; i < 5; i++) {
          taken++;
          yield;
        }
        return 'done';
      })(),
    );
    const first = steps();
    const second = steps();
    const results: (string | undefined)[] = [];
    for (let i = 0; i < 12 && results.length < 2; i++)
      for (const each of [first, second]) {
        const { done, value } = each.next();
        if (done && value !== undefined) results.push(value);
      }
    assert.deepEqual(results, ['done', 'done']);
    assert.equal(taken, 5);
    assert.equal(atOnce(steps()), 'done');
  });
});
