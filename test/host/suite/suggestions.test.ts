import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
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
    assert.match(problem.message, /does not exist\. Did you mean `src\/transport\/udp_link\.py`\?/);
    // The document has just been opened: the extension may be told of it after the question.
    const fix = await waitFor(async () => {
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        uriOf(path),
        problem.range,
      );
      return actions.find(({ title }) => title === 'Change to `src/transport/udp_link.py`');
    }, 'the quick fix');
    assert.ok(fix.edit);
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    assert.equal(editor.document.getText(), text.replace('src/net/', 'src/transport/'));
    await waitFor(() => diagnosticsOf(path).every((d) => d.code !== 'source-problem'), 'no problem');
  });
});
