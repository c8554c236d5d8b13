import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CodePageName } from '../../../src/core/text/repair/codePages.js';
import { repairText, type RepairedText } from '../../../src/core/text/repair/repairText.js';
import { damage, type Loss } from './repairDamage.js';

const page = fc.constantFrom<CodePageName>('cp1252', 'cp1254', 'mac-roman');
const loss = fc.constantFrom<Loss>('dropped', 'replaced', 'dropped and plain blanks');
const characters = [
  ...'abc XYZ 12.-éüñçłşığабвгдяΩλ→≥×“”’—…•─│┌┐└┘├┤━═║╔╗▼█✅❌⏳☐🎯🔍🚀📊🟢',
  '⚠️',
  '⏱️',
  '\n',
  '\r\n',
];
const reportText = fc
  .array(fc.constantFrom(...characters), { minLength: 1, maxLength: 60 })
  .map((parts) => parts.join(''));

/** Text of nothing but what mojibake is made of: the worst for the reader of it. */
const debris = fc
  .array(fc.constantFrom(...'âÃÂðÅÄğïÐÑŸ“”’š€™œŒ…†\u00a0\ufffd\u0081\u009d√¬‚üÜÖúêîé\uf8ff \n\ra≈ƒ✅'), {
    maxLength: 80,
  })
  .map((parts) => parts.join(''));

const lineCount = (text: string): number => text.split(/\r\n|[\n\r\u2028\u2029]/u).length;

function checkMap(damaged: string, repair: RepairedText): void {
  const { text } = repair;
  assert.equal(lineCount(text), lineCount(damaged));
  let before = 0;
  for (let offset = 0; offset <= text.length; offset++) {
    const place = repair.toOriginal(offset);
    assert.ok(place >= before && place <= damaged.length, `${offset} is at ${place}`);
    // Nothing but a plain space that was a no-break space may vanish from the ASCII of the file.
    if (offset < text.length && text.charCodeAt(offset) < 0x80) assert.equal(damaged[place], text[offset]);
    before = place;
  }
  assert.equal(repair.toOriginal(text.length), damaged.length);
}

suite('repairText: properties', () => {
  test('what was damaged by a code page is given back', () => {
    fc.assert(
      fc.property(reportText, page, (text, name) => {
        // A sure sign that the text is damaged: a few letters alone may be a person's.
        const whole = `✅ ${text}`;
        const damaged = damage(whole, name);
        const repair = repairText(damaged);
        assert.equal(repair?.text, whole);
        checkMap(damaged, repair);
        assert.equal(repairText(repair.text), undefined);
      }),
      { numRuns: 500 },
    );
  });

  test('with bytes lost, lines and ASCII words stay and the rest is as near as can be', () => {
    fc.assert(
      fc.property(reportText, page, loss, (text, name, how) => {
        const whole = `✅ ${text}`;
        const damaged = damage(whole, name, how);
        const repair = repairText(damaged)!;
        checkMap(damaged, repair);
        assert.equal(lineCount(repair.text), lineCount(whole));
        const words = (of: string): string[] => of.match(/[a-zA-Z0-9]+/gu) ?? [];
        assert.deepEqual(words(repair.text), words(whole));
      }),
      { numRuns: 500 },
    );
  });

  test('any text: no exception, a monotone map within bounds', () => {
    const check = (text: string): void => {
      const repair = repairText(text);
      if (repair) checkMap(text, repair);
    };
    fc.assert(fc.property(debris, check), { numRuns: 3000 });
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), check), { numRuns: 1000 });
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), check), { numRuns: 500 });
  });

  test('linear: twice the text is about twice the work', () => {
    const steps = (text: string): number => {
      const work = { steps: 0 };
      repairText(text, work);
      return work.steps;
    };
    const samples = [
      damage('✅ a ❌ b ━━━━ ┌──┐\n', 'cp1252', 'dropped'),
      damage(damage('⚠️ а ', 'cp1252'), 'mac-roman'),
      'â”',
      'âŒ Â ',
      'ðŸ',
      'Ã©Ã\ufffd',
      'ÂÂÂÂÂÂÂÂ°',
    ];
    for (const sample of samples) {
      const text = sample.repeat(500);
      const [once, twice] = [steps(text), steps(text + text)];
      assert.ok(once > 0, sample);
      assert.ok(twice <= 2.2 * once, `${sample}: ${once}, ${twice}`);
    }
  });
});
