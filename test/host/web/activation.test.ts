import * as vscode from 'vscode';
import { check, checkEqual } from './check';

suite('activation on the web', () => {
  test('the tests run in a web worker', () => {
    checkEqual(vscode.env.uiKind, vscode.UIKind.Web, 'kind of user interface');
    check('WorkerGlobalScope' in globalThis, 'this is not a worker');
  });

  test('the extension activates and registers every contributed command', async () => {
    const extension = vscode.extensions.getExtension('defect-ledger.defect-ledger');
    check(extension, 'the extension is not installed');
    await extension.activate();
    const manifest = extension.packageJSON as { contributes?: { commands?: { command: string }[] } };
    const contributed = manifest.contributes?.commands?.map(({ command }) => command) ?? [];
    const registered = new Set(await vscode.commands.getCommands(true));
    check(contributed.length > 0, 'the manifest contributes no command');
    checkEqual(
      contributed.filter((command) => !registered.has(command)),
      [],
      'commands that are not registered',
    );
  });
});
