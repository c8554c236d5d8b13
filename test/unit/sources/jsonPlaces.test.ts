import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseJsonc } from '../../../src/core/sources/json/parseJsonc.js';
import { parseJson, parsingJson } from '../../../src/core/sources/parseJson.js';
import { atOnce } from '../../../src/core/steps.js';
import { toValue, type ValueNode } from '../../../src/core/sources/valueTree.js';
import { LineIndex } from '../../../src/core/text/LineIndex.js';

type Written = string | number | boolean | null | Written[] | Map<string, Written>;

/** Keys in any order and more than once, as `JSON.stringify` never writes them. */
function write(value: Written, blank: () => string): string {
  if (Array.isArray(value))
    return `[${blank()}${value.map((item) => write(item, blank)).join(`,${blank()}`)}]`;
  if (value instanceof Map) {
    const entries = [...value].map(
      ([key, of]) => `${JSON.stringify(key.replace(/^_\d_/u, ''))}${blank()}:${blank()}${write(of, blank)}`,
    );
    return `{${entries.join(`${blank()},${blank()}`)}${blank()}}`;
  }
  return JSON.stringify(value);
}

const text = fc.oneof(
  fc.constantFrom('', '"', '\\', '\\"', '\\\\', 'a\\', '\n', '\u2028', '😀', '\ud800', '{[:,]}', 'HIGH'),
  fc.string({ unit: 'binary', maxLength: 8 }),
);
/** A prefix `_1_` is cut off when written, so that a map of many keys is one with repeated keys. */
const key = fc.oneof(
  fc.constantFrom('a', '_1_a', '_2_a', '1', '10', '2', '_1_2', '01', '__proto__', 'constructor', ''),
  text,
);
const tree = fc.letrec<{ value: Written }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'medium' },
    text,
    fc.constantFrom(null, true, false, 0, -0.5, 1e21, 12),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(key, tie('value')), { maxLength: 6 }).map((entries) => new Map(entries)),
  ),
})).value;
const blanks = fc.array(fc.constantFrom('', ' ', '\n', '\r\n', '\r', '\t', '\n    '), {
  minLength: 1,
  maxLength: 5,
});

/** Everything that a node says, without regard to how it is made. */
function told(node: ValueNode | undefined): unknown {
  if (!node) return undefined;
  const { kind, start, end } = node;
  if (node.kind === 'scalar') return { kind, start, end, value: node.value };
  if (node.kind === 'list') return { kind, start, end, items: node.items.map(told), value: toValue(node) };
  const entries = node.entries.map((entry) => ({ ...entry, value: told(entry.value) }));
  return { kind, start, end, entries, value: toValue(node) };
}

suite('JSON: places of strict text', () => {
  const same = (json: string): void => {
    const [quick, slow] = [parseJson(json), parseJsonc(json)];
    assert.deepEqual(told(quick.root), told(slow.root));
    assert.deepEqual(quick.problems, slow.problems);
    if (quick.lineStarts) {
      const lines = new LineIndex(json);
      const starts = Array.from({ length: lines.lineCount }, (_, line) => lines.lineStart(line));
      assert.deepEqual([...quick.lineStarts], starts);
    }
  };

  test('the same tree as from the tolerant parser, keys repeated or like numbers included', () => {
    fc.assert(
      fc.property(tree, blanks, (value, kinds) => {
        let i = 0;
        const json = write(value, () => kinds[i++ % kinds.length]!);
        assert.ok(parseJson(json).lineStarts, 'it is strict JSON');
        same(json);
      }),
      { numRuns: 1000 },
    );
  });

  test('the same from any mutation', () => {
    const insert = fc.constantFrom(
      '',
      '"',
      '\\',
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '//',
      '/* */',
      '1e',
      '\n',
      '\0',
    );
    fc.assert(
      fc.property(tree, fc.nat(), fc.nat(4), insert, (value, at, cut, piece) => {
        const json = write(value, () => ' ');
        const from = at % (json.length + 1);
        same(json.slice(0, from) + piece + json.slice(from + cut));
      }),
      { numRuns: 1000 },
    );
  });

  test('in a string every character counts, wherever it stands among those that are looked at together', () => {
    const within = ['', 'é', '\u4e2d', '\u8022', '\u225c', '\u5c5c', '\u2222'];
    const seen = [' ', '!', '\\"', '\\\\', '\\n', '\\u0041', '\\x', '"', '\u007f', '\u0080'];
    for (let code = 0; code < 0x20; code++) seen.push(String.fromCharCode(code));
    for (const other of within) {
      for (let before = 0; before < 9; before++) {
        for (const one of seen) {
          const json = `["${'~'.repeat(before)}${one}${other}${'a'.repeat(5)}", "${other}"]`;
          let value: unknown;
          try {
            value = JSON.parse(json);
          } catch {
            value = undefined;
          }
          const quick = parseJson(json);
          assert.equal(quick.lineStarts !== undefined, value !== undefined, JSON.stringify(json));
          if (value !== undefined) assert.deepEqual(toValue(quick.root!), value);
        }
      }
    }
  });

  test('strict is what JSON.parse takes, and nothing else', () => {
    const pieces = fc.oneof(
      fc.constantFrom(
        ...[
          '{',
          '}',
          '[',
          ']',
          ',',
          ':',
          '"',
          '"a"',
          '"a":',
          '""',
          '\\',
          '\\n',
          '\\u00e9',
          '\\ud83d',
          '\\u00g0',
          '\\x',
        ],
        ...['0', '-', '01', '1.', '.5', '1.5', '1e', '1E+5', '1e-05', '-0', '+1', 'NaN', '0x1', '1_0', '１'],
        ...['true', 'false', 'null', 'tru', 'True', 'nullx', '//', '/**/', "'a'", 'undefined'],
        ...[
          ' ',
          '\n',
          '\r\n',
          '\r',
          '\t',
          '\f',
          '\v',
          '\u00a0',
          '\u2028',
          '\ufeff',
          '\0',
          '\u007f',
          '\x1f',
          'é',
          '😀',
          '\ud800',
        ],
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
    );
    const isStrict = (json: string): boolean => {
      try {
        JSON.parse(json);
        return true;
      } catch {
        return false;
      }
    };
    const texts = fc.oneof(
      fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join('')),
      fc
        .tuple(tree, fc.array(fc.tuple(fc.nat(), fc.nat(3), pieces), { maxLength: 2 }))
        .map(([value, edits]) =>
          edits.reduce(
            (json, [at, cut, piece]) => {
              const from = at % (json.length + 1);
              return json.slice(0, from) + piece + json.slice(from + cut);
            },
            write(value, () => ' '),
          ),
        ),
    );
    fc.assert(
      fc.property(texts, (json) => {
        assert.equal(parseJson(json).lineStarts !== undefined, isStrict(json));
        if (!isStrict(json)) return;
        assert.deepEqual(toValue(parseJson(json).root!), JSON.parse(json));
        assert.deepEqual(told(atOnce(parsingJson(json, true)).root), told(parseJson(json).root));
      }),
      { numRuns: 5000 },
    );
  });

  test('in long texts: every place where a stretch of the scan may end', () => {
    const rows = Array.from({ length: 3000 }, (_, i) => ({
      [`k${i % 7}`]: i % 3 ? `äöü ${'x'.repeat(i % 50)}` : 'plain',
      same: [i, -i / 8, null, true],
    }));
    for (const value of [rows, rows.map(({ same }) => ({ same }))]) {
      for (const blanks of [0, 2]) same(JSON.stringify(value, null, blanks));
    }
    same(`["${'x'.repeat(200_000)}", 1]`);
    assert.ok(parseJson(`["${'x'.repeat(200_000)}", 1]`).lineStarts);
  });

  for (const [depth, quick] of [
    [500, true],
    [501, false],
    [600, false],
  ] as const) {
    test(`nested ${depth} deep`, () => {
      const json = `${'{"a":['.repeat(depth / 2)}${depth % 2 ? '[]' : ''}${']}'.repeat(depth / 2)}`;
      assert.equal(parseJson(json).lineStarts !== undefined, quick);
      same(json);
    });
  }
});
