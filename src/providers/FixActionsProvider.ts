import * as vscode from 'vscode';
import type { FixPlan } from '../core/fixes/FixPlan.js';
import { defectsIn } from '../core/ledger/defectsIn.js';
import { openOccurrences } from '../core/ledger/openOccurrences.js';
import type { Defect, Ledger, Occurrence } from '../core/model/ledger.js';
import { isCurrent, toWorkspaceEdit } from '../workspace/applyFix.js';
import { toRange, toUri } from '../workspace/convert.js';
import { Disposable } from '../workspace/Disposable.js';
import type { LedgerStore } from '../workspace/LedgerStore.js';
import { loadEngine } from '../workspace/loadEngine.js';
import { VscodeFiles } from '../workspace/VscodeFiles.js';
import { diagnosticSource } from './DiagnosticsProvider.js';

interface Target {
  folder: vscode.WorkspaceFolder;
  ledger: Ledger;
  defect: Defect;
  occurrences: Occurrence[];
  /** The text of each occurrence. */
  texts: string[];
  diagnostics: vscode.Diagnostic[];
}

/** The fixes of the defects whose occurrences are under the cursor. */
export class FixActionsProvider extends Disposable implements vscode.CodeActionProvider {
  static readonly kinds = [vscode.CodeActionKind.QuickFix];

  constructor(private readonly store: LedgerStore) {
    super();
    this._register(
      vscode.languages.registerCodeActionsProvider({ scheme: '*' }, this, {
        providedCodeActionKinds: FixActionsProvider.kinds,
      }),
    );
  }

  async provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    context: vscode.CodeActionContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.CodeAction[]> {
    if (context.only && !context.only.intersects(vscode.CodeActionKind.QuickFix)) return [];
    const targets = this.targetsAt(document, range, context);
    const actions: vscode.CodeAction[] = [];
    for (const target of targets) {
      const fixes = await fixesOf(target);
      if (token.isCancellationRequested) return [];
      actions.push(...fixes, ...plainActions(target));
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

/** Ready edits only: a fix that would be refused, or that has nothing to do, is not offered. */
async function fixesOf(target: Target): Promise<vscode.CodeAction[]> {
  const { planMissingFunction, planTemplate } = await loadEngine();
  const files = new VscodeFiles(target.folder);
  const planned: { title: string; plan: FixPlan }[] = [];
  for (const id of target.defect.templates) {
    const template = target.ledger.templates.find((candidate) => candidate.id === id);
    if (!template) continue;
    const plan = await planTemplate(template, files);
    const creates =
      plan.kind === 'change' && plan.files.some((f) => f.kind === 'create' && f.path === template.targetPath);
    planned.push({ title: creates ? `Create ${template.targetPath}` : `Apply fix: ${template.title}`, plan });
  }
  const importers = [...new Set(target.defect.occurrences.map(({ path }) => path))];
  for (const { module, name } of missingNames(target)) {
    planned.push({
      title: `Add missing function '${name}' to ${module}`,
      plan: await planMissingFunction({ module, name }, files, { importers }),
    });
  }
  const ready = planned.flatMap(({ title, plan }) =>
    plan.kind === 'change' && isCurrent(target.folder, plan) ? [{ title, plan }] : [],
  );
  return ready.map(({ title, plan }) => {
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    action.diagnostics = target.diagnostics;
    action.edit = toWorkspaceEdit(target.folder, plan);
    action.isPreferred = ready.length === 1;
    const [file] = plan.files;
    if (file?.kind === 'create') {
      action.command = {
        command: 'vscode.open',
        title: 'Open',
        arguments: [toUri(target.folder, file.path)],
      };
    }
    return action;
  });
}

/** The names under the cursor that an import anchor says are missing. */
function missingNames({ defect, occurrences, texts }: Target): { module: string; name: string }[] {
  const found = new Map<string, { module: string; name: string }>();
  for (const [i, occurrence] of occurrences.entries()) {
    const anchor = defect.anchors[occurrence.anchor];
    const name = texts[i]!;
    if (anchor?.kind === 'import' && occurrence.proves && anchor.names.includes(name)) {
      found.set(`${anchor.module}.${name}`, { module: anchor.module, name });
    }
  }
  return [...found.values()];
}

function plainActions({ defect, diagnostics, folder }: Target): vscode.CodeAction[] {
  const action = (title: string, command: string, ...args: unknown[]): vscode.CodeAction => {
    const made = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    made.command = { command, title, arguments: args };
    made.diagnostics = diagnostics;
    return made;
  };
  return [
    action(`Show defect ${defect.id}`, 'defectLedger.openDefect', defect.id, folder.uri.toString()),
    action(`Copy id ${defect.id}`, 'defectLedger.copyId', defect.id),
  ];
}
