import assert from 'node:assert/strict';
import fc from 'fast-check';
import { RangeShift } from '../../../src/core/evidence/live/RangeShift.js';
import type { TextEdit } from '../../../src/core/model/range.js';
import { applyEdits } from '../../../src/core/text/applyEdits.js';
import { LineIndex } from '../../../src/core/text/LineIndex.js';

/** A text with one `«…»`, which is the range and not part of the text. */
function marked(text: string) {
  const start = text.indexOf('«');
  const end = text.indexOf('»') - 1;
  const plain = text.replace(/[«»]/gu, '');
  return { text: plain, start, end, lines: new LineIndex(plain) };
}

/** `find` is replaced where it stands for the n-th time. */
function edit(text: string, find: string, newText: string, nth = 0): TextEdit {
  let at = text.indexOf(find);
  for (let i = 0; i < nth; i++) at = text.indexOf(find, at + 1);
  assert.ok(at >= 0, find);
  return { range: new LineIndex(text).range(at, at + find.length), newText };
}

suite('ranges after an edit', () => {
  const cases: [what: string, before: string, find: string, newText: string, after: string | undefined][] = [
    ['a line above', 'a\nb «run» c\n', 'a\n', 'a\nnew\n', 'a\nnew\nb «run» c\n'],
    ['a line above is joined with it', 'a\nb «run» c\n', 'a\nb', 'ab', 'ab «run» c\n'],
    ['a line below', 'a\nb «run» c\n', 'c\n', 'c\nd\n', 'a\nb «run» c\nd\n'],
    ['before it on the line', 'b «run» c', 'b', 'bbb', 'bbb «run» c'],
    ['after it on the line', 'b «run» c', ' c', ' d', 'b «run» d'],
    ['right before it', 'b «run» c', 'b ', 'b x', 'b x«run» c'],
    ['right after it', 'b «run» c', ' c', 'x c', 'b «run»x c'],
    ['in it', 'b «run» c', 'u', 'uu', 'b «ruun» c'],
    ['a line break in it', 'b «run» c', 'u', 'u\n\n', 'b «ru\n\nn» c'],
    ['its first letter', 'b «run» c', 'r', 'f', 'b «fun» c'],
    ['its name is retyped', 'b «run» c', 'run', 'walk', 'b «walk» c'],
    ['it is removed', 'b «run» c', 'run', '', undefined],
    ['it is removed with what is around it', 'b «run» c', ' run ', 'x', undefined],
    ['its head goes with what is before', 'b «run» c', 'b r', 'x', 'x«un» c'],
    ['its tail goes with what is after', 'b «run» c', 'n c', 'x', 'b «ru»x'],
    ['CRLF, a line above', 'a\r\nb «run» c\r\n', 'a\r\n', 'a\r\nnew\r\n', 'a\r\nnew\r\nb «run» c\r\n'],
    ['CRLF, in it', 'a\r\n«run\r\nwalk» c', 'n\r\nw', '-', 'a\r\n«ru-alk» c'],
    ['a lone CR', 'a\r«run»', 'a\r', 'a\rb\r', 'a\rb\r«run»'],
    ['over several lines, the middle', 'x\n«a\nb\nc»\ny', 'b\n', '', 'x\n«a\nc»\ny'],
  ];
  for (const [what, before, find, newText, after] of cases) {
    test(what, () => {
      const { text, start, end, lines } = marked(before);
      const one = edit(text, find, newText);
      const range = new RangeShift([one]).range(lines.range(start, end));
      const expected = after === undefined ? undefined : marked(after);
      if (expected) assert.equal(applyEdits(text, [one]), expected.text, 'the case itself');
      assert.deepEqual(range, expected?.lines.range(expected.start, expected.end));
    });
  }

  test('several cursors on one line, and above', () => {
    const { text, lines, start, end } = marked('a = a\na + a + «run» + a\n');
    // As VS Code tells it: from the last to the first.
    const edits = [4, 3, 2, 1, 0].map((nth) => edit(text, 'a', 'name\n', nth));
    const after = marked('name\n = name\n\nname\n + name\n + «run» + name\n\n');
    assert.equal(applyEdits(text, [...edits].reverse()), after.text, 'the case itself');
    assert.deepEqual(
      new RangeShift(edits).range(lines.range(start, end)),
      after.lines.range(after.start, after.end),
    );
  });

  test('what stays is the same object', () => {
    const { text, lines, start, end } = marked('b «run» c\nd');
    const range = lines.range(start, end);
    assert.equal(new RangeShift([edit(text, 'd', 'e\n')]).range(range), range);
  });

  test('of what is gone the place stays', () => {
    const { text, lines, start, end } = marked('x\nb «run» c');
    const place = new RangeShift([edit(text, 'x\nb run', 'y')]).place(lines.range(start, end));
    assert.deepEqual(place, { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } });
  });
});

interface Letter {
  char: string;
  mine: boolean;
}
interface Cut {
  from: number;
  length: number;
  text: string;
}

/** One edit of a text whose letters say whether they are in the range: the slow and plain way. */
function applyToLetters(letters: Letter[], { from, length, text }: Cut): Letter[] {
  const cut = letters.slice(from, from + length);
  const own =
    cut.length > 0
      ? cut.every((letter) => letter.mine)
      : letters[from - 1]?.mine === true && letters[from]?.mine === true;
  const fresh = [...text].map((char) => ({ char, mine: own }));
  return [...letters.slice(0, from), ...fresh, ...letters.slice(from + length)];
}

suite('ranges after any edits', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', ' ', '\n', '\r\n'), { minLength: 1, maxLength: 30 })
    .map((parts) => parts.join(''));
  const written = fc.array(fc.constantFrom('x', 'y', '\n'), { maxLength: 4 }).map((parts) => parts.join(''));
  const numbers = fc.array(fc.record({ at: fc.nat(30), length: fc.nat(6), text: written }), {
    minLength: 1,
    maxLength: 5,
  });

  /** VS Code never cuts a line end in two. */
  const whole = (plain: string, at: number): number =>
    plain[at] === '\n' && plain[at - 1] === '\r' ? at + 1 : at;

  function check(plain: string, from: number, to: number, events: Cut[][]): void {
    const start = whole(plain, Math.min(from, to) % plain.length);
    const end = whole(plain, Math.max(start + 1, Math.max(from, to) % (plain.length + 1)));
    if (end > plain.length || start >= end) return;
    let letters: Letter[] = [...plain].map((char, i) => ({ char, mine: i >= start && i < end }));
    let range = new LineIndex(plain).range(start, end) as ReturnType<RangeShift['range']>;
    for (const event of events) {
      const edits: TextEdit[] = [];
      for (const cut of event) {
        const now = letters.map(({ char }) => char).join('');
        const begin = whole(now, Math.min(cut.from, now.length));
        const stop = Math.max(begin, whole(now, Math.min(begin + cut.length, now.length)));
        edits.push({ range: new LineIndex(now).range(begin, stop), newText: cut.text });
        letters = applyToLetters(letters, { from: begin, length: stop - begin, text: cut.text });
      }
      range = range && new RangeShift(edits).range(range);
    }
    const first = letters.findIndex(({ mine }) => mine);
    const last = letters.findLastIndex(({ mine }) => mine);
    const now = letters.map(({ char }) => char).join('');
    assert.deepEqual(range, first < 0 ? undefined : new LineIndex(now).range(first, last + 1));
  }

  test('are where the marked letters are: one after the other', () => {
    fc.assert(
      fc.property(text, fc.nat(40), fc.nat(40), numbers, (plain, from, to, cuts) => {
        const events = cuts.map(({ at, length, text: t }) => [{ from: at, length, text: t }]);
        check(plain, from, to, events);
      }),
      { numRuns: 2000 },
    );
  });

  test('are where the marked letters are: several in one change, in whatever order they come', () => {
    fc.assert(
      fc.property(text, fc.nat(40), fc.nat(40), numbers, fc.boolean(), (plain, from, to, cuts, sorted) => {
        const event = cuts.map(({ at, length, text: t }) => ({ from: at, length, text: t }));
        if (sorted) event.sort((a, b) => b.from - a.from);
        check(plain, from, to, [event]);
      }),
      { numRuns: 3000 },
    );
  });
});
