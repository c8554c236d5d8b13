import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { counted } from '../core/text/counted.js';
import { emptyLedger } from '../core/ledger/emptyLedger.js';
import { fileTallies, type FileTally } from '../core/ledger/fileTallies.js';
import { openPlaces } from '../core/ledger/openPlaces.js';
import { changedDecorations } from '../workspace/changedDecorations.js';
import { toPath, toUri } from '../workspace/convert.js';
import { Disposable } from '../workspace/Disposable.js';
import type { LedgerChange, LedgerStore } from '../workspace/LedgerStore.js';
import {
  diagnosticLevels,
  diagnosticsEnabled,
  fileBadgeMode,
  problemsAreCounted,
  section,
  type DiagnosticLevel,
} from '../workspace/settings.js';

const countedLevels: ReadonlySet<DiagnosticLevel> = new Set<DiagnosticLevel>([
  'errorWhenConfirmed',
  'error',
  'warning',
]);
const settings = [`${section}.fileBadges`, `${section}.diagnostics`, 'problems'];

/**
 * At files in the Explorer and in tabs: how many open occurrences there are, in the colour of the worst. Folders stay as they are. Where
 * VS Code counts them already, as problems, the number is not shown twice: only the hover tells.
 */
export class FileBadges extends Disposable implements vscode.FileDecorationProvider {
  private readonly changed = this._register(new vscode.EventEmitter<vscode.Uri[] | undefined>());
  readonly onDidChangeFileDecorations = this.changed.event;
  /** What was told of last, by the folder's Uri. */
  private readonly told = new Map<string, ReadonlyMap<string, FileTally>>();

  constructor(private readonly store: LedgerStore) {
    super();
    this._register(store.onDidChange((change) => this.update(change)));
    this._register(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (settings.some((setting) => event.affectsConfiguration(setting))) this.changed.fire(undefined);
      }),
    );
    this._register(vscode.window.registerFileDecorationProvider(this));
  }

  provideFileDecoration(uri: vscode.Uri): vscode.FileDecoration | undefined {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    const path = folder && toPath(folder, uri);
    const tally = path === undefined ? undefined : this.told.get(folder!.uri.toString())?.get(path);
    const mode = tally && fileBadgeMode(folder!);
    if (!tally || mode === 'never') return undefined;
    return decorationOf(tally, mode === 'auto' && this.isCounted(folder!, path!));
  }

  /** All of the file's occurrences are errors or warnings, and VS Code counts those. */
  private isCounted(folder: vscode.WorkspaceFolder, path: string): boolean {
    if (!diagnosticsEnabled(folder) || !problemsAreCounted(folder)) return false;
    const current = this.store.shownLedgerOf(folder.uri.toString());
    const levels = diagnosticLevels(folder);
    return openPlaces(current?.ledger ?? emptyLedger(), path).every(({ defect }) =>
      countedLevels.has(levels[defect.severity ?? 'low']),
    );
  }

  /** Only what is not what it was: the Explorer draws each of them anew. */
  private update({ folder, diff }: LedgerChange): void {
    const key = folder.uri.toString();
    const current = this.store.shownLedgerOf(key);
    const before = this.told.get(key);
    const now = current && fileTallies(current.ledger);
    if (now) this.told.set(key, now);
    else this.told.delete(key);
    const changed = [...pathsOf(diff.paths, before, now)].filter(
      (path) => !sameTally(before?.get(path), now?.get(path)),
    );
    if (changed.length > 0) this.changed.fire(changedDecorations(changed, (path) => toUri(folder, path)));
  }
}

/** A file may become a source, or be none any more, without a change of its occurrences. */
function* pathsOf(
  paths: ReadonlySet<string>,
  before: ReadonlyMap<string, FileTally> | undefined,
  now: ReadonlyMap<string, FileTally> | undefined,
): Iterable<string> {
  yield* paths;
  for (const path of before?.keys() ?? []) if (!paths.has(path) && !now?.has(path)) yield path;
  for (const path of now?.keys() ?? []) if (!paths.has(path) && !before?.has(path)) yield path;
}

function sameTally(a: FileTally | undefined, b: FileTally | undefined): boolean {
  return a?.open === b?.open && a?.confirmed === b?.confirmed && a?.worst === b?.worst;
}

const colours = {
  high: new vscode.ThemeColor('list.errorForeground'),
  medium: new vscode.ThemeColor('list.warningForeground'),
  low: undefined,
} as const;

function decorationOf({ open, confirmed, worst }: FileTally, quiet: boolean): vscode.FileDecoration {
  const count = counted(
    open,
    l10n.t('{0} open occurrence of a defect', open),
    l10n.t('{0} open occurrences of defects', open),
  );
  const tooltip = confirmed > 0 ? `${count} · ${l10n.t('{0} confirmed', confirmed)}` : count;
  const badge = quiet ? undefined : String(Math.min(open, 99));
  const decoration = new vscode.FileDecoration(badge, tooltip, quiet ? undefined : colours[worst]);
  decoration.propagate = false;
  return decoration;
}
