import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fileHead } from '../../../src/core/evidence/AnchorResult.js';
import { mayName } from '../../../src/core/evidence/symbols/findInFile.js';
import { pythonSymbol } from '../../../src/core/evidence/symbols/pythonSymbol.js';
import { parsePython } from '../../../src/core/python/parsePython.js';
import { LineIndex } from '../../../src/core/text/LineIndex.js';

/** What is left out to be quick must not be missed. */
suite('shortcuts of evidence', () => {
  test('what is not parsed holds neither the symbol nor its class, errors included', () => {
    const name = fc.constantFrom('a', 'b', 'Ab', 'run', 'bar');
    const indent = fc.constantFrom('', '  ', '    ', '        ');
    const line = fc.oneof(
      fc.tuple(indent, name, name).map(([space, a, b]) => `${space}def ${a}(${b}):`),
      fc.tuple(indent, name).map(([space, a]) => `${space}class ${a}:`),
      fc.tuple(indent, name).map(([space, a]) => `${space}${a} = 1`),
      fc.constantFrom('        pass', 'x = (', '"""', '', 'from m import run'),
    );
    const separator = fc.constantFrom('.', '::', '#');
    const asked = fc.tuple(fc.array(name, { minLength: 1, maxLength: 3 }), separator);
    let skipped = 0;
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), asked, (lines, [parts, by]) => {
        const text = lines.join('\n');
        const symbol = parts.join(by);
        if (mayName(text, symbol)) return;
        skipped += 1;
        const file = { path: 'x.py', text, lines: new LineIndex(text) };
        assert.deepEqual(pythonSymbol(parsePython(text), file, symbol), { state: 'absent' });
      }),
      { numRuns: 1000 },
    );
    assert.ok(skipped > 0, 'nothing was left out at all');
  });

  test('the head of a file is the content of its first line', () => {
    const piece = fc.constantFrom('a', ' ', '\t', '\n', '\r\n', '\r', '\u2028', 'x y', '\uFEFF');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const text = pieces.join('');
        const lines = new LineIndex(text);
        const end = lines.lineEnd(0);
        const start = Math.min(text.length - text.trimStart().length, end);
        assert.deepEqual(fileHead({ text }), lines.range(start, end));
      }),
    );
  });
});
