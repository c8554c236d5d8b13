import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { outsideReason } from '../core/files/FileAccess.js';
import { isLost } from '../core/ledger/openOccurrences.js';
import type { AnchorOf } from '../core/model/anchor.js';
import type { Anchor, Defect } from '../core/model/ledger.js';
import type { TextEdit } from '../core/model/range.js';
import type { DefectsView } from '../views/DefectsView.js';
import type { DefectNode } from '../views/model/DefectsModel.js';
import { defectName, placeLabel } from '../views/model/labels.js';
import { fromRange, toRange, toUri } from '../workspace/convert.js';
import { staysInside } from '../workspace/linkGuard.js';
import type { FolderLedger, LedgerStore } from '../workspace/LedgerStore.js';
import { loadEngine } from '../workspace/loadEngine.js';
import { VscodeFiles } from '../workspace/VscodeFiles.js';
import { CommandFamily } from './CommandFamily.js';

/** A place of a defect; without `anchor` it gets a new one. */
interface Target {
  defect: Defect;
  anchor: number | undefined;
}

/** As the quick fix in a source passes it. */
interface FromSource {
  /** The folder's Uri. */
  readonly key: string;
  readonly defect: string;
  /** Place in the anchors of the defect. */
  readonly anchor: number;
}

interface Written {
  path: string;
  edits: readonly TextEdit[];
  /** The text of a file that is made. */
  created?: string;
}

/** *Re-anchor Here*: the selected lines become the place of a defect, written to the native inventory. */
export class ReanchorCommand extends CommandFamily {
  constructor(
    private readonly store: LedgerStore,
    private readonly defects: DefectsView,
  ) {
    super();
    this.register('defectLedger.reanchorHere', (given?: unknown) => this.run(given));
    this.register('defectLedger.reanchorFromSource', (from: FromSource) => this.runFrom(from));
  }

  private async run(given: unknown): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    const here = editor && this.store.locate(editor.document.uri);
    if (!editor || !here)
      return say(l10n.t('Open the code and put the cursor on the line that the defect speaks of.'));
    const { placeAt } = await loadEngine();
    const text = editor.document.getText();
    const place = await placeAt(here.path, text, fromRange(editor.selection), this.store.parsers);
    if (!place) return say(l10n.t('There is no code on this line.'));
    const target = this.targetOf(given, here) ?? (await pickTarget(here));
    if (!target) return;
    const written = await plan(here, target, place);
    if ('refused' in written) {
      void vscode.window.showWarningMessage(written.refused);
      return;
    }
    const uri = toUri(here.folder, written.path);
    if (!(await staysInside(here.folder.uri, uri))) {
      void vscode.window.showWarningMessage(outsideReason(written.path));
      return;
    }
    const edit = new vscode.WorkspaceEdit();
    if (written.created === undefined) {
      const edits = written.edits.map(({ range, newText }) =>
        vscode.TextEdit.replace(toRange(range), newText),
      );
      edit.set(uri, edits);
    } else edit.createFile(uri, { contents: new TextEncoder().encode(written.created) });
    if (await vscode.workspace.applyEdit(edit)) {
      const label = placeLabel(here.path, place.range.start.line);
      vscode.window.setStatusBarMessage(
        l10n.t('{0} is at {1}, written to {2}.', target.defect.id, label, written.path),
        5000,
      );
    } else void vscode.window.showWarningMessage(l10n.t('{0} could not be written.', written.path));
  }

  /** Shows the likeliest place and writes it; where there is none, asks for it first. */
  private async runFrom({ key, defect: id, anchor }: FromSource): Promise<void> {
    const place = this.store.ledgerOf(key);
    const defect = place?.ledger.defects.find((each) => each.id === id);
    const now = defect?.occurrences.find((each) => each.anchor === anchor);
    if (!place || !now) return say(l10n.t('The source has changed; look at it again.'));
    const selection = toRange(now.range);
    await vscode.window.showTextDocument(toUri(place.folder, now.path), { selection });
    if (isLost(now)) {
      const here = l10n.t('Re-anchor Here');
      const ask = l10n.t('Put the cursor on the code that {0} speaks of.', id);
      if ((await vscode.window.showInformationMessage(ask, here)) !== here) return;
    }
    await this.run({ defect: id, anchor });
  }

  /** Of a row of the view, or `{ defect, anchor }` as keybindings and tests pass it. */
  private targetOf(given: unknown, { ledger, folder }: FolderLedger): Target | undefined {
    if (typeof given !== 'object' || given === null) return undefined;
    if ('type' in given && 'key' in given) {
      const node = given as DefectNode;
      if (given.key !== folder.uri.toString()) return undefined;
      const defect = this.defects.model.defect(node);
      const index = this.defects.model.occurrence(node)?.anchor;
      return defect && { defect, anchor: isRange(defect, index) ? index : undefined };
    }
    const { defect: id, anchor } = given as { defect?: unknown; anchor?: unknown };
    const defect = ledger.defects.find((each) => each.id === id);
    if (!defect) return undefined;
    return { defect, anchor: typeof anchor === 'number' && isRange(defect, anchor) ? anchor : undefined };
  }
}

function isRange({ anchors }: Defect, index: number | undefined): boolean {
  return index !== undefined && anchors[index]?.kind === 'range';
}

/** The places of all defects, those that are lost first, and below them the defects themselves. */
async function pickTarget({ ledger }: FolderLedger): Promise<Target | undefined> {
  type Pick = vscode.QuickPickItem & { target: Target; lost: boolean };
  const picks = ledger.defects.flatMap((defect): Pick[] => {
    const places = defect.anchors.flatMap((anchor, i): Pick[] => {
      if (anchor.kind !== 'range') return [];
      const lost = defect.occurrences.some((each) => each.anchor === i && isLost(each));
      return [{ ...pickOf(defect, i, anchor), lost: lost || anchor.confidence === 'lost' }];
    });
    return [...places, { ...pickOf(defect, undefined, undefined), lost: false }];
  });
  picks.sort((a, b) => Number(b.lost) - Number(a.lost));
  const pick = await vscode.window.showQuickPick(picks, {
    title: l10n.t('Re-anchor Here'),
    placeHolder: l10n.t('The defect that speaks of these lines'),
    matchOnDescription: true,
  });
  return pick?.target;
}

function pickOf(
  defect: Defect,
  anchor: number | undefined,
  range: AnchorOf<'range'> | undefined,
): vscode.QuickPickItem & { target: Target } {
  const sure = anchor === undefined ? undefined : defect.anchors[anchor]?.confidence;
  const place = range && placeLabel(range.path, range.range.start.line);
  const description =
    place === undefined ? l10n.t('a new place') : `${place}${sure === undefined ? '' : ` · ${sure}`}`;
  return { label: defectName(defect), description, target: { defect, anchor } };
}

/** Where the anchor is written in an inventory it changes there; one that a report names is replaced by one in the inventory. */
async function plan(
  { folder, ledger }: FolderLedger,
  { defect, anchor: index }: Target,
  place: AnchorOf<'range'>,
): Promise<Written | { refused: string }> {
  const { findInventory, planInventory, planReanchor } = await loadEngine();
  const files = new VscodeFiles(folder);
  const { path, natives } = await findInventory(ledger, files);
  const anchor = index === undefined ? undefined : defect.anchors[index];
  const own = anchor && natives.includes(anchor.source.path) ? anchor.source : undefined;
  const mention = defect.mentions.find(
    (each) => each.path === own?.path || (!own && natives.includes(each.path)),
  );
  const told = own || anchor?.kind !== 'range' ? place : { ...place, replaces: replaced(anchor) };
  if (mention) {
    const text = (await files.read(mention.path))?.text ?? '';
    const id = mention.entry.slice(mention.path.length + 1);
    const written = planReanchor({ path: mention.path, text, defect: id, anchor: own?.range, place: told });
    return 'refused' in written ? written : { path: mention.path, edits: written.edits };
  }
  const kept = defect.anchors.filter((_, i) => i !== index);
  const { source } = anchor ?? { source: defect.mentions[0]! };
  const fresh: Anchor = { ...told, inferred: false, source, state: 'located' };
  const changed = { ...defect, anchors: [fresh, ...kept] };
  const existing = (await files.read(path))?.text;
  const request = {
    ledger: { ...ledger, defects: ledger.defects.map((each) => (each === defect ? changed : each)) },
    chosen: { defects: [defect.id], phases: false, criteria: false },
    path,
    existing,
    natives,
  };
  const written = planInventory(request);
  if ('refused' in written) return written;
  return { path, edits: written.edits, ...(existing === undefined ? { created: written.text } : {}) };
}

function replaced({ path, range }: AnchorOf<'range'>): string {
  return `${path}:${range.start.line + 1}`;
}

function say(message: string): void {
  void vscode.window.showInformationMessage(message);
}
