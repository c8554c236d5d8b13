import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { stringify } from 'yaml';
import { planReanchor } from '../../../src/core/export/inventory/planReanchor.js';
import { planRemoveAnchor } from '../../../src/core/export/inventory/planRemoveAnchor.js';
import { readSource } from '../../../src/core/sources/readSource.js';
import { applyEdits } from '../../../src/core/text/applyEdits.js';

interface Case {
  name: string;
  path?: string;
  text: string;
  /** Place of the anchor that goes, of the defect `A`. */
  at: number;
  after: string;
}

const head = 'version: 1\ndefects:\n  - id: A\n    title: One\n';
const anchors = (items: string, tail = ''): string => `${head}    anchors:\n${items}${tail}`;
const symbol = '      - kind: symbol\n        path: a.py\n        name: f\n';
const file = '      - kind: file\n        path: b.py\n';
const next = '  - id: B\n    title: Two\n    anchors:\n      - { kind: file, path: b.py }\n';
const json = (items: string): string =>
  `{ "version": 1, "defects": [{ "id": "A", "title": "One", "anchors": ${items} }] }`;

const cases: Case[] = [
  { name: 'lines: the first', text: anchors(symbol + file, next), at: 0, after: anchors(file, next) },
  { name: 'lines: the last', text: anchors(file + symbol, next), at: 1, after: anchors(file, next) },
  {
    name: 'lines: one between',
    text: anchors(file + symbol + file, next),
    at: 1,
    after: anchors(file + file, next),
  },
  {
    name: 'lines: the only one',
    text: anchors(symbol, next),
    at: 0,
    after: `${head}    anchors: []\n${next}`,
  },
  {
    name: 'lines: the only one, with comments',
    text: `${head}    anchors: # where\n      # above\n${symbol}    priority: P1\n`,
    at: 0,
    after: `${head}    anchors: [] # where\n      # above\n    priority: P1\n`,
  },
  {
    name: 'lines: comments beside and behind stay or go with their line',
    text: anchors(
      `      # of f\n      - kind: symbol # s\n        path: a.py\n        name: f # n\n      # b\n${file}`,
    ),
    at: 0,
    after: anchors(`      # of f\n      # b\n${file}`),
  },
  {
    name: 'lines: dashes under the key, the line ends of Windows',
    text: 'version: 1\r\ndefects:\r\n- id: A\r\n  title: One\r\n  anchors:\r\n  - kind: file\r\n    path: b.py\r\n  - kind: symbol\r\n    path: a.py\r\n    name: f\r\n  owner: me\r\n',
    at: 1,
    after:
      'version: 1\r\ndefects:\r\n- id: A\r\n  title: One\r\n  anchors:\r\n  - kind: file\r\n    path: b.py\r\n  owner: me\r\n',
  },
  {
    name: 'lines: the end of a file without a line end',
    text: anchors(file + symbol).trimEnd(),
    at: 1,
    after: anchors(file).trimEnd(),
  },
  {
    name: 'lines: a block of text at the end',
    text: anchors(`      - kind: symbol\n        path: a.py\n        name: |-\n          f\n${file}`),
    at: 0,
    after: anchors(file),
  },
  {
    name: 'lines: an item in brackets',
    text: anchors(`      - { kind: symbol, path: a.py, name: f } # gone\n${file}`),
    at: 0,
    after: anchors(file),
  },
  {
    name: 'brackets in YAML: the first',
    text: `${head}    anchors: [{ kind: symbol, path: a.py, name: f }, { kind: file, path: b.py }] # c\n`,
    at: 0,
    after: `${head}    anchors: [{ kind: file, path: b.py }] # c\n`,
  },
  {
    name: 'brackets in YAML: the last',
    text: `${head}    anchors: [{ kind: file, path: b.py }, { kind: symbol, path: a.py, name: f }] # c\n`,
    at: 1,
    after: `${head}    anchors: [{ kind: file, path: b.py }] # c\n`,
  },
  {
    name: 'brackets in YAML: the only one',
    text: `${head}    anchors: [{ kind: symbol, path: a.py, name: f }] # c\n`,
    at: 0,
    after: `${head}    anchors: [] # c\n`,
  },
  {
    name: 'brackets in YAML over lines, with comments',
    text: `${head}    anchors: [\n      { kind: file, path: b.py }, # b\n      # of f\n      { kind: symbol, path: a.py, name: f } # s\n    ]\n`,
    at: 1,
    after: `${head}    anchors: [\n      { kind: file, path: b.py } # b\n      # of f\n      # s\n    ]\n`,
  },
  {
    name: 'JSON on one line: the first',
    path: 'd.json',
    text: json('[{ "kind": "symbol", "path": "a.py", "name": "f" }, { "kind": "file", "path": "b.py" }]'),
    at: 0,
    after: json('[{ "kind": "file", "path": "b.py" }]'),
  },
  {
    name: 'JSON on one line: the last',
    path: 'd.json',
    text: json('[{ "kind": "file", "path": "b.py" }, { "kind": "symbol", "path": "a.py", "name": "f" }]'),
    at: 1,
    after: json('[{ "kind": "file", "path": "b.py" }]'),
  },
  {
    name: 'JSON on one line: the only one',
    path: 'd.json',
    text: json('[{ "kind": "symbol", "path": "a.py", "name": "f" }]'),
    at: 0,
    after: json('[]'),
  },
  {
    name: 'JSON over lines: the first',
    path: 'd.json',
    text: json(
      '[\n  {\n    "kind": "symbol", "path": "a.py", "name": "f"\n  },\n  { "kind": "file", "path": "b.py" }\n]',
    ),
    at: 0,
    after: json('[\n  { "kind": "file", "path": "b.py" }\n]'),
  },
  {
    name: 'JSON over lines: the last',
    path: 'd.json',
    text: json(
      '[\n  { "kind": "file", "path": "b.py" },\n  {\n    "kind": "symbol", "path": "a.py", "name": "f"\n  }\n]',
    ),
    at: 1,
    after: json('[\n  { "kind": "file", "path": "b.py" }\n]'),
  },
];

function removed(path: string, text: string, at: number): string {
  const { defects } = readSource(path, { text, encoding: 'utf-8' });
  const anchor = defects.find(({ id }) => id === 'A')!.anchors[at]!.source.range;
  const plan = planRemoveAnchor({ path, text, defect: 'A', anchor });
  assert.ok('edits' in plan, 'refused' in plan ? plan.refused : '');
  return applyEdits(text, plan.edits);
}

const told = (path: string, text: string): unknown => {
  const { defects, problems } = readSource(path, { text, encoding: 'utf-8' });
  assert.deepEqual(problems, []);
  return defects.map(({ id, title, anchors: all }) => [
    id,
    title,
    all.map(({ source: _, ...anchor }) => anchor),
  ]);
};

suite('removing an anchor of an inventory', () => {
  for (const { name, path = 'd.yaml', text, at, after } of cases) {
    test(name, () => {
      const result = removed(path, text, at);
      assert.equal(result, after);
      const [first, ...others] = told(path, text) as [[string, string, unknown[]]];
      const [id, title, all] = first;
      assert.deepEqual(told(path, result), [[id, title, all.filter((_, i) => i !== at)], ...others]);
    });
  }

  const range = { start: { line: 5, character: 8 }, end: { line: 5, character: 9 } };
  const refusals: [name: string, text: string, reason: RegExp][] = [
    ['another place', anchors(`${file}${symbol}`).replace('One', 'One\n    owner: me'), /has changed/u],
    ['another defect', anchors(symbol).replace('id: A', 'id: Z'), /does not hold A/u],
    ['a text that is none', `${anchors(symbol)}  ]: [`, /syntax error/u],
    [
      'an anchor that another one is a copy of',
      anchors('      - &s\n        kind: symbol\n        path: a.py\n        name: f\n', '    x: *s\n'),
      /./u,
    ],
  ];
  for (const [name, text, reason] of refusals) {
    test(`refused: ${name}`, () => {
      const plan = planRemoveAnchor({ path: 'd.yaml', text, defect: 'A', anchor: range });
      assert.ok('refused' in plan, JSON.stringify(plan));
      assert.match(plan.refused, reason);
    });
  }

  test('any list in any style: it reads the same but for the one that is gone, and nothing is rewritten', () => {
    const anchor = fc.oneof(
      fc.record({ kind: fc.constant('file'), path: fc.constantFrom('a.py', 'b c.py', '- x', 'é.py') }),
      fc.record({
        kind: fc.constant('symbol'),
        path: fc.constant('a.py'),
        name: fc.constantFrom('f', 'A.b', ', ', '# c'),
      }),
    );
    const lists = fc.array(anchor, { minLength: 1, maxLength: 4 });
    const style = fc.constantFrom('lines', 'flow', 'json', 'pretty');
    fc.assert(
      fc.property(lists, fc.nat(), style, fc.boolean(), (all, pick, how, windows) => {
        const distinct = [...new Map(all.map((each) => [JSON.stringify(each), each])).values()];
        const at = pick % distinct.length;
        const whole = { version: 1, defects: [{ id: 'A', title: 'One', anchors: distinct, owner: 'me' }] };
        const path = how === 'json' || how === 'pretty' ? 'd.json' : 'd.yaml';
        const plain =
          path === 'd.json'
            ? JSON.stringify(whole, null, how === 'pretty' ? 2 : undefined)
            : stringify(whole, { collectionStyle: how === 'flow' ? 'flow' : 'block' });
        const text = windows ? plain.replaceAll('\n', '\r\n') : plain;
        const after = removed(path, text, at);
        const [[id, title, given]] = told(path, text) as [[string, string, unknown[]]];
        assert.deepEqual(told(path, after), [[id, title, given.filter((_, i) => i !== at)]]);
        let rest = 0;
        for (const part of after.replace(/ \[\]/u, '').replace(/\[\]/u, ''))
          rest = text.indexOf(part, rest) + 1 || assert.fail(`${part} is new`);
      }),
    );
  });
});

suite('re-anchoring a symbol in an inventory', () => {
  for (const [path, text, after] of [
    ['d.yaml', anchors(symbol, next), anchors(symbol, next).replace('name: f', 'name: g.h')],
    [
      'd.json',
      json('[{ "kind": "symbol", "path": "a.py", "name": "f", "required": false }]'),
      json('[{ "kind": "symbol", "path": "a.py", "name": "g.h", "required": false }]'),
    ],
  ] as const) {
    test(`only its name changes, ${path}`, () => {
      const anchor = readSource(path, { text, encoding: 'utf-8' }).defects[0]!.anchors[0]!.source.range;
      const place = { kind: 'symbol' as const, path: 'a.py', name: 'g.h' };
      const plan = planReanchor({ path, text, defect: 'A', anchor, place });
      assert.ok('edits' in plan, 'refused' in plan ? plan.refused : '');
      assert.equal(applyEdits(text, plan.edits), after);
    });
  }
});
