import assert from 'node:assert/strict';
import { WRITABLE_FIELDS } from '../../../src/core/writeback/FieldTask.js';
import { fieldName } from '../../../src/views/model/fieldNames.js';
import { presentValue, presentWords, valueWord } from '../../../src/views/model/fieldValues.js';
import { aDefect } from '../providers/aDefect.js';

suite('fields to edit', () => {
  test('each has a name of its own, in words', () => {
    const names = WRITABLE_FIELDS.map(fieldName);
    assert.equal(new Set(names).size, names.length);
    for (const name of names) assert.match(name, /^[A-Z][a-z]+(?: [a-z]+)?$/);
  });

  test('the present value of one or of several defects', () => {
    const one = aDefect({
      status: 'in-progress',
      severity: 'high',
      gapPercent: 9,
      owner: 'Ann',
      rootCause: `\`poll\` never\n  **stops** ${'and on '.repeat(30)}`,
    });
    const other = { ...one, owner: 'Bo', severity: undefined };
    assert.equal(presentWords([one], 'status'), 'in progress');
    assert.equal(presentWords([one], 'severity'), 'high');
    assert.equal(presentWords([one], 'gapPercent'), '9%');
    assert.match(presentWords([one], 'rootCause'), /^poll never stops and on .*…$/);
    assert.ok(presentWords([one], 'rootCause').length <= 80);
    assert.equal(presentWords([one], 'impact'), '');
    assert.equal(presentWords([one, other], 'status'), 'in progress');
    assert.equal(presentWords([one, other], 'owner'), 'several values');
    assert.equal(presentWords([one, other], 'severity'), 'several values');
    assert.equal(presentValue([one, other], 'status'), 'in-progress');
    assert.equal(presentValue([one, other], 'owner'), undefined);
  });

  test('only what the ledger knows is told in other words', () => {
    assert.equal(valueWord('status', 'wont-fix'), "won't fix");
    assert.equal(valueWord('status', 'FAILING_TEST'), 'FAILING_TEST');
    assert.equal(valueWord('owner', 'in-progress'), 'in-progress');
  });
});
