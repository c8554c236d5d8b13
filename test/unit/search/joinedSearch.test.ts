import assert from 'node:assert/strict';
import { JoinedSearch, type WantedLiterals } from '../../../src/core/files/JoinedSearch.js';
import type { FoundLiterals, TextSearch, TextSearchOptions } from '../../../src/core/files/TextSearch.js';

/** Over a few texts; writes down what it was asked. */
class Texts implements TextSearch {
  readonly asked: string[] = [];

  constructor(private readonly texts: Record<string, string>) {}

  find(
    literals: readonly string[],
    { endings, signal }: TextSearchOptions = {},
  ): Promise<FoundLiterals | undefined> {
    this.asked.push(`${literals.join(' ')} in ${endings?.join(' ') ?? 'all'}`);
    if (signal?.aborted) return Promise.resolve(undefined);
    const searched = (path: string): boolean => endings?.some((one) => path.endsWith(one)) ?? true;
    const found = Object.entries(this.texts)
      .filter(([path]) => searched(path))
      .map(([path, text]) => [path, literals.flatMap((one, i) => (text.includes(one) ? [i] : []))] as const)
      .filter(([, numbers]) => numbers.length > 0);
    return Promise.resolve({ searched, byPath: new Map(found.map(([path, all]) => [path, new Set(all)])) });
  }
}

const texts = { 'a.py': 'import Config\ncall(1)\n', 'b.ts': 'call(2)\n', 'c.py': 'Config\nother\n' };
const names: WantedLiterals = { literals: ['other', 'Config'], endings: ['.py', '.pyi'] };

const wants = (wanted?: WantedLiterals) => () => Promise.resolve(wanted);

/** What each finds, as `path: literals`, and what was asked for that. */
async function findAll(wanted: readonly WantedLiterals[], before?: (search: JoinedSearch) => void) {
  const search = new Texts(texts);
  const joined = new JoinedSearch(search);
  const begun = await joined.begin(wants(wanted[0]), wants(wanted[1]));
  before?.(joined);
  const found: string[][] = [];
  for (const { literals, ignoreCase = false, endings } of wanted) {
    const answer = await joined.find(literals, { ignoreCase, endings });
    found.push(
      [...answer!.byPath].map(
        ([path, all]) =>
          `${path}: ${[...all]
            .map((i) => literals[i])
            .sort()
            .join(' ')}`,
      ),
    );
  }
  return { begun, found, asked: search.asked };
}

const joins: [what: string, patterns: WantedLiterals, asked: string[]][] = [
  ['over all files', { literals: ['call('] }, ['call( other Config in all']],
  [
    'over files that are partly the same',
    { literals: ['call('], endings: ['.py', '.ts'] },
    ['call( other Config in .py .ts .pyi'],
  ],
  ['with a literal in common', { literals: ['call(', 'Config'] }, ['call( Config other in all']],
];

const separate: [what: string, patterns: WantedLiterals, names: WantedLiterals][] = [
  ['over other files', { literals: ['call('], endings: ['.ts'] }, names],
  ['with a literal that is everywhere', { literals: ['call('] }, { ...names, literals: ['f'] }],
];

suite('a search that is joined', () => {
  for (const [what, patterns, asked] of joins) {
    test(`looks for both at once: ${what}`, async () => {
      const both = await findAll([patterns, names]);
      assert.deepEqual(both.asked, asked);
      const each = [await findAll([patterns]), await findAll([names])];
      const inOrder = (found: string[][]): string[][] => found.map((one) => [...one].sort());
      assert.deepEqual(inOrder(both.found), inOrder(each.flatMap(({ found }) => found)));
    });
  }

  for (const [what, patterns, others] of separate) {
    test(`looks for each by itself: ${what}`, async () => {
      const { begun, asked } = await findAll([patterns, others]);
      assert.deepEqual([begun, asked.length], [true, 2]);
    });
  }

  test('answers no more once it has ended', async () => {
    const { asked } = await findAll([{ literals: ['call('] }, names], (joined) => joined.end());
    assert.deepEqual(asked.slice(-2), ['call( in all', 'other Config in .py .pyi']);
  });

  test('that was stopped says so to those who can be stopped; others look by themselves', async () => {
    const search = new Texts(texts);
    const joined = new JoinedSearch(search);
    const stop = new AbortController();
    const beginning = joined.begin(wants({ literals: ['call('] }), wants(names), stop.signal);
    stop.abort();
    assert.equal(await beginning, false);
    const { signal } = stop;
    assert.equal(await joined.find(['call('], { signal }), undefined);
    assert.equal(search.asked.length, 0);
    const own = await joined.find(names.literals, { endings: names.endings });
    assert.deepEqual([...own!.byPath.keys()], ['a.py', 'c.py']);
  });

  test('is none where nothing is sure to be looked for, where there is no search, and where the files cannot be told', async () => {
    const search = new Texts(texts);
    const joined = new JoinedSearch(search);
    assert.equal(await joined.begin(wants(), wants(names)), false);
    assert.equal(await joined.begin(() => Promise.reject(new Error('no listing')), wants(names)), false);
    assert.deepEqual(search.asked, []);
    assert.ok(await joined.find(names.literals, { endings: names.endings }));
    const without = new JoinedSearch(undefined);
    assert.equal(await without.begin(wants(names), wants(names)), false);
    assert.equal(await without.find(names.literals), undefined);
  });
});
