import MarkdownIt from 'markdown-it';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { OpenPlace } from '../../../src/core/ledger/openPlaces.js';
import type { Anchor, Defect, Occurrence } from '../../../src/core/model/ledger.js';
import type { Range } from '../../../src/core/model/range.js';
import { codeHover } from '../../../src/providers/model/codeHover.js';
import { aDefect } from './aDefect.js';

const line = (at: number): Range => ({ start: { line: at, character: 0 }, end: { line: at, character: 9 } });
const links = {
  report: (path: string, at: number) => (path.includes('..') ? undefined : `file:///w/${path}#L${at + 1}`),
  occurrences: (id: string) => `command:peek?${encodeURIComponent(id)}`,
  fix: (id: string) => `command:fix?${encodeURIComponent(id)}`,
  mark: ({ id, status }: Defect) =>
    status === 'in-progress' ? undefined : `command:mark?${encodeURIComponent(id)}`,
  show: (id: string) => `command:show?${encodeURIComponent(id)}`,
  details: (id: string) => `command:details?${encodeURIComponent(id)}`,
};
const mention = { path: 'docs/report.md', range: line(20), entry: 'docs/report.md#RAFT-7' };
const anchor = (fields: object): Anchor =>
  ({ inferred: false, source: mention, state: 'confirmed', ...fields }) as unknown as Anchor;
const occurrence = (fields: Partial<Occurrence>): Occurrence => ({
  path: 'src/a.py',
  range: line(4),
  anchor: 0,
  confidence: 'exact',
  proves: true,
  message: '`count` cannot be imported: `src.metrics` does not define `count`.',
  ...fields,
});
const one = occurrence({});
const defect = aDefect({
  id: 'RAFT-7',
  title: 'The counter is gone',
  priority: 'P1',
  severity: 'high',
  evidence: 'confirmed',
  rootCause: 'It was renamed.',
  owner: 'Metrics Team',
  effort: '2 days',
  anchors: [anchor({ kind: 'import', module: 'src.metrics', names: ['count'] })],
  occurrences: [one, occurrence({ path: 'src/b.py' }), occurrence({ path: 'src/c.py' })],
  mentions: [mention],
});
const place: OpenPlace = { defect, occurrence: one };
const full = { told: false, brief: false };

function shown(markdown: string): string {
  const md = new MarkdownIt({ html: true });
  md.validateLink = () => true;
  return md
    .render(markdown)
    .replaceAll(/<a href="([^"]*)">([^<]*)<\/a>/g, '$2 ($1)')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll(/\n+/g, '\n')
    .trim();
}

suite('codeHover', () => {
  test('what it is, how sure the code is, fields, reports, actions', () => {
    assert.equal(
      shown(codeHover(place, [], links, full)),
      [
        'RAFT-7: The counter is gone · P1 · high · open · ' +
          'Confirmed in 3 places (command:peek?RAFT-7) · imported here, not defined in src.metrics',
        'Fix... (command:fix?RAFT-7) · Mark in Progress (command:mark?RAFT-7) · ' +
          'Show in Defects View (command:show?RAFT-7) · Open Details (command:details?RAFT-7)',
        'Root cause It was renamed.',
        'Owner Metrics Team · Effort 2 days',
        'Reported in docs/report.md:21 (file:///w/docs/report.md#L21)',
      ].join('\n'),
    );
  });

  test('below a diagnostic it repeats neither the title nor what the code says', () => {
    const text = shown(codeHover(place, [], links, { ...full, told: true }));
    assert.ok(!text.includes(defect.title), text);
    assert.ok(!text.includes('cannot be imported') && !text.includes('imported here'), text);
    assert.match(text, /^RAFT-7 · P1/);
  });

  test('one text says why it matters: the cause, else the impact, else the description', () => {
    const texts = { rootCause: 'The cause.', impact: 'The impact.', description: 'What it is.' };
    const of = (fields: object) =>
      shown(codeHover({ ...place, defect: { ...defect, ...fields } }, [], links, full));
    assert.match(of(texts), /\nRoot cause The cause\.\nOwner/);
    assert.match(of({ ...texts, rootCause: undefined }), /\nImpact The impact\.\nOwner/);
    assert.match(of({ ...texts, rootCause: undefined, impact: '' }), /\nDescription What it is\.\nOwner/);
  });

  test('an id that was made from the title is not shown', () => {
    const titled = { ...defect, idFromTitle: true };
    const text = shown(codeHover({ ...place, defect: titled }, [], links, { ...full, told: true }));
    assert.match(text, /^The counter is gone · P1/);
  });

  test('among others it leaves the texts out, and keeps what can be done', () => {
    const text = shown(codeHover(place, [], links, { told: true, brief: true }));
    assert.ok(!text.includes('Root cause') && !text.includes('Owner'), text);
    assert.match(text, /Fix\.\.\. /);
  });

  const kinds: [name: string, anchor: object, proves: boolean, expected: string][] = [
    [
      'a module that there is none of',
      { kind: 'import', module: 'x.y', names: [] },
      true,
      'there is no module x.y',
    ],
    [
      'a required symbol',
      { kind: 'symbol', path: 'a', name: 'A.b', required: true },
      true,
      'A.b has to be written here',
    ],
    [
      'a symbol that is named',
      { kind: 'symbol', path: 'a', name: 'A.b', required: false },
      false,
      'A.b is the code that is meant',
    ],
    ['a pattern', { kind: 'pattern', pattern: 'a*_b' }, true, 'this line matches a*_b'],
    [
      'a pin',
      { kind: 'dependency', ecosystem: 'npm', name: 'ws', version: '8.17.1' },
      true,
      'ws is to be at 8.17.1',
    ],
    ['a test', { kind: 'test', path: 'a' }, false, 'a test that shows it'],
    ['a line', { kind: 'range', path: 'a', range: line(1) }, false, 'the place that is reported'],
    ['a file', { kind: 'file', path: 'a' }, false, 'a file that is reported'],
  ];
  for (const [name, fields, proves, expected] of kinds) {
    test(`evidence of ${name}`, () => {
      const here = occurrence({ proves });
      const found = { ...defect, anchors: [anchor(fields)], occurrences: [here] };
      const text = shown(codeHover({ defect: found, occurrence: here }, [], links, full));
      assert.ok(text.includes(`${proves ? 'Confirmed' : 'Located'} in 1 place · `), text);
      assert.ok(text.includes(expected), text);
    });
  }

  test('one that is in progress is not marked again, one without a fix offers none', () => {
    const busy = {
      ...defect,
      status: 'in-progress' as const,
      anchors: [anchor({ kind: 'file', path: 'a' })],
    };
    const text = shown(codeHover({ ...place, defect: busy }, [], links, full));
    assert.ok(!text.includes('Mark in Progress') && !text.includes('Fix...'), text);
  });

  test('a report outside of the workspace is no link', () => {
    const outside = { ...mention, path: '../x.md' };
    const text = shown(codeHover({ ...place, defect: { ...defect, mentions: [outside] } }, [], links, full));
    assert.match(text, /Reported in \.\.\/x\.md:21$/);
  });

  test('what the sources disagree on, and more reports than fit', () => {
    const mentions = Array.from({ length: 5 }, () => mention);
    const claim = (value: string) => ({ value, source: mention });
    const contradiction = {
      subject: 'severity of RAFT-7',
      kind: 'severity' as const,
      defect: 'RAFT-7',
      claims: [claim('high'), claim('low'), claim('low')],
    };
    const text = shown(
      codeHover({ ...place, defect: { ...defect, mentions } }, [contradiction], links, full),
    );
    assert.ok(text.includes('The sources disagree on severity of RAFT-7: high, low'), text);
    assert.ok(text.includes('and 2 more'), text);
  });

  test('whatever the sources say, there are no links but ours and no HTML', () => {
    const pieces = [
      ...['[', ']', '(', ')', '<', '>', '!', '`', '*', '\\', '\n', ':', '&', '|', '#', 'a', ' '],
      ...['$(bug)', 'command:x', 'http://a.b', '<img src=x>', '](command:x)', '<command:x>', 'www.a.b'],
    ];
    const nasty = fc.string({ unit: fc.constantFrom(...pieces) });
    fc.assert(
      fc.property(nasty, nasty, nasty, (title, rootCause, owner) => {
        const md = new MarkdownIt({ html: true, linkify: true });
        md.validateLink = () => true;
        const wild = { ...defect, title, rootCause, owner, rawStatus: owner };
        const html = md.render(codeHover({ ...place, defect: wild }, [], links, full));
        const hrefs = [...html.matchAll(/href="([^"]*)"/g)].map((match) => match[1]!);
        const ours =
          /^(?:command:(?:peek|fix|mark|show|details)\?RAFT-7|file:\/\/\/w\/docs\/report\.md#L21)$/;
        assert.deepEqual(
          hrefs.filter((href) => !ours.test(href)),
          [],
        );
        assert.equal(hrefs.length, 6);
        assert.ok(!/<(?!\/?(?:p|a|strong|br|code)\b)/.test(html), html);
      }),
    );
  });
});
