import assert from 'node:assert/strict';
import { isAscii } from '../../../src/core/text/isAscii.js';

suite('isAscii', () => {
  for (const length of [0, 1, 4095, 4096, 65_535, 65_536, 65_537, 200_000]) {
    test(`${length} characters`, () => {
      const text = 'a\0\n\u007f~'.repeat(length).slice(0, length);
      assert.equal(isAscii(text), true);
      for (const beyond of ['\u0080', 'ÿ', 'Ж', '\u2028', '😀', '\ud800', '\ufeff'])
        for (const at of [0, 1, length >> 1, 65_536, length - 1, length])
          if (at >= 0 && at <= length)
            assert.equal(isAscii(text.slice(0, at) + beyond + text.slice(at)), false, `${beyond} at ${at}`);
    });
  }
});
