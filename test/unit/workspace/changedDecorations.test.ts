import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { changedDecorations } from '../../../src/workspace/changedDecorations';

suite('changed decorations', () => {
  const uris = (count: number) =>
    Array.from({ length: count }, (_, i) => ({ path: `/${i}` })) as unknown as vscode.Uri[];

  test('a few are told of one by one, many as all: VS Code drops what is over 250', () => {
    assert.deepEqual(changedDecorations([]), []);
    assert.equal(changedDecorations(uris(200))?.length, 200);
    for (const count of [201, 250, 251, 10_000]) assert.equal(changedDecorations(uris(count)), undefined);
  });
});
