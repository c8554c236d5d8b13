import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  actionsIn,
  activated,
  diagnosticsOf,
  open,
  rememberWorkspace,
  restoreWorkspace,
  uriOf,
  write,
} from '../support';
import { waitFor } from '../waitFor';

const path = 'KNOWN_ISSUES.md';
const text = `# Known Issues

## Links flap at night

**Severity**: HIGH
**Location**: src/net/udp_link.py:12-20
`;

suite('suggestions', () => {
  suiteSetup(async () => {
    await activated();
    await rememberWorkspace();
  });
  teardown(restoreWorkspace);

  test('a path that exists elsewhere: said at the path, mended by a quick fix, the lines stay', async () => {
    await write(path, text);
    const problem = await waitFor(
      () => diagnosticsOf(path).find((d) => d.code === 'source-problem'),
      'the problem',
    );
    const editor = await open(path);
    assert.equal(editor.document.getText(problem.range), 'src/net/udp_link.py:12-20');
    assert.match(problem.message, /does not exist\. Did you mean 'src\/transport\/udp_link\.py'\?/);
    const title = 'Change to `src/transport/udp_link.py`';
    const actions = await actionsIn(uriOf(path), problem.range, /^Change to/);
    const fix = actions.find((each) => each.title === title);
    assert.ok(fix?.edit);
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    assert.equal(editor.document.getText(), text.replace('src/net/', 'src/transport/'));
    await waitFor(() => diagnosticsOf(path).every((d) => d.code !== 'source-problem'), 'no problem');
  });
});
