import assert from 'node:assert/strict';
import {
  activated,
  codeOf,
  diagnosticsOf,
  rememberWorkspace,
  restoreWorkspace,
  waitForDefect,
  write,
} from '../support';
import { waitFor } from '../waitFor';

const store = `export class Store {
  restore(): void {
    throw new Error('not implemented');
  }
}
`;
const inventory = `version: 1
defects:
  - id: NODE-STUB
    title: restore is not written
    anchors: [{ kind: symbol, path: syntax/store.ts, name: Store.restore, required: true }]
  - id: NODE-ABSENT
    title: encode is missing, though its name is a word of the file
    anchors: [{ kind: symbol, path: syntax/store.go, name: '(*Store).Encode', required: true }]
`;

suite('symbol anchors by syntax tree', () => {
  suiteSetup(async () => {
    await activated();
    await rememberWorkspace();
  });
  teardown(restoreWorkspace);

  test('a stub is found, and gone when the method is written', async () => {
    await write('syntax/store.ts', store);
    await write(
      'syntax/store.go',
      'package store\n\ntype Store struct{}\n\n// Encode is called elsewhere.\n',
    );
    await write('syntax/defects.yaml', inventory);
    const stub = await waitForDefect('NODE-STUB', 'confirmed', ({ evidence }) => evidence === 'confirmed');
    assert.equal(stub.occurrences[0]?.message, '`Store.restore` is a stub: throws "not implemented".');
    const absent = await waitForDefect(
      'NODE-ABSENT',
      'confirmed',
      ({ evidence }) => evidence === 'confirmed',
    );
    assert.equal(absent.occurrences[0]?.message, '`Store` lacks the required `Encode`.');
    const diagnostic = await waitFor(() => diagnosticsOf('syntax/store.ts')[0], 'the diagnostic');
    assert.equal(codeOf(diagnostic), 'NODE-STUB');
    assert.equal(diagnostic.range.start.line, 1);
    await write('syntax/store.ts', store.replace("throw new Error('not implemented');", 'this.x = 1;'));
    await waitForDefect('NODE-STUB', 'cleared', ({ evidence }) => evidence === 'cleared');
  });
});
