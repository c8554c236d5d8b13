import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import assert from 'node:assert/strict';
import { pieces, plainWords, quotedWords } from '../../../src/core/text/plainWords.js';
import { wordsInMarkdown } from '../../../src/views/model/wordsInMarkdown.js';

suite('inline Markdown as words', () => {
  const cases: [text: string, plain: string, quoted?: string][] = [
    ['nothing to do', 'nothing to do'],
    ['`a` lacks the `b.c`.', 'a lacks the b.c.', "'a' lacks the 'b.c'."],
    ['`__init__` of **RaftNode** raises', '__init__ of RaftNode raises', "'__init__' of RaftNode raises"],
    ['`` a`b `` here', 'a`b here'.replace('a`b', '`` a`b ``'), '`` a`b `` here'],
    ['it *never* ~~stops~~ ends', 'it never stops ends'],
    ['see [the report](docs/a.md), ![picture](x.png)', 'see the report, picture'],
    // What only looks like marks.
    ['__init__ and _private_ names', '__init__ and _private_ names'],
    ['def f(*args, **kwargs)', 'def f(*args, **kwargs)'],
    ['2 * 3 * 4, a*b*c and 2**8**2', '2 * 3 * 4, a*b*c and 2**8**2'],
    ['src/*/a/*.py and **/*.ts', 'src/*/a/*.py and **/*.ts'],
    ['a lone ` backtick', 'a lone ` backtick'],
    ['`` and ` `', '`` and ` `'],
    ['list[int] (maybe), [ ] open', 'list[int] (maybe), [ ] open'],
    ['`code\nover lines`', '`code\nover lines`'],
    ['~10 of ~20', '~10 of ~20'],
  ];
  for (const [text, plain, quoted = plain] of cases) {
    test(JSON.stringify(text), () => {
      assert.equal(plainWords(text), plain);
      assert.equal(quotedWords(text), quoted);
    });
  }

  const unit = fc.constantFrom(
    ...['`', '``', '*', '**', '~~', '[', ']', '(', ')', '\\', '\n', '_', 'a', 'b ', ' ', '<i>', '!', '$(x)'],
  );
  const nasty = fc.string({ unit, maxLength: 40 });

  test('nothing but marks goes, and once is enough for words without nesting', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const letters = (of: string): string => of.replaceAll(/[^ab]/gu, '');
        const rest = plainWords(text);
        // The target of a link is no word.
        if (!text.includes('](')) assert.equal(letters(rest), letters(text));
        assert.equal(
          pieces(text)
            .map(({ raw }) => raw)
            .join(''),
          text,
        );
      }),
    );
  });

  test('in a hover it is words and code, never HTML, links or pictures', () => {
    const md = new MarkdownIt({ html: true, linkify: true });
    md.validateLink = () => true;
    fc.assert(
      fc.property(nasty, (text) => {
        const html = md.render(`**${'Name'}** ${wordsInMarkdown(text)}`);
        assert.ok(!/<(?!\/?(?:p|strong|code|br)\b)/u.test(html), html);
      }),
    );
  });

  test('takes no longer than the text is long', () => {
    for (const piece of ['**a ', '`a ', '[a](', '~~a ', '*a', '` ', '[a', '``a`']) {
      const text = piece.repeat(20_000);
      assert.ok(plainWords(text).length <= text.length);
    }
  });
});
