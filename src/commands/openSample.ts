import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { CommandFamily } from './CommandFamily.js';

/** Of media/sample. Listed, since on the web a folder of the extension cannot be. */
const files = ['KNOWN_ISSUES.md', 'ROADMAP.md', 'defects.yaml', 'tides/forecast.py', 'tides/harbour.py'];

/** *Open Sample*: a small project to try things out on, in a folder of its own and a new window. */
export class OpenSampleCommand extends CommandFamily {
  constructor(private readonly context: vscode.ExtensionContext) {
    super();
    this.register('defectLedger.openSample', (given?: unknown) => this.run(given));
  }

  /** @param given the folder, as tests pass it: then the files are written and nothing is opened */
  private async run(given: unknown): Promise<void> {
    const folder = given instanceof vscode.Uri ? given : await this.askFolder();
    if (!folder) return;
    for (const file of files) await this.write(file, folder);
    if (folder !== given) await vscode.commands.executeCommand('vscode.openFolder', folder, true);
  }

  private async askFolder(): Promise<vscode.Uri | undefined> {
    const { globalStorageUri } = this.context;
    const temporary = { label: l10n.t('Temporary Folder'), description: l10n.t('kept by this extension') };
    const own = { label: l10n.t('Choose a Folder...'), description: l10n.t('a folder is made in it') };
    // What is stored in a browser cannot be opened as a folder.
    const offered = globalStorageUri.scheme === 'file' ? [temporary, own] : [own];
    const title = l10n.t('Where to Put the Sample');
    const chosen = offered.length > 1 ? await vscode.window.showQuickPick(offered, { title }) : own;
    if (chosen === temporary) return vscode.Uri.joinPath(globalStorageUri, 'sample');
    const [parent] =
      (chosen &&
        (await vscode.window.showOpenDialog({ canSelectFolders: true, canSelectFiles: false, title }))) ??
      [];
    return parent && vscode.Uri.joinPath(parent, 'defect-ledger-sample');
  }

  /** A file that is there already stays as it is. */
  private async write(file: string, folder: vscode.Uri): Promise<void> {
    const { fs } = vscode.workspace;
    const target = vscode.Uri.joinPath(folder, file);
    const isThere = await fs.stat(target).then(
      () => true,
      () => false,
    );
    if (isThere) return;
    const from = vscode.Uri.joinPath(this.context.extensionUri, 'media', 'sample', file);
    await fs.writeFile(target, await fs.readFile(from));
  }
}
