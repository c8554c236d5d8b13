import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { defectsIn } from '../core/ledger/defectsIn.js';
import type { AnchorOf } from '../core/model/anchor.js';
import type { Anchor, Defect, Occurrence } from '../core/model/ledger.js';
import type { TextEdit } from '../core/model/range.js';
import { placeLabel } from '../views/model/labels.js';
import { toRange, toUri } from '../workspace/convert.js';
import { loadEngine } from '../workspace/loadEngine.js';
import { problemCode } from './DiagnosticsProvider.js';
import { diagnosticsAt, QuickFixProvider, type QuickFixRequest } from './QuickFixProvider.js';

/** An anchor under the cursor whose code is not found for sure. */
interface Unsure {
  readonly defect: Defect;
  readonly anchor: Anchor;
  readonly index: number;
  /** Where its code is likeliest; the head of its file where it is lost. */
  readonly now: Occurrence;
}

/**
 * Where a source names a place or a definition whose code is not found for sure: look at what is likeliest, and set the anchor anew, or,
 * in a native inventory, take it out.
 */
export class ReanchorActionsProvider extends QuickFixProvider {
  protected async fixesFor(request: QuickFixRequest): Promise<vscode.CodeAction[]> {
    const { here } = request;
    const unsure = unsureAt(request);
    if (unsure.length === 0) return [];
    const actions: vscode.CodeAction[] = [];
    for (const each of unsure) {
      const found =
        each.anchor.kind === 'range'
          ? [reanchorRange(here.folder.uri.toString(), each)]
          : each.anchor.kind === 'symbol'
            ? [await this.reanchorSymbol(request, each, each.anchor)]
            : [];
      if (each.anchor.confidence === 'lost') found.push(await remove(request, each));
      for (const action of found) {
        if (!action) continue;
        action.diagnostics = diagnosticsAt(request, problemCode, toRange(each.anchor.source.range));
        actions.push(action);
      }
    }
    return actions;
  }

  /** The name that its code has now, written where the old one stands. */
  private async reanchorSymbol(
    request: QuickFixRequest,
    unsure: Unsure,
    { name }: AnchorOf<'symbol'>,
  ): Promise<vscode.CodeAction | undefined> {
    const { defect, anchor, now } = unsure;
    if (anchor.confidence !== 'similar') return undefined;
    const { placeAt, planReanchor } = await loadEngine();
    const code = await vscode.workspace.openTextDocument(toUri(request.here.folder, now.path));
    const found = await placeAt(now.path, code.getText(), now.range, this.parsers);
    if (found?.symbol === undefined) return undefined;
    const place = { kind: 'symbol' as const, path: now.path, name: found.symbol };
    const edits = planned(request, unsure, (where) => planReanchor({ ...where, place }));
    return (
      edits &&
      editAction(request, l10n.t('Re-anchor `{0}` ({1}) at `{2}`', name, defect.id, found.symbol), edits)
    );
  }
}

function unsureAt({ range, here }: QuickFixRequest): Unsure[] {
  return defectsIn(here.ledger, here.path).flatMap((defect) =>
    defect.anchors.flatMap((anchor, index): Unsure[] => {
      const { source, confidence } = anchor;
      if (confidence !== 'lost' && confidence !== 'similar') return [];
      if (source.path !== here.path || !toRange(source.range).intersection(range)) return [];
      const now = defect.occurrences.find((each) => each.anchor === index);
      return now ? [{ defect, anchor, index, now }] : [];
    }),
  );
}

function reanchorRange(key: string, { defect, anchor, index, now }: Unsure): vscode.CodeAction | undefined {
  if (anchor.kind !== 'range') return undefined;
  const was = placeLabel(anchor.path, anchor.range.start.line);
  const to = placeLabel(now.path, now.range.start.line);
  const title =
    anchor.confidence === 'lost'
      ? l10n.t('Re-anchor `{0}` ({1})…', was, defect.id)
      : l10n.t('Re-anchor `{0}` ({1}) at `{2}`', was, defect.id, to);
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = {
    command: 'defectLedger.reanchorFromSource',
    title,
    arguments: [{ key, defect: defect.id, anchor: index }],
  };
  return action;
}

async function remove(request: QuickFixRequest, unsure: Unsure): Promise<vscode.CodeAction | undefined> {
  const { planRemoveAnchor } = await loadEngine();
  const edits = planned(request, unsure, planRemoveAnchor);
  return edits && editAction(request, l10n.t('Remove this anchor ({0})', unsure.defect.id), edits);
}

/** What the plan comes to where the source is a native inventory: in any other nothing stands where it looks. */
function planned(
  { document, here }: QuickFixRequest,
  { defect, anchor }: Unsure,
  plan: (where: {
    path: string;
    text: string;
    defect: string;
    anchor: Anchor['source']['range'];
  }) => { edits: TextEdit[] } | { refused: string },
): TextEdit[] | undefined {
  if (!/\.(?:ya?ml|jsonc?)$/iu.test(here.path)) return undefined;
  const text = document.getText();
  for (const { path, entry } of defect.mentions) {
    if (path !== here.path) continue;
    const id = entry.slice(path.length + 1);
    const made = plan({ path, text, defect: id, anchor: anchor.source.range });
    if ('edits' in made) return made.edits;
  }
  return undefined;
}

/** An edit of the document itself, so that one undo takes it back. */
function editAction(
  { document }: QuickFixRequest,
  title: string,
  edits: readonly TextEdit[],
): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.edit = new vscode.WorkspaceEdit();
  const changes = edits.map(({ range, newText }) => vscode.TextEdit.replace(toRange(range), newText));
  action.edit.set(document.uri, changes);
  return action;
}
