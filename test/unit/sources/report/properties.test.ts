import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Fragment } from '../../../../src/core/sources/fragment.js';
import { withoutPlaces } from '../corpus/variants.js';
import { checkFragment, read } from './fragmentRules.js';
import { reportTexts } from './reportTexts.js';

const texts = reportTexts().map(({ text }) => text);
const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
const snippet = fc.constantFrom(
  ...[
    '',
    '\n',
    '\n\n',
    '\r',
    '\r\n',
    '\t',
    ' ',
    '    ',
    '\0',
    '\uFFFD',
    '\ud800',
    '\udc00',
    '\u00a0',
    '\ufeff',
  ],
  ...[
    '\u2028',
    '**',
    '__',
    '`',
    '```\n',
    '~~~\n',
    '|',
    '||',
    '---\n',
    '===\n',
    '- ',
    '- [ ] ',
    '- [x]',
    '1. ',
  ],
  ...[
    '# ',
    '###### ',
    '> ',
    '[',
    '](',
    ')',
    '<',
    '<!--',
    '<table><tr><td>',
    '</td></tr></table>',
    '&amp;',
    '\\',
  ],
  ...[
    '✅ ',
    '❌',
    '⚠️',
    '├─ ',
    '(10%)',
    '[H-01] ',
    'P0: ',
    '**Severity**: High',
    'Severity: ',
    ': ',
    ' - ',
    '%',
  ],
  ...['Phase 1: ', 'Week 1-2', '0/30', '~~', 'â€™', 'ðŸ', '../../x.py', 'src/a.py:1', '{{{{', '::'],
);

type Mutation = (text: string) => string;
const at = (text: string, share: number): number => Math.floor(share * text.length);
const onLines =
  (change: (lines: string[], i: number, j: number) => void) =>
  ([from, to]: [number, number]): Mutation =>
  (text) => {
    const lines = text.split('\n');
    change(lines, Math.floor(from * lines.length), Math.floor(to * lines.length));
    return lines.join('\n');
  };
const two = fc.tuple(place, place);
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.tuple(place, snippet).map(([from, added]): Mutation => (text) => {
    const offset = at(text, from);
    return text.slice(0, offset) + added + text.slice(offset);
  }),
  fc.tuple(place, fc.nat(60)).map(([from, length]): Mutation => (text) => {
    const offset = at(text, from);
    return text.slice(0, offset) + text.slice(offset + length);
  }),
  two.map(onLines((lines, i) => lines.splice(i, 1))),
  two.map(onLines((lines, i, j) => lines.splice(i, 0, lines[j] ?? ''))),
  two.map(onLines((lines, i, j) => ([lines[i], lines[j]] = [lines[j] ?? '', lines[i] ?? '']))),
  two.map(onLines((lines, i, j) => (lines[i] = `${lines[i] ?? ''}${lines[j] ?? ''}`))),
  two.map(onLines((lines, i, j) => lines.splice(i, j > i ? Math.min(j - i, 30) : 3))),
  fc
    .tuple(two, snippet)
    .map(([range, added]) => onLines((lines, i) => (lines[i] = added + (lines[i] ?? '')))(range)),
  place.map(
    (from): Mutation =>
      (text) =>
        text.slice(0, at(text, from)),
  ),
  place.map(
    (from): Mutation =>
      (text) =>
        text.slice(at(text, from)),
  ),
  fc.constantFrom('\r\n', '\r', ' \n', '\n\n').map(
    (end): Mutation =>
      (text) =>
        text.replaceAll('\n', end),
  ),
  fc.constantFrom<Mutation>(
    (text) => text.replaceAll('  ', '\t'),
    (text) => text.replaceAll(/^/gmu, '> '),
    (text) => text.replaceAll(/^/gmu, '  '),
    (text) => text.replaceAll('**', '__'),
    (text) => `${text}\n${text}`,
  ),
);
const mutated = fc
  .tuple(fc.constantFrom(...texts), fc.array(mutation, { minLength: 1, maxLength: 6 }))
  .map(([text, mutations]) => mutations.reduce((now, mutate) => mutate(now), text));

/** What a fragment says, without where: places in the text move with its line ends. */
function said(fragment: Fragment): unknown {
  const json = JSON.stringify(withoutPlaces(fragment));
  return JSON.parse(json.replaceAll(/"siblings":"([^"@]*)@\d+"/gu, '"siblings":"$1"'));
}

suite('Markdown reader: any text', function () {
  this.timeout(120_000);

  test('any string reads without an exception, and the rules of a fragment hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => void checkFragment(text)),
      { numRuns: 400 },
    );
  });

  test('any mix of what Markdown and reports are made of', () => {
    const mixed = fc.array(fc.oneof(snippet, fc.constantFrom('Raft', 'fails', '\n', '\n', ' ')), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(mixed, (parts) => void checkFragment(parts.join(''))),
      { numRuns: 1500 },
    );
  });

  test('the documents as they are', () => {
    for (const text of texts) checkFragment(text);
  });

  test('any mutation of the documents', () => {
    fc.assert(
      fc.property(mutated, (text) => void checkFragment(text)),
      { numRuns: 300 },
    );
  });

  test('line ends do not change what is read', () => {
    const check = (text: string): void => {
      const plain = text.replaceAll(/\r\n?/gu, '\n');
      const expected = said(read(plain));
      for (const end of ['\r\n', '\r']) assert.deepEqual(said(read(plain.replaceAll('\n', end))), expected);
    };
    for (const text of texts) check(text);
    fc.assert(fc.property(mutated, check), { numRuns: 100 });
  });
});
