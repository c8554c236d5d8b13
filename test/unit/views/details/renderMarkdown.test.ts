import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { RichNode } from '../../../../src/views/model/details/DetailsView.js';
import { RICH_TAGS } from '../../../../src/views/model/details/DetailsView.js';
import { readDetailsMessage } from '../../../../src/views/model/details/detailsMessages.js';
import { renderMarkdown } from '../../../../src/views/model/details/renderMarkdown.js';
import { renderMention } from '../../../../src/views/model/details/renderMention.js';

/** As one line: `<p>a <strong>b</strong></p>`, a link as `[text -> where]`. */
function show(nodes: readonly RichNode[]): string {
  return nodes
    .map((node) => {
      if (typeof node === 'string') return node;
      const inner = show(node.children);
      return node.tag === 'link' ? `[${inner} -> ${node.hint}]` : `<${node.tag}>${inner}</${node.tag}>`;
    })
    .join('');
}

function* flat(nodes: readonly RichNode[]): Generator<RichNode> {
  for (const node of nodes) {
    yield node;
    if (typeof node !== 'string') yield* flat(node.children);
  }
}

/** Only what the view can draw: known elements, links that the extension would follow. */
function check(nodes: readonly RichNode[]): void {
  const tags: readonly string[] = RICH_TAGS;
  for (const node of flat(nodes)) {
    if (typeof node === 'string') continue;
    if (node.tag !== 'link') assert.ok(tags.includes(node.tag), node.tag);
    else {
      assert.deepEqual(readDetailsMessage(node.open), node.open);
      assert.ok(['openPlace', 'openLink'].includes(node.open.type));
      if (node.open.type === 'openLink') assert.match(node.open.href, /^https?:\/\//u);
      if (node.open.type === 'openPlace') assert.doesNotMatch(node.open.path, /^\/|(?:^|\/)\.\.(?:\/|$)|:/u);
    }
  }
}

suite('details: Markdown of a source', () => {
  for (const [what, text, expected] of [
    [
      'paragraphs and marks',
      'a **b** _c_ ~~d~~ `e`',
      '<p>a <strong>b</strong> <em>c</em> <s>d</s> <code>e</code></p>',
    ],
    ['a list without loose paragraphs', '- a\n- b', '<ul><li>a</li><li>b</li></ul>'],
    ['code as it is', '```js\nif (a < b) {}\n```', '<pre><code>if (a < b) {}\n</code></pre>'],
    [
      'a table',
      '| a | b |\n|---|---|\n| 1 | 2 |',
      '<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>',
    ],
    ['headings below those of the view', '# a\n### b\n## c\n# d', '<h4>a</h4><h5>b</h5><h5>c</h5><h4>d</h4>'],
    ['a web link', '[a](https://example.org/x)', '<p>[a -> https://example.org/x]</p>'],
    ['a file of the workspace', '[a](../src/b.py#L12)', '<p>[a -> src/b.py]</p>'],
    ['an image as its description', '![a picture](https://example.org/x.png)', '<p>[image: a picture]</p>'],
  ] as const) {
    test(what, () => assert.equal(show(renderMarkdown(text, 'docs')), expected));
  }

  test('the line of a link to a file', () => {
    const [link] = [...flat(renderMarkdown('[a](b.py#L12-L14)', ''))].filter(
      (node) => typeof node !== 'string' && node.tag === 'link',
    );
    const at = { line: 11, character: 0 };
    assert.deepEqual(typeof link === 'string' ? undefined : link && 'open' in link && link.open, {
      type: 'openPlace',
      path: 'b.py',
      range: { start: at, end: at },
    });
  });
});

suite('details: hostile Markdown', () => {
  for (const text of [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    'a <b onmouseover="alert(1)">b</b>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<!-- comment --><style>*{display:none}</style>',
  ]) {
    test(`HTML stays text: ${text}`, () => {
      const nodes = renderMarkdown(text, '');
      check(nodes);
      const shown = [...flat(nodes)].filter((node) => typeof node === 'string').join('');
      assert.equal(shown, text);
    });
  }

  for (const target of [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    '&#106;avascript:alert(1)',
    'java\tscript:alert(1)',
    'vbscript:x',
    'data:text/html,<script>alert(1)</script>',
    'file:///etc/passwd',
    'command:workbench.action.quit',
    'vscode://file/etc/passwd',
    'vscode-insiders:x',
    '//example.org/x',
    '/etc/passwd',
    '../../../etc/passwd',
    '..%2F..%2F..%2Fetc%2Fpasswd',
    '%2e%2e/%2e%2e/secret',
    'C:\\Windows\\win.ini',
    '\\\\server\\share',
    '~/.ssh/id_rsa',
    'https://',
    '#section',
  ]) {
    test(`no link: ${target}`, () => {
      const nodes = renderMarkdown(`[text](<${target}>) <${target}>`, 'docs');
      check(nodes);
      assert.ok([...flat(nodes)].every((node) => typeof node === 'string' || node.tag !== 'link'));
    });
  }

  test('deep nesting and long texts come to an end', () => {
    check(renderMarkdown('>'.repeat(20_000), ''));
    check(renderMarkdown('['.repeat(20_000), ''));
    check(renderMarkdown(`${'- '.repeat(5000)}x`, ''));
    check(renderMarkdown('*a **b '.repeat(3000), ''));
  });

  test('whatever the text, only known elements and safe links come out', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '<script>',
        '](',
        '[a](javascript:x)',
        '![',
        '<a href="',
        '`',
        '|',
        '\n',
        '- ',
        '#',
        '"',
        '&lt;',
      ),
      fc.string({ maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) =>
        check(renderMarkdown(pieces.join(''), 'a/b')),
      ),
    );
  });
});

suite('details: the text of a mention', () => {
  const whole = (text: string, from: number, to: number) => ({
    start: { line: from, character: 0 },
    end: { line: to, character: text.split('\n')[to]!.length },
  });

  test('a section of a report', () => {
    const text = '# A\n\n## B\n\nText of **b**.\n\n## C\n';
    assert.equal(
      show(renderMention('r.md', text, whole(text, 2, 4)).nodes),
      '<h4>B</h4><p>Text of <strong>b</strong>.</p>',
    );
  });

  test('the row of a table has the head of its table', () => {
    const text = 'x\n\n| Id | Title |\n| :-- | --: |\n| A-1 | one |\n| A-2 | two |\n';
    const { nodes } = renderMention('r.md', text, whole(text, 5, 5));
    assert.match(show(nodes), /<th>Id<\/th>.*<td>A-2<\/td><td>two<\/td>/u);
    assert.doesNotMatch(show(nodes), /A-1/u);
  });

  test('the end of a range at the start of a line takes nothing of that line', () => {
    const text = '- a\n- b\n';
    const range = { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } };
    assert.equal(show(renderMention('r.md', text, range).nodes), '<ul><li>a</li></ul>');
  });

  test('data is shown as code, without the indentation that all lines share', () => {
    const text = 'defects:\n    - id: A\n      title: <b>\n';
    const range = { start: { line: 1, character: 6 }, end: { line: 2, character: 16 } };
    assert.equal(
      show(renderMention('d.yaml', text, range).nodes),
      '<pre><code>- id: A\n  title: <b></code></pre>',
    );
  });

  test('damaged text is shown as what was meant', () => {
    const text = 'Fix the â€œquotesâ€\u009d and the dash â€” now';
    assert.match(show(renderMention('r.md', text, whole(text, 0, 0)).nodes), /“quotes” and the dash — now/u);
  });

  test('of a huge text the beginning', () => {
    const text = 'word '.repeat(50_000);
    const { nodes, isCut } = renderMention('r.md', text, whole(text, 0, 0));
    assert.equal(isCut, true);
    assert.ok(show(nodes).length < 30_000);
  });

  test('a place that is no longer in the text gives nothing', () => {
    const range = { start: { line: 90, character: 0 }, end: { line: 95, character: 3 } };
    assert.equal(show(renderMention('r.md', 'one line', range).nodes), '');
  });
});
