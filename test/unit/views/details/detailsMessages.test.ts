import assert from 'node:assert/strict';
import { readDetailsMessage, readDetailsState } from '../../../../src/views/model/details/detailsMessages.js';
import { EDITABLE_FIELDS } from '../../../../src/views/model/details/editableFields.js';
import { WRITABLE_FIELDS } from '../../../../src/core/writeback/FieldTask.js';

suite('details: messages from the webview', () => {
  const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 4 } };
  for (const message of [
    { type: 'ready' },
    { type: 'setField', field: 'owner', value: '' },
    { type: 'setPhase', phase: '' },
    { type: 'check', index: 0, text: '', done: true },
    { type: 'openPlace', path: 'a.py', range },
    { type: 'fixAll', mark: false },
  ]) {
    test(`taken: ${JSON.stringify(message)}`, () => assert.deepEqual(readDetailsMessage(message), message));
  }

  for (const message of [
    undefined,
    null,
    'ready',
    [],
    {},
    { type: 'toString' },
    { type: 'ready', more: 1 },
    { type: 'setField', field: 'id', value: 'x' },
    { type: 'setField', field: '__proto__', value: 'x' },
    { type: 'setField', field: 'owner', value: 1 },
    { type: 'setField', field: 'owner', value: 'x'.repeat(10_001) },
    { type: 'check', index: -1, text: 'a', done: true },
    { type: 'check', index: 0.5, text: 'a', done: true },
    { type: 'openPlace', path: '', range },
    { type: 'openPlace', path: 'a.py', range: { start: { line: -1, character: 0 }, end: range.end } },
    { type: 'openLink', href: 'x'.repeat(5000) },
    { type: 'executeCommand', command: 'workbench.action.quit' },
  ]) {
    test(`dropped: ${JSON.stringify(message)?.slice(0, 80)}`, () =>
      assert.equal(readDetailsMessage(message), undefined));
  }

  test('state of an earlier window', () => {
    assert.deepEqual(readDetailsState({ key: 'file:///a', id: 'X', scroll: 3 }), {
      key: 'file:///a',
      id: 'X',
    });
    for (const state of [undefined, null, 'x', {}, { key: 'k' }, { key: '', id: 'X' }, { key: 1, id: 'X' }])
      assert.equal(readDetailsState(state), undefined);
  });

  test('every field that can be edited can be written', () => {
    const writable: readonly string[] = WRITABLE_FIELDS;
    assert.deepEqual(
      EDITABLE_FIELDS.filter((field) => !writable.includes(field)),
      [],
    );
  });
});
