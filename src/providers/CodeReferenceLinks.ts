import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { isGlob } from '../core/files/glob.js';
import { folderOf, workspacePath } from '../core/files/workspacePath.js';
import { toUri } from '../workspace/convert.js';
import { Disposable } from '../workspace/Disposable.js';
import type { FolderLedger, LedgerStore } from '../workspace/LedgerStore.js';
import { VscodeFiles } from '../workspace/VscodeFiles.js';
import { AnchorTargets } from './model/anchorTargets.js';
import { linkCandidates, type LinkCandidate } from './model/linkCandidates.js';
import { lineOfNames } from './model/lineOfNames.js';
import { isSource } from './model/sourceEntries.js';
import { sourceSelector } from './sourceSelector.js';

/** Asking for links must not be felt: of a larger source only the beginning is gone through. */
const maxCharacters = 1_000_000;
/** Different paths that are looked for in one document. */
const maxPaths = 2000;
const maxGlobs = 30;
const atOnce = 40;
/** For so long (ms) what was found is taken to be still there; file events may be left out or late. */
const lifetime = 3000;

/** A link whose line is looked up when it is followed. */
class TestLink extends vscode.DocumentLink {
  constructor(
    range: vscode.Range,
    readonly file: { folder: vscode.WorkspaceFolder; path: string; names: readonly string[] },
  ) {
    super(range);
  }
}

/** In the sources: what names a file of the workspace, a line or a test in it, is a link to it. */
export class CodeReferenceLinks
  extends Disposable
  implements vscode.DocumentLinkProvider<vscode.DocumentLink>
{
  private readonly files = new Map<string, VscodeFiles>();
  /** The file that a path or glob leads to, by folder: not asked for again at each pause in typing. */
  private readonly found = new Map<string, Promise<string | undefined>>();
  private foundSince = 0;

  constructor(private readonly store: LedgerStore) {
    super();
    this._register(vscode.workspace.onDidChangeWorkspaceFolders(() => this.files.clear()));
    this._register(vscode.languages.registerDocumentLinkProvider(sourceSelector, this));
  }

  async provideDocumentLinks(
    document: vscode.TextDocument,
    token: vscode.CancellationToken,
  ): Promise<vscode.DocumentLink[]> {
    const place = this.store.locate(document.uri);
    if (!place || !isSource(place.ledger, place.path)) return [];
    const text = document.getText().slice(0, maxCharacters);
    const anchors = new AnchorTargets(place.ledger, place.path);
    const links: vscode.DocumentLink[] = [];
    const open: LinkCandidate[] = [];
    const paths = new Set<string>();
    let globs = 0;
    for (const reference of linkCandidates(text, folderOf(place.path))) {
      if (token.isCancellationRequested || paths.size >= maxPaths) break;
      const at = document.positionAt(reference.start);
      const certain = anchors.find(reference, at);
      if (certain && workspacePath(certain.path) === certain.path) {
        links.push(lineLink(document, reference, place, certain.path, certain.line));
        continue;
      }
      const isNew = !paths.has(reference.paths[0]!);
      if (isNew && isGlob(reference.paths[0]!) && ++globs > maxGlobs) continue;
      for (const path of reference.paths) paths.add(path);
      open.push(reference);
    }
    const targets = await this.lookUp(place.folder, [...paths], token);
    for (const reference of open) {
      const path = reference.paths
        .map((candidate) => targets.get(candidate))
        .find((hit) => hit !== undefined);
      // A source need not lead to itself.
      if (path === undefined || path === place.path) continue;
      links.push(
        reference.names
          ? new TestLink(rangeOf(document, reference), { folder: place.folder, path, names: reference.names })
          : lineLink(document, reference, place, path, reference.line),
      );
    }
    return token.isCancellationRequested ? [] : links;
  }

  async resolveDocumentLink(link: vscode.DocumentLink): Promise<vscode.DocumentLink> {
    if (link instanceof TestLink) {
      const { folder, path, names } = link.file;
      const text = (await this.filesOf(folder).read(path))?.text ?? '';
      link.target = target(folder, path, lineOfNames(text, names));
    }
    return link;
  }

  private async lookUp(
    folder: vscode.WorkspaceFolder,
    paths: readonly string[],
    token: vscode.CancellationToken,
  ): Promise<Map<string, string>> {
    const targets = new Map<string, string>();
    if (Date.now() - this.foundSince > lifetime) {
      this.found.clear();
      this.foundSince = Date.now();
    }
    for (let from = 0; from < paths.length && !token.isCancellationRequested; from += atOnce) {
      const some = paths.slice(from, from + atOnce);
      const hits = await Promise.all(some.map((path) => this.find(folder, path)));
      for (const [i, hit] of hits.entries()) if (hit !== undefined) targets.set(some[i]!, hit);
    }
    return targets;
  }

  private find(folder: vscode.WorkspaceFolder, path: string): Promise<string | undefined> {
    const key = `${folder.uri.toString()}\n${path}`;
    let hit = this.found.get(key);
    if (!hit) this.found.set(key, (hit = this.search(this.filesOf(folder), path)));
    return hit;
  }

  /** The first match of a glob in the order of names, so that the link leads to the same file every time. */
  private async search(files: VscodeFiles, path: string): Promise<string | undefined> {
    const hit = isGlob(path) ? (await files.list([path])).sort()[0] : path;
    return hit !== undefined && (await files.exists(hit)) ? hit : undefined;
  }

  private filesOf(folder: vscode.WorkspaceFolder): VscodeFiles {
    const key = folder.uri.toString();
    let files = this.files.get(key);
    if (!files) this.files.set(key, (files = new VscodeFiles(folder)));
    return files;
  }
}

function lineLink(
  document: vscode.TextDocument,
  reference: LinkCandidate,
  { folder }: FolderLedger,
  path: string,
  line: number | undefined,
): vscode.DocumentLink {
  const link = new vscode.DocumentLink(rangeOf(document, reference), target(folder, path, line));
  link.tooltip = l10n.t('Open {0}', line === undefined ? path : `${path}:${line + 1}`);
  return link;
}

function rangeOf(document: vscode.TextDocument, { start, end }: LinkCandidate): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

/** @param line zero-based */
function target(folder: vscode.WorkspaceFolder, path: string, line: number | undefined): vscode.Uri {
  const uri = toUri(folder, path);
  return line === undefined ? uri : uri.with({ fragment: `L${line + 1}` });
}
