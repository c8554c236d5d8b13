import * as vscode from 'vscode';
import type { DefectLedgerApi } from '../../../src/extension';
import { waitFor } from '../waitFor';
import { check, checkEqual } from './check';

const store = `export class Store {
  restore(): void {
    throw new Error('not implemented');
  }
  close(): void {}
}
`;
const inventory = `version: 1
defects:
  - id: WEB-STUB
    title: restore is not written
    anchors: [{ kind: symbol, path: web-syntax/store.ts, name: Store.restore, required: true }]
  - id: WEB-ABSENT
    title: encode is missing, though its name is a word of the file
    anchors: [{ kind: symbol, path: web-syntax/encode.rs, name: 'Store::encode', required: true }]
`;

suite('symbol anchors on the web', () => {
  const uriOf = (path: string): vscode.Uri =>
    vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, 'web-syntax', path);

  suiteTeardown(async () => {
    await vscode.workspace.fs.delete(uriOf(''), { recursive: true });
    const { exports: api } = vscode.extensions.getExtension<DefectLedgerApi>('defect-ledger.defect-ledger')!;
    await waitFor(
      () => api.ledgers[0]!.ledger.defects.every((defect) => !defect.id.startsWith('WEB-')),
      'the ledger as it was',
    );
  });

  test('grammars are loaded and run in the web worker', async () => {
    const extension = vscode.extensions.getExtension<DefectLedgerApi>('defect-ledger.defect-ledger');
    check(extension, 'the extension is not installed');
    const api = await extension.activate();
    await api.whenReady();
    const write = (path: string, text: string) =>
      vscode.workspace.fs.writeFile(uriOf(path), new TextEncoder().encode(text));
    await write('store.ts', store);
    await write('encode.rs', 'struct Store;\n// encode is called elsewhere\n');
    await write('defects.yaml', inventory);
    await vscode.commands.executeCommand('defectLedger.refresh');
    await waitFor(() => {
      const { defects } = api.ledgers[0]!.ledger;
      const messages = ['WEB-STUB', 'WEB-ABSENT'].map(
        (id) => defects.find((defect) => defect.id === id)?.occurrences[0]?.message,
      );
      checkEqual(
        messages,
        ['`Store.restore` is a stub: throws "not implemented".', '`Store` lacks the required `encode`.'],
        'what the anchors say',
      );
      return true;
    }, 'evidence by syntax tree');
  });
});
