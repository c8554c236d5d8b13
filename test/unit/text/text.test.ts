import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits } from '../../../src/core/text/applyEdits.js';
import { decodeText } from '../../../src/core/text/decodeText.js';
import { LineIndex } from '../../../src/core/text/LineIndex.js';

const lineText = fc
  .array(fc.constantFrom('a', 'bé', '😀', '\n', '\r\n', '\r', ' '), { maxLength: 40 })
  .map((parts) => parts.join(''));

suite('LineIndex', () => {
  test('counts lines of every kind of end', () => {
    assert.equal(new LineIndex('a\nb\r\nc\rd').lineCount, 4);
    assert.deepEqual(new LineIndex('a\r\nbc').position(4), { line: 1, character: 1 });
    assert.equal(new LineIndex('ab\r\nc').lineEnd(0), 2);
  });

  test('offset and position are each other’s inverse', () => {
    fc.assert(
      fc.property(lineText, (text) => {
        const lines = new LineIndex(text);
        for (let offset = 0; offset <= text.length; offset++) {
          // Between \r and \n there is no position of its own.
          if (text[offset - 1] === '\r' && text[offset] === '\n') continue;
          assert.equal(lines.offset(lines.position(offset)), offset);
        }
      }),
    );
  });

  test('agrees with splitting the text', () => {
    fc.assert(
      fc.property(lineText, (text) => new LineIndex(text).lineCount === text.split(/\r\n|\n|\r/u).length),
    );
  });
});

suite('applyEdits', () => {
  test('applies several edits to the text before them', () => {
    const at = (line: number, from: number, to: number) => ({
      start: { line, character: from },
      end: { line, character: to },
    });
    const edits = [
      { range: at(1, 0, 1), newText: 'X' },
      { range: at(0, 1, 1), newText: '!' },
      { range: at(0, 1, 1), newText: '?' },
    ];
    assert.equal(applyEdits('ab\ncd', edits), 'a!?b\nXd');
  });

  test('refuses overlapping edits', () => {
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 2 } };
    assert.throws(
      () =>
        applyEdits('abc', [
          { range, newText: '' },
          { range, newText: '' },
        ]),
      /overlapping/,
    );
  });
});

suite('decodeText', () => {
  const bytes = (...parts: number[]) => Uint8Array.from(parts);
  test('utf-8 with and without a mark', () => {
    assert.deepEqual(decodeText(bytes(0xef, 0xbb, 0xbf, 0x61)), {
      text: 'a',
      encoding: 'utf-8-bom',
      lossy: false,
    });
    assert.deepEqual(decodeText(bytes(0xc3, 0xa9)), { text: 'é', encoding: 'utf-8', lossy: false });
  });
  test('utf-16 by its mark', () => {
    assert.equal(decodeText(bytes(0xff, 0xfe, 0x61, 0))?.text, 'a');
    assert.equal(decodeText(bytes(0xfe, 0xff, 0, 0x61))?.text, 'a');
  });
  test('bytes that are not utf-8 are replaced and said', () => {
    assert.deepEqual(decodeText(bytes(0x61, 0xff, 0x62)), {
      text: 'a\ufffdb',
      encoding: 'utf-8',
      lossy: true,
    });
  });
  test('binary is no text', () => assert.equal(decodeText(bytes(0x61, 0, 0x62)), undefined));
});
