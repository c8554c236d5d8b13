import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { Breather } from '../core/Breather.js';
import { defectsIn } from '../core/ledger/defectsIn.js';
import { claimPlace, describeClaim } from '../core/ledger/describeContradiction.js';
import { describeUnreported } from '../core/ledger/describeUnreported.js';
import { openOccurrences } from '../core/ledger/openOccurrences.js';
import type { Contradiction, Defect, Occurrence, Problem, UnreportedImport } from '../core/model/ledger.js';
import { toRange, toUri } from '../workspace/convert.js';
import { Disposable } from '../workspace/Disposable.js';
import type { FolderLedger, LedgerStore } from '../workspace/LedgerStore.js';
import {
  diagnosticLevels,
  diagnosticsEnabled,
  section,
  type DiagnosticLevel,
} from '../workspace/settings.js';
import { quotedWords } from '../core/text/plainWords.js';
import { openDetailsUri } from './commandUri.js';
import { occurrenceMessage } from './model/occurrenceMessage.js';

export const diagnosticSource = 'Defect Ledger';
/** `code` of diagnostics that are about a source itself rather than about a defect. */
export const problemCode = 'source-problem';
/** `code` of diagnostics on a value that another source contradicts. */
export const contradictionCode = 'contradiction';
/** `code` of hints on import errors that no report mentions. */
export const unreportedCode = 'unreported-import';

/**
 * Occurrences of open defects, contradictions and problems of sources, as diagnostics of the files that they are in. Set when the
 * ledger changes and only for the files that the change is about; while somebody types VS Code moves them by itself.
 */
export class DiagnosticsProvider extends Disposable {
  private readonly collection = this._register(vscode.languages.createDiagnosticCollection('defect-ledger'));
  /** Paths whose diagnostics may have changed, by the key of their folder. */
  private readonly waiting = new Map<string, { folder: vscode.WorkspaceFolder; paths: Set<string> }>();
  private readonly breather = new Breather();
  private setting = false;

  constructor(private readonly store: LedgerStore) {
    super();
    this._register(store.onDidChange(({ folder, diff }) => this.update(folder, diff.paths)));
    this._register(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(`${section}.diagnostics`)) this.rebuild();
      }),
    );
  }

  private rebuild(): void {
    this.collection.clear();
    for (const { folder, ledger } of this.store.ledgers) {
      const { defects, problems, contradictions, unreported } = ledger;
      const claims = contradictions.flatMap((contradiction) => contradiction.claims);
      const places = [
        ...defects.flatMap((d) => d.occurrences),
        ...problems,
        ...unreported,
        ...claims.map((c) => c.source),
      ];
      const paths = places.map(({ path }) => path);
      this.update(folder, paths);
    }
  }

  private update(folder: vscode.WorkspaceFolder, paths: Iterable<string>): void {
    const key = folder.uri.toString();
    const waiting = this.waiting.get(key);
    if (waiting) for (const path of paths) waiting.paths.add(path);
    else this.waiting.set(key, { folder, paths: new Set(paths) });
    if (!this.setting) void this.setWaiting();
  }

  private async setWaiting(): Promise<void> {
    this.setting = true;
    try {
      for (const [key, { folder, paths }] of this.waiting) {
        await this.setPaths(folder, paths);
        this.waiting.delete(key);
      }
    } finally {
      this.setting = false;
    }
  }

  /** In slices, each handed over at once. More paths may come meanwhile. */
  private async setPaths(folder: vscode.WorkspaceFolder, paths: Set<string>): Promise<void> {
    let slice: [vscode.Uri, vscode.Diagnostic[]][] = [];
    let files = new Map<string, FileDiagnostics>();
    for (const path of paths) {
      if (this.breather.due) {
        if (slice.length > 0) this.collection.set(slice);
        slice = [];
        await this.breather.breathe();
        if (this.isDisposed) return;
        // Of the ledgers of now: what was told while others had their turn is in them.
        files = new Map();
      }
      paths.delete(path);
      const uri = toUri(folder, path);
      slice.push([uri, this.diagnosticsOf(uri, files)]);
    }
    if (slice.length > 0) this.collection.set(slice);
  }

  /** Of all folders that the file is in. `files`: what was made of a folder's ledger, by its key. */
  private diagnosticsOf(uri: vscode.Uri, files: Map<string, FileDiagnostics>): vscode.Diagnostic[] {
    const told = this.store.locateAll(uri).map(({ path, ...current }) => {
      const key = current.folder.uri.toString();
      const known = files.get(key) ?? new FileDiagnostics(current);
      files.set(key, known);
      return known.diagnostics(path);
    });
    const [own = [], ...around] = told;
    if (around.length === 0) return own;
    // A folder around another reads its sources, too.
    const seen = new Map(told.flat().map((each) => [sayingOf(each), each]));
    for (const each of own) seen.set(sayingOf(each), each);
    return [...seen.values()];
  }
}

/** What a diagnostic says and where: the same of one that two folders tell. */
function sayingOf({ code, range, message }: vscode.Diagnostic): string {
  return JSON.stringify([typeof code === 'object' ? code.value : code, range, message]);
}

/** What one ledger says of its files. */
class FileDiagnostics {
  private readonly enabled: boolean;
  private readonly levels: ReturnType<typeof diagnosticLevels>;
  private readonly problems = new Map<string, Problem[]>();
  private readonly unreported = new Map<string, UnreportedImport[]>();
  private readonly claims = new Map<string, { contradiction: Contradiction; index: number }[]>();

  constructor(private readonly current: FolderLedger) {
    const { folder, ledger } = current;
    this.enabled = diagnosticsEnabled(folder);
    this.levels = diagnosticLevels(folder);
    for (const problem of ledger.problems) push(this.problems, problem.path, problem);
    if (!this.enabled) return;
    for (const error of ledger.unreported) push(this.unreported, error.path, error);
    for (const contradiction of ledger.contradictions) {
      for (const [index, { source }] of contradiction.claims.entries())
        push(this.claims, source.path, { contradiction, index });
    }
  }

  diagnostics(path: string): vscode.Diagnostic[] {
    const { folder } = this.current;
    const claims = this.claims.get(path) ?? [];
    const problems = this.problems.get(path) ?? [];
    const unreported = this.unreported.get(path) ?? [];
    return [
      ...(this.enabled ? this.occurrences(path) : []),
      ...claims.map(({ contradiction, index }) => contradictionDiagnostic(folder, contradiction, index)),
      ...unreported.map(unreportedDiagnostic),
      ...problems.map(problemDiagnostic),
    ];
  }

  private occurrences(path: string): vscode.Diagnostic[] {
    const { folder, ledger } = this.current;
    return defectsIn(ledger, path).flatMap((defect) => {
      const level = this.levels[defect.severity ?? 'low'];
      return openOccurrences(defect).flatMap((occurrence) =>
        occurrence.path === path ? (toDiagnostic(folder, defect, occurrence, level) ?? []) : [],
      );
    });
  }
}

function push<T>(map: Map<string, T[]>, key: string, item: T): void {
  const list = map.get(key);
  if (list) list.push(item);
  else map.set(key, [item]);
}

function toDiagnostic(
  folder: vscode.WorkspaceFolder,
  defect: Defect,
  occurrence: Occurrence,
  level: DiagnosticLevel,
): vscode.Diagnostic | undefined {
  const severity = severityOf(level, occurrence.proves);
  if (severity === undefined) return undefined;
  const message = occurrenceMessage(defect, occurrence);
  const diagnostic = new vscode.Diagnostic(toRange(occurrence.range), message, severity);
  diagnostic.source = diagnosticSource;
  diagnostic.code = { value: defect.id, target: openDetailsUri(defect.id, folder) };
  // One line of the hover and of Problems each: the others are in the card.
  diagnostic.relatedInformation = defect.mentions.slice(0, 1).map(
    ({ path, range }) =>
      // The place where the entry begins: a whole block would be selected when it is followed.
      new vscode.DiagnosticRelatedInformation(
        new vscode.Location(toUri(folder, path), toRange({ start: range.start, end: range.start })),
        l10n.t('Reported here'),
      ),
  );
  return diagnostic;
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
    quotedWords(l10n.t('Contradiction: {0}', describeClaim(contradiction, index))),
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
        quotedWords(l10n.t('{0} in {1}', claim.value, claimPlace(contradiction, claim))),
      );
    });
  return diagnostic;
}

/** A hint, since no one has said that it is a defect: it does not fill Problems. */
function unreportedDiagnostic(error: UnreportedImport): vscode.Diagnostic {
  const message = quotedWords(l10n.t('{0} No report mentions it.', describeUnreported(error)));
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
  const diagnostic = new vscode.Diagnostic(toRange(range), quotedWords(message), problemSeverities[severity]);
  diagnostic.source = diagnosticSource;
  diagnostic.code = problemCode;
  return diagnostic;
}
