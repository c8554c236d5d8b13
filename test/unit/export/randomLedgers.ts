import fc from 'fast-check';
import { emptyLedger } from '../../../src/core/ledger/emptyLedger.js';
import type { Anchor, Criterion, Defect, Ledger, Phase, Template } from '../../../src/core/model/ledger.js';
import type { Mention } from '../../../src/core/model/range.js';
import {
  DEFECT_KINDS,
  PRIORITIES,
  SEVERITIES,
  STATUSES,
  TEMPLATE_MODES,
} from '../../../src/core/model/vocabulary.js';

/** What YAML gives a meaning to, and what is awkward in any format. */
const awkward = fc.constantFrom(
  ...': # \' " { } [ ] & * ! % @ ` - -- --- ... ? | > < , = ~ \\ / . + $ ^'.split(' '),
  ...': # yes no on off null true False 012 0x1F 1e3 12:30 2024-01-01 3 -4.5 .inf << y'.split(' '),
  ...[
    ' ',
    '  ',
    '\t',
    '\n',
    '\n\n',
    '\n  ',
    ' \n',
    '\u00a0',
    '\u2028',
    '\u0085',
    '\u0007',
    '\ufeff',
    '\ud83d',
    '😀',
    'é',
    'готово',
  ],
  ...[
    'key: value',
    'a #b',
    '- item',
    '# comment',
    '{ a: 1 }',
    'word',
    'x'.repeat(120),
    'a long text of many words '.repeat(8),
  ],
);

const piece = fc.oneof(
  { weight: 3, arbitrary: awkward },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
);
/** Any text but line ends of other kinds: those become `\n` (tested apart). */
export const randomText = fc
  .array(piece, { minLength: 1, maxLength: 6 })
  .map((parts) => parts.join('').replaceAll('\r', ''))
  .filter((text) => text !== '');

const randomId = fc
  .array(
    fc.constantFrom('A', 'RAFT', '-', '#', '1', '_', ':', '"', '&', '*', '%', 'é', 'null', '~', '{', '@'),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((parts) => parts.join(''));

const mention: fc.Arbitrary<Mention> = fc.record({
  path: fc.constantFrom('docs/REPORT.md', 'defects_inventory.json', 'a b\nc.md'),
  range: fc.nat(500).map((line) => ({ start: { line, character: 0 }, end: { line, character: 5 } })),
});
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const texts = { minLength: 0, maxLength: 3 };
const path = fc.constantFrom('src/a.py', 'src/**/*.{py,ts}', 'docs/a, b.md', "it's/[x].py", 'a#b.py');

const anchorFields = fc.oneof(
  fc.record({ kind: fc.constant('file' as const), path }),
  fc.record({
    kind: fc.constant('range' as const),
    path,
    range: fc
      .nat(99)
      .map((line) => ({ start: { line, character: 1 }, end: { line: line + 1, character: 0 } })),
  }),
  fc.record({ kind: fc.constant('symbol' as const), path, name: randomText, required: fc.boolean() }),
  fc.record({
    kind: fc.constant('import' as const),
    module: randomText,
    names: fc.array(randomText, { minLength: 1, maxLength: 6 }),
  }),
  fc.record({ kind: fc.constant('test' as const), path, name: randomText }),
  fc.record({
    kind: fc.constant('dependency' as const),
    ecosystem: fc.constantFrom('pypi' as const, 'npm' as const),
    name: randomText,
    version: randomText,
  }),
  fc.record({ kind: fc.constant('pattern' as const), pattern: randomText, include: path }),
  fc.record({ kind: fc.constant('missing-file' as const), path }),
);
const anchor: fc.Arbitrary<Anchor> = fc
  .tuple(anchorFields, fc.boolean(), mention)
  .map(([fields, inferred, source]) => ({ ...fields, inferred, source, state: 'located' as const }));

const check = fc.record({ text: randomText, done: fc.boolean(), source: mention });

const defect = (id: string, others: readonly string[], templates: readonly string[]): fc.Arbitrary<Defect> =>
  fc.record({
    id: fc.constant(id),
    title: randomText,
    kind: fc.constantFrom(...DEFECT_KINDS),
    priority: maybe(fc.constantFrom(...PRIORITIES)),
    severity: maybe(fc.constantFrom(...SEVERITIES)),
    status: fc.constantFrom(...STATUSES),
    category: maybe(randomText),
    description: maybe(randomText),
    rootCause: maybe(randomText),
    impact: maybe(randomText),
    effort: maybe(randomText),
    timeline: maybe(randomText),
    owner: maybe(randomText),
    gapPercent: maybe(fc.constantFrom(0, 3.5, 10, 100)),
    current: maybe(randomText),
    target: maybe(randomText),
    fixOptions: fc.array(
      fc.record({
        description: randomText,
        effort: maybe(randomText),
        risk: maybe(randomText),
        recommended: fc.boolean(),
      }),
      texts,
    ),
    checklist: fc.array(check, texts),
    dependsOn: fc.subarray([...others]),
    details: fc.constant({}),
    evidence: fc.constant('located' as const),
    anchors: fc.array(anchor, texts),
    occurrences: fc.constant([]),
    templates: fc.subarray([...templates]),
    phases: fc.constant([]),
    mentions: fc
      .array(mention, { minLength: 1, maxLength: 12 })
      .map((all) => all.map((each) => ({ ...each, entry: `${each.path}#${id}` }))),
  });

const phase = (id: string, defects: readonly string[]): fc.Arbitrary<Phase> =>
  fc.record({
    id: fc.constant(id),
    title: randomText,
    order: fc.constantFrom(1, 2, 3.5),
    weeks: maybe(fc.nat(20).map((start) => ({ start, end: start + 1 }))),
    tasks: fc.array(
      fc.record({
        title: randomText,
        done: fc.boolean(),
        effort: maybe(randomText),
        owner: maybe(randomText),
        defects: fc.subarray([...defects]),
        source: mention,
      }),
      texts,
    ),
    exitCriteria: fc.array(check, texts),
    mentions: fc.array(mention, { minLength: 1, maxLength: 3 }),
  });

const criterion: fc.Arbitrary<Criterion> = fc.record({
  category: maybe(randomText),
  text: randomText,
  done: fc.boolean(),
  target: maybe(randomText),
  current: maybe(randomText),
  source: mention,
});

const template = (id: string): fc.Arbitrary<Template> =>
  fc.record({
    id: fc.constant(id),
    title: randomText,
    language: fc.constantFrom('python', 'yaml'),
    targetPath: fc.constantFrom('src/a.py', 'deploy/a b.yml'),
    mode: fc.constantFrom(...TEMPLATE_MODES),
    code: fc.oneof(
      randomText,
      fc
        .array(fc.constantFrom('def f():', '    pass', '\tx', '', '  ', '# note', '- a: 1', '---', '}'), {
          minLength: 1,
          maxLength: 8,
        })
        .map((lines) => `${lines.join('\n')}\n`),
    ),
    source: mention,
  });

const ids = fc.uniqueArray(randomId, { minLength: 0, maxLength: 4 });

/** A ledger of reports and found inventories, with every field that the native inventory has. */
export const randomLedger: fc.Arbitrary<Ledger> = fc
  .tuple(ids, ids, ids)
  .chain(([defects, phases, templates]) =>
    fc
      .record({
        defects: fc.tuple(...defects.map((id) => defect(id, defects, templates))),
        phases: fc.tuple(...phases.map((id) => phase(id, defects))),
        criteria: fc.uniqueArray(criterion, {
          maxLength: 3,
          selector: ({ category, text }) => `${category} ${text}`,
        }),
        templates: fc.tuple(...templates.map(template)),
      })
      .map((lists) => ({ ...emptyLedger(), ...lists })),
  );
