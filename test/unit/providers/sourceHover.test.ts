import MarkdownIt from 'markdown-it';
import assert from 'node:assert/strict';
import type { Contradiction } from '../../../src/core/model/ledger.js';
import type { Range } from '../../../src/core/model/range.js';
import { sourceHover } from '../../../src/providers/model/sourceHover.js';
import { aDefect } from './aDefect.js';

const line = (at: number): Range => ({ start: { line: at, character: 0 }, end: { line: at, character: 9 } });
const links = {
  place: (path: string, at: number) => (path.includes('..') ? undefined : `file:///w/${path}#L${at + 1}`),
  show: (id: string) => `command:show?${id}`,
};
const first = { path: 'defects.yaml', range: line(3), entry: 'defects.yaml#A-1' };
const second = {
  path: 'docs/a.md',
  range: line(20),
  entry: 'docs/a.md#a',
  joinedBy: 'same title and priority',
};
const third = { path: 'docs/a.md', range: line(40), entry: 'docs/a.md#b', joinedBy: 'same id' };
const occurrence = { anchor: 0, confidence: 'exact' as const, message: 'it is a stub' };

function rendered(markdown: string): string {
  const md = new MarkdownIt({ html: true });
  md.validateLink = () => true;
  return md.render(markdown);
}

/** As a person reads it, the targets of links in parentheses. */
function shown(markdown: string): string {
  return rendered(markdown)
    .replaceAll(/<a href="([^"]*)">([^<]*)<\/a>/g, '$2 ($1)')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll(/\n+/g, '\n');
}

suite('sourceHover', () => {
  const defect = aDefect({
    evidence: 'confirmed',
    mentions: [first, second, third],
    occurrences: [
      { ...occurrence, path: 'src/b.py', range: line(4), proves: false, message: 'affected' },
      { ...occurrence, path: 'src/a.py', range: line(11), proves: true },
    ],
  });

  test('the proof comes first, each place is a link', () => {
    assert.match(
      shown(sourceHover(defect, second, [], links)),
      /In the code\nconfirmed: src\/a\.py:12 \(file:\/\/\/w\/src\/a\.py#L12\) it is a stub\nlocated: src\/b\.py:5 \(/,
    );
  });

  test('the other mentions, with why they are the same', () => {
    const also = (here: typeof first) =>
      /Also in\n([^]*?)\n$/.exec(shown(sourceHover(defect, here, [], links)))![1];
    assert.equal(
      also(first),
      'docs/a.md:21 (file:///w/docs/a.md#L21) · same title and priority\ndocs/a.md:41 (file:///w/docs/a.md#L41) · same id',
    );
    assert.equal(
      also(second),
      'defects.yaml:4 (file:///w/defects.yaml#L4) · same title and priority\ndocs/a.md:41 (file:///w/docs/a.md#L41) · same id',
    );
  });

  test('only its own contradictions', () => {
    const about = (id: string, values: string[]): Contradiction => ({
      subject: `severity of ${id}`,
      kind: 'severity',
      defect: id,
      claims: values.map((value, i) => ({ value, source: { path: `docs/${i}.md`, range: line(i) } })),
    });
    const text = shown(
      sourceHover(defect, first, [about('A-1', ['high', 'low']), about('A-2', ['x'])], links),
    );
    assert.match(
      text,
      /Contradicted: severity of A-1\nhigh in docs\/0\.md:1 \(.*\)\nlow in docs\/1\.md:2 \(/,
    );
    assert.doesNotMatch(text, /A-2/);
  });

  test('says so when there is nothing to show', () => {
    const anchors = [
      { kind: 'file' as const, path: 'x.py', inferred: true, source: first, state: 'unlocated' as const },
    ];
    const says = (fields: Parameters<typeof aDefect>[0]) =>
      shown(sourceHover(aDefect(fields), undefined, [], links));
    assert.match(says({ evidence: 'cleared' }), /everything that could prove it is gone/);
    assert.match(says({ anchors }), /nothing that it names was found/);
    assert.match(says({}), /it names no code/);
  });

  test('untrusted text makes no link and no HTML; code in it is only shown as code', () => {
    const evil = '](command:evil) [x](http://h) <img src=x> `c` $(zap)\n# T';
    const text = sourceHover(
      aDefect({
        id: evil,
        title: evil,
        description: evil,
        mentions: [{ ...first, path: `../${evil}`, joinedBy: evil }],
        occurrences: [{ ...occurrence, path: `../${evil}`, range: line(1), proves: true, message: evil }],
      }),
      undefined,
      [{ subject: evil, kind: 'status', defect: evil, claims: [{ value: evil, source: first }] }],
      { ...links, show: () => 'command:show' },
    );
    const html = rendered(text);
    const targets = [...html.matchAll(/href="([^"]*)"/g)].map((match) => match[1]);
    assert.deepEqual(targets, ['command:show', 'file:///w/defects.yaml#L4']);
    assert.doesNotMatch(html, /<(?:img|h1|pre)/);
    assert.match(html, /<code>c<\/code>/);
  });

  test('many places are counted, not listed', () => {
    const occurrences = Array.from({ length: 30 }, (_, i) => ({
      ...occurrence,
      path: 'src/a.py',
      range: line(i),
      proves: true,
    }));
    assert.match(
      shown(sourceHover(aDefect({ occurrences }), undefined, [], links)),
      /src\/a\.py:8 .*\n22 more\n/,
    );
  });
});
