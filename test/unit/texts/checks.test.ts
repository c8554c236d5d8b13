import assert from 'node:assert/strict';
import { messageUsesOf, pluralErrors, useErrors } from '../../../scripts/lib/message-uses.mjs';
import { plainTextsOf } from '../../../scripts/lib/plain-texts.mjs';

suite('texts: what the check finds', () => {
  const plain: readonly [string, string[]][] = [
    ["throw new Refusal('The file is gone.');", ['The file is gone.']],
    ["throw new Error('The file is gone.');", ['The file is gone.']],
    ["throw new Refusal(l10n.t('The file is gone.'));", []],
    ['notes.push(`Left out: ${names}, for now.`);', ['Left out: {}, for now.']],
    ['const at = `line ${n}`;', ['line {}']],
    ["const row = { label: 'Open' };", ['Open']],
    ["log.info('The file is gone.');", []],
    ["this.error(0, 1, 'unexpected indent');", ['unexpected indent']],
    ["if (reason === 'same id') run();", []],
    ["switch (reason) { case 'same id': run(); }", []],
    ['const r = String.raw`two words`;', []],
  ];
  for (const [code, texts] of plain)
    test(code, () => {
      assert.deepEqual(
        plainTextsOf('a.ts', code).map(({ text }) => text),
        texts,
      );
    });

  test('plural forms count only where counted chooses among them', () => {
    const uses = messageUsesOf(
      'a.ts',
      `function f(n: number) {
        counted(n, l10n.t('{0} cat', n), l10n.t('{0} cats', n));
        counted(n, l10n.t('{0} dog', n), late ? l10n.t('{0} dogs', n) : l10n.t('{0} late dogs', n));
        return l10n.t('{0} dogs', n);
      }`,
    );
    const forms = (key: string, text: string): string[] => pluralErrors('ru', 'ru', { [key]: text }, uses);
    assert.deepEqual(forms('{0} cats', '{0} кот || {0} кота || {0} котов'), []);
    assert.deepEqual(forms('{0} cats', 'котов: {0}'), []);
    assert.deepEqual(forms('{0} late dogs', 'a || b || c'), []);
    assert.match(forms('{0} cats', '{0} кот || {0} котов').join(), /has 2 forms .* has 3/u);
    assert.match(forms('{0} dogs', 'a || b || c').join(), /a\.ts:4 shows without counted/u);
    assert.match(forms('{0} cat', 'a || b || c').join(), /not counted/u);
    assert.match(forms('No such text', 'a || b || c').join(), /not counted/u);
  });

  test('messages too early, plurals by hand and forms in the English', () => {
    const errors = (code: string): string => useErrors(messageUsesOf('a.ts', code)).join('\n');
    assert.match(errors("const a = l10n.t('A');"), /too early/u);
    assert.match(errors("class A { static b = l10n.t('A'); }"), /too early/u);
    assert.equal(errors("class A { b = l10n.t('A'); } const f = () => l10n.t('B');"), '');
    assert.match(errors("const f = (n) => (n === 1 ? l10n.t('A') : l10n.t('B'));"), /by a count/u);
    assert.match(errors("const f = () => l10n.t('a || b');"), /in the English/u);
  });
});
