import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { changedDecorations } from '../../../src/workspace/changedDecorations';

suite('changed decorations', () => {
  let made = 0;
  const changed = (count: number): vscode.Uri[] | undefined => {
    const uriOf = (i: number) => ({ path: `/${i}`, number: made++ }) as unknown as vscode.Uri;
    return changedDecorations(
      Array.from({ length: count }, (_, i) => i),
      uriOf,
    );
  };

  test('a few are told of one by one, many as all: VS Code drops what is over 250', () => {
    assert.deepEqual(changed(0), []);
    assert.equal(changed(200)?.length, 200);
    for (const count of [201, 250, 251, 10_000]) assert.equal(changed(count), undefined);
    assert.equal(made, 200);
  });
});
