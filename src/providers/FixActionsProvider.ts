import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { FixOffer, FixOptions } from '../core/fixes/offers/FixOffer.js';
import type { BrokenImport } from '../core/fixes/python/imports/ImportedPlace.js';
import { defectsIn } from '../core/ledger/defectsIn.js';
import { openOccurrences } from '../core/ledger/openOccurrences.js';
import type { Defect, Ledger, Occurrence } from '../core/model/ledger.js';
import { isCurrent, toWorkspaceEdit, type FixChange } from '../workspace/applyFix.js';
import { toRange, toUri } from '../workspace/convert.js';
import { Disposable } from '../workspace/Disposable.js';
import type { LedgerStore } from '../workspace/LedgerStore.js';
import { loadEngine, type EngineModule } from '../workspace/loadEngine.js';
import { alwaysPreviewsFixes } from '../workspace/settings.js';
import { VscodeFiles } from '../workspace/VscodeFiles.js';
import { diagnosticSource } from './DiagnosticsProvider.js';
import { plannedActions } from './plannedActions.js';

interface Target {
  folder: vscode.WorkspaceFolder;
  ledger: Ledger;
  defect: Defect;
  occurrences: Occurrence[];
  /** The text of each occurrence. */
  texts: string[];
  diagnostics: vscode.Diagnostic[];
}

/** A fix that is offered, and what it would come to. */
interface Planned {
  title: string;
  change: FixChange;
  confirm: boolean;
  offer: FixOffer;
}

const { QuickFix } = vscode.CodeActionKind;

/** The fixes of the defects whose occurrences are under the cursor. */
export class FixActionsProvider extends Disposable implements vscode.CodeActionProvider {
  constructor(private readonly store: LedgerStore) {
    super();
    this._register(
      vscode.languages.registerCodeActionsProvider({ scheme: '*' }, this, {
        providedCodeActionKinds: [QuickFix],
      }),
    );
  }

  async provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    context: vscode.CodeActionContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.CodeAction[]> {
    if (context.only && !context.only.intersects(QuickFix)) return [];
    const targets = this.targetsAt(document, range, context);
    if (targets.length === 0) return [];
    const engine = await loadEngine();
    const actions: vscode.CodeAction[] = [];
    for (const target of targets) {
      const offers = [
        ...engine.templateOffers(target.ledger, target.defect),
        ...engine.missingFunctionOffers(target.defect, namesAt(target)),
        ...engine.pinOffers(target.defect),
      ];
      const { parsers: syntax } = this.store;
      const options = { syntax, integrity: this.store.integrityOf(target.folder), tabStops: true };
      const { ready, replacing, refused } = await plan(offers, target, engine, options);
      const others = await this.importActions(target, engine);
      if (token.isCancellationRequested) return [];
      actions.push(
        ...ready.map((each) => fixAction(each, target, ready.length === 1)),
        ...replacing.map((each) => fixAction(each, target, false)),
        ...others,
        ...refused.map((offer) => explainAction(offer, target)),
        ...plainActions(target, ready.length > 0),
      );
    }
    return actions;
  }

  /** The other fixes of the imports under the cursor. */
  private async importActions(target: Target, engine: EngineModule): Promise<vscode.CodeAction[]> {
    const { folder, diagnostics, defect } = target;
    const files = new VscodeFiles(folder);
    const actions: vscode.CodeAction[] = [];
    for (const broken of brokenAt(target)) {
      const offers = await engine.importErrorOffers(broken, files, this.store.integrityOf(folder));
      const place = { folder, store: this.store, diagnostics, label: defect.id };
      actions.push(...(await plannedActions(offers, place)));
    }
    return actions;
  }

  private targetsAt(
    document: vscode.TextDocument,
    range: vscode.Range,
    context: vscode.CodeActionContext,
  ): Target[] {
    const place = this.store.locate(document.uri);
    if (!place) return [];
    return defectsIn(place.ledger, place.path).flatMap((defect): Target[] => {
      const occurrences = openOccurrences(defect).filter(
        (occurrence) => occurrence.path === place.path && toRange(occurrence.range).intersection(range),
      );
      if (occurrences.length === 0) return [];
      const diagnostics = context.diagnostics.filter(
        ({ source, code }) =>
          source === diagnosticSource && typeof code === 'object' && code.value === defect.id,
      );
      const texts = occurrences.map((occurrence) => document.getText(toRange(occurrence.range)));
      return [{ folder: place.folder, ledger: place.ledger, defect, occurrences, texts, diagnostics }];
    });
  }
}

/** Ready edits first; what only replaces code of somebody's own is apart, and so is what cannot be done here. */
async function plan(
  offers: readonly FixOffer[],
  { folder }: Target,
  { needsPreview }: EngineModule,
  options: FixOptions,
): Promise<{ ready: Planned[]; replacing: Planned[]; refused: FixOffer[] }> {
  const files = new VscodeFiles(folder);
  const always = alwaysPreviewsFixes(folder);
  const ready: Planned[] = [];
  const replacing: Planned[] = [];
  const refused: FixOffer[] = [];
  for (const offer of offers) {
    const planned = await offer.plan(files, options);
    if (planned.kind === 'refused') refused.push(offer);
    if (planned.kind === 'change' && isCurrent(folder, planned)) {
      const creates = planned.files.some(({ kind, path }) => kind === 'create' && path === offer.targetPath);
      const confirm = always || needsPreview(planned);
      const title = creates ? l10n.t('Create {0}', offer.targetPath!) : offer.title;
      ready.push({ title: confirm ? `${title}…` : title, change: planned, confirm, offer });
    }
    if (offer.kind !== 'template' || planned.kind === 'refused') continue;
    const whole = await offer.plan(files, { ...options, replace: true, tabStops: false });
    const same = planned.kind === 'change' && whole.kind === 'change' && sameResult(planned, whole);
    if (whole.kind !== 'change' || same || !isCurrent(folder, whole)) continue;
    const title = l10n.t('Replace existing code: {0}…', offer.templateTitle ?? offer.title);
    replacing.push({ title, change: whole, confirm: true, offer });
  }
  return { ready, replacing, refused };
}

function sameResult(a: FixChange, b: FixChange): boolean {
  return (
    a.files.length === b.files.length &&
    a.files.every(({ path, after }) => b.files.some((other) => other.path === path && other.after === after))
  );
}

function fixAction(
  { title, change, confirm, offer }: Planned,
  { folder, defect, diagnostics }: Target,
  single: boolean,
): vscode.CodeAction {
  const action = new vscode.CodeAction(title, QuickFix);
  action.diagnostics = diagnostics;
  action.edit = toWorkspaceEdit(folder, change, { confirm, label: `${defect.id}: ${title}` });
  // Auto Fix takes what is preferred, so nothing that a person should look at first.
  action.isPreferred = single && change.replaces !== true;
  const opened = change.files.find(({ kind, path }) => kind === 'create' && path === offer.targetPath);
  if (opened && !confirm)
    action.command = {
      command: 'vscode.open',
      title: l10n.t('Open'),
      arguments: [toUri(folder, opened.path)],
    };
  return action;
}

/** What cannot be done is said, with the other ways there are. */
function explainAction(offer: FixOffer, { folder, defect, diagnostics }: Target): vscode.CodeAction {
  const title = l10n.t('Why not “{0}”?', offer.title);
  const action = new vscode.CodeAction(title, QuickFix);
  action.diagnostics = diagnostics;
  const which = { key: folder.uri.toString(), defect: defect.id, title: offer.title };
  action.command = { command: 'defectLedger.explainFix', title, arguments: [which] };
  return action;
}

/** The names under the cursor that an import anchor says are missing. */
function namesAt(target: Target): { module: string; name: string }[] {
  const found = new Map(brokenAt(target).map(({ module, name }) => [`${module}.${name}`, { module, name }]));
  return [...found.values()];
}

function brokenAt({ defect, occurrences, texts }: Target): BrokenImport[] {
  const found: BrokenImport[] = [];
  for (const [i, occurrence] of occurrences.entries()) {
    const anchor = defect.anchors[occurrence.anchor];
    const name = texts[i]!;
    if (anchor?.kind === 'import' && occurrence.proves && anchor.names.includes(name)) {
      const { path, range } = occurrence;
      found.push({ module: anchor.module, name, path, range });
    }
  }
  return found;
}

function plainActions({ defect, diagnostics, folder }: Target, fixable: boolean): vscode.CodeAction[] {
  const key = folder.uri.toString();
  const action = (title: string, command: string, ...args: unknown[]): vscode.CodeAction => {
    const made = new vscode.CodeAction(title, QuickFix);
    made.command = { command, title, arguments: args };
    made.diagnostics = diagnostics;
    return made;
  };
  const which = { key, defect: defect.id };
  const several = new Set(defect.occurrences.map(({ path }) => path)).size > 1 || defect.templates.length > 1;
  return [
    ...(fixable && several
      ? [action(l10n.t('Fix all of {0}…', defect.id), 'defectLedger.fixDefect', which)]
      : []),
    ...(fixable && defect.status === 'open'
      ? [action(l10n.t('Fix {0} and mark in progress…', defect.id), 'defectLedger.fixAndMark', which)]
      : []),
    action(l10n.t('Show defect {0}', defect.id), 'defectLedger.openDefect', defect.id, key),
    action(l10n.t('Copy id {0}', defect.id), 'defectLedger.copyId', defect.id),
  ];
}
