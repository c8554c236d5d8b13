import * as l10n from '@vscode/l10n';
import assert from 'node:assert/strict';
import { counted } from '../../../src/core/text/counted';

const defects = (n: number): string => counted(n, l10n.t('{0} defect', n), l10n.t('{0} defects', n));
const tag = 'en/The tag of the language that these messages are in';

suite('counted', () => {
  teardown(() => l10n.config({ contents: {} }));

  test('English has two forms', () => {
    assert.deepEqual([0, 1, 2, 21].map(defects), ['0 defects', '1 defect', '2 defects', '21 defects']);
  });

  test('a translation has as many as its language', () => {
    l10n.config({
      contents: {
        [tag]: 'ru',
        '{0} defect': '{0} дефект',
        '{0} defects': '{0} дефект || {0} дефекта || {0} дефектов',
      },
    });
    assert.deepEqual([0, 1, 2, 5, 11, 21, 22, 111].map(defects), [
      '0 дефектов',
      '1 дефект',
      '2 дефекта',
      '5 дефектов',
      '11 дефектов',
      '21 дефект',
      '22 дефекта',
      '111 дефектов',
    ]);
  });

  test('a language without a plural has one form, and an unknown one is counted as English is', () => {
    l10n.config({ contents: { [tag]: 'ja', '{0} defect': '{0} 件', '{0} defects': '{0} 件' } });
    assert.deepEqual([1, 5].map(defects), ['1 件', '5 件']);
    l10n.config({ contents: { [tag]: 'no such tag', '{0} defects': 'a {0} || b {0}' } });
    assert.deepEqual([1, 5].map(defects), ['1 defect', 'b 5']);
  });
});
