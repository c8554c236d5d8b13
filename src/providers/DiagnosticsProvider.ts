import * as vscode from 'vscode';
import { claimPlace, describeClaim } from '../core/ledger/describeContradiction.js';
import { describeUnreported } from '../core/ledger/describeUnreported.js';
import { openOccurrences } from '../core/ledger/openOccurrences.js';
import type { Contradiction, Defect, Occurrence, Problem, UnreportedImport } from '../core/model/ledger.js';
import { toRange, toUri } from '../workspace/convert.js';
import { Disposable } from '../workspace/Disposable.js';
import type { FolderLedger, LedgerChange, LedgerStore } from '../workspace/LedgerStore.js';
import {
  diagnosticLevels,
  diagnosticsEnabled,
  section,
  type DiagnosticLevel,
} from '../workspace/settings.js';

export const diagnosticSource = 'Defect Ledger';
/** `code` of diagnostics that are about a source itself rather than about a defect. */
export const problemCode = 'source-problem';
/** `code` of diagnostics on a value that another source contradicts. */
export const contradictionCode = 'contradiction';
/** `code` of hints on import errors that no report mentions. */
export const unreportedCode = 'unreported-import';

/** Occurrences of open defects, contradictions and problems of sources, as diagnostics of the files that they are in. */
export class DiagnosticsProvider extends Disposable {
  private readonly collection = this._register(vscode.languages.createDiagnosticCollection('defect-ledger'));

  constructor(private readonly store: LedgerStore) {
    super();
    this._register(store.onDidChange((change) => this.update(change)));
    this._register(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(`${section}.diagnostics`)) this.rebuild();
      }),
    );
  }

  private rebuild(): void {
    this.collection.clear();
    for (const current of this.store.ledgers) {
      const { defects, problems, contradictions, unreported } = current.ledger;
      const claims = contradictions.flatMap((contradiction) => contradiction.claims);
      const places = [
        ...defects.flatMap((d) => d.occurrences),
        ...problems,
        ...unreported,
        ...claims.map((c) => c.source),
      ];
      const paths = places.map(({ path }) => path);
      this.set(current, new Set(paths));
    }
  }

  private update({ folder, diff }: LedgerChange): void {
    const key = folder.uri.toString();
    const current = this.store.ledgers.find((candidate) => candidate.folder.uri.toString() === key);
    if (current) this.set(current, diff.paths);
    else for (const path of diff.paths) this.collection.delete(toUri(folder, path));
  }

  /** Only the files whose diagnostics may have changed. */
  private set({ folder, ledger }: FolderLedger, paths: ReadonlySet<string>): void {
    const byPath = new Map<string, vscode.Diagnostic[]>([...paths].map((path) => [path, []]));
    if (diagnosticsEnabled(folder)) {
      const levels = diagnosticLevels(folder);
      for (const defect of ledger.defects) {
        const level = levels[defect.severity ?? 'low'];
        for (const occurrence of openOccurrences(defect)) {
          const diagnostic = byPath.has(occurrence.path) && toDiagnostic(folder, defect, occurrence, level);
          if (diagnostic) byPath.get(occurrence.path)!.push(diagnostic);
        }
      }
      for (const contradiction of ledger.contradictions) {
        for (const [i, { source }] of contradiction.claims.entries()) {
          byPath.get(source.path)?.push(contradictionDiagnostic(folder, contradiction, i));
        }
      }
      for (const error of ledger.unreported) byPath.get(error.path)?.push(unreportedDiagnostic(error));
    }
    for (const problem of ledger.problems) byPath.get(problem.path)?.push(problemDiagnostic(problem));
    this.collection.set([...byPath].map(([path, diagnostics]) => [toUri(folder, path), diagnostics]));
  }
}

function toDiagnostic(
  folder: vscode.WorkspaceFolder,
  defect: Defect,
  occurrence: Occurrence,
  level: DiagnosticLevel,
): vscode.Diagnostic | undefined {
  const severity = severityOf(level, occurrence.proves);
  if (severity === undefined) return undefined;
  const { title } = defect;
  const message = occurrence.message.includes(title)
    ? occurrence.message
    : `${occurrence.message} (${title})`;
  const diagnostic = new vscode.Diagnostic(toRange(occurrence.range), message, severity);
  diagnostic.source = diagnosticSource;
  diagnostic.code = { value: defect.id, target: openDefectUri(defect.id, folder) };
  diagnostic.relatedInformation = defect.mentions.map(
    ({ path, range }) =>
      // The place where the entry begins: a whole block would be selected when it is followed.
      new vscode.DiagnosticRelatedInformation(
        new vscode.Location(toUri(folder, path), toRange({ start: range.start, end: range.start })),
        `Reported here: ${defect.id}`,
      ),
  );
  return diagnostic;
}

/** Opens the defect in the Defects view. */
export function openDefectUri(id: string, folder: vscode.WorkspaceFolder): vscode.Uri {
  // Twice, as it is decoded twice on the way: once as a Uri, once as the arguments of a command.
  const args = encodeURIComponent(encodeURIComponent(JSON.stringify([id, folder.uri.toString()])));
  return vscode.Uri.parse(`command:defectLedger.openDefect?${args}`);
}

function severityOf(level: DiagnosticLevel, confirmed: boolean): vscode.DiagnosticSeverity | undefined {
  switch (level) {
    case 'errorWhenConfirmed':
      return confirmed ? vscode.DiagnosticSeverity.Error : vscode.DiagnosticSeverity.Warning;
    case 'error':
      return vscode.DiagnosticSeverity.Error;
    case 'warning':
      return vscode.DiagnosticSeverity.Warning;
    case 'information':
      return vscode.DiagnosticSeverity.Information;
    case 'hint':
      return vscode.DiagnosticSeverity.Hint;
    case 'off':
      return undefined;
  }
}

/** On the claim at `index`, with the other claims as links. */
function contradictionDiagnostic(
  folder: vscode.WorkspaceFolder,
  contradiction: Contradiction,
  index: number,
): vscode.Diagnostic {
  const { claims } = contradiction;
  const diagnostic = new vscode.Diagnostic(
    toRange(claims[index]!.source.range),
    `Contradiction: ${describeClaim(contradiction, index)}`,
    vscode.DiagnosticSeverity.Information,
  );
  diagnostic.source = diagnosticSource;
  diagnostic.code = contradictionCode;
  diagnostic.relatedInformation = claims
    .filter((_, i) => i !== index)
    .map((claim) => {
      const { path, range } = claim.source;
      const location = new vscode.Location(toUri(folder, path), toRange(range));
      return new vscode.DiagnosticRelatedInformation(
        location,
        `${claim.value} in ${claimPlace(contradiction, claim)}`,
      );
    });
  return diagnostic;
}

/** A hint, since no one has said that it is a defect: it does not fill Problems. */
function unreportedDiagnostic(error: UnreportedImport): vscode.Diagnostic {
  const message = `${describeUnreported(error)} No report mentions it.`;
  const diagnostic = new vscode.Diagnostic(toRange(error.range), message, vscode.DiagnosticSeverity.Hint);
  diagnostic.source = diagnosticSource;
  diagnostic.code = unreportedCode;
  return diagnostic;
}

const problemSeverities = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
} as const;

function problemDiagnostic({ range, message, severity }: Problem): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(toRange(range), message, problemSeverities[severity]);
  diagnostic.source = diagnosticSource;
  diagnostic.code = problemCode;
  return diagnostic;
}
