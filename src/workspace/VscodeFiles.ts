import * as vscode from 'vscode';
import { Breather } from '../core/Breather.js';
import { excludeFile, indexFile } from '../core/files/excludeFile.js';
import { maxFileBytes, type FileAccess, type FileText, type Unreadable } from '../core/files/FileAccess.js';
import type { GitIgnore, IgnoreFile } from '../core/files/GitIgnore.js';
import { compileGlob, isGlob } from '../core/files/glob.js';
import { joinGlobs } from '../core/files/joinGlobs.js';
import { folderOf } from '../core/files/workspacePath.js';
import { ignoredFolders, isInIgnoredFolder } from '../core/sources/defaultSources.js';
import { withBreath } from '../core/steps.js';
import { decodeText, isBinary } from '../core/text/decodeText.js';
import { toPath, toUri } from './convert.js';
import { staysInside } from './linkGuard.js';
import { loadEngine } from './loadEngine.js';
import { readHead } from './readHead.js';

const excluded = `**/{${ignoredFolders.join(',')}}/**`;
/** Enough to tell a file that is not text. */
const headBytes = 8192;

interface IgnoreState {
  files: readonly IgnoreFile[];
  rules: GitIgnore;
}

/**
 * A workspace folder as the core sees it: over `workspace.fs`, so that it works in virtual workspaces too. Listing
 * leaves out what `files.exclude` and, of what git does not track, the `.gitignore` files and `.git/info/exclude` say; the latter are read on first use and kept until
 * `rereadIgnoreFiles`.
 */
export class VscodeFiles implements FileAccess {
  private ignoreState: Promise<IgnoreState> | undefined;
  /** What was no text when it was last read. */
  private readonly binary = new Set<string>();
  private readonly breather = new Breather();

  constructor(private readonly folder: vscode.WorkspaceFolder) {}

  async list(globs: readonly string[]): Promise<string[]> {
    const found = new Set<string>();
    const { rules } = await this.ignored();
    const patterns = globs.filter(isGlob);
    const tests = patterns.map(compileGlob);
    const searches = joinGlobs(patterns).map(async (glob) => {
      // With a pattern of our own, `files.exclude` still counts; only `null` would turn it off.
      for (const uri of await vscode.workspace.findFiles(
        new vscode.RelativePattern(this.folder, glob),
        excluded,
      )) {
        if (this.breather.due) await this.breather.breathe();
        const path = toPath(this.folder, uri);
        if (path !== undefined && tests.some((test) => test(path)) && !rules.ignores(path)) found.add(path);
      }
    });
    const named = globs.filter((glob) => !isGlob(glob));
    const checks = named.map(async (path) => {
      if (await this.exists(path)) found.add(path);
    });
    await Promise.all([...searches, ...checks]);
    return [...found];
  }

  async ignores(path: string): Promise<boolean> {
    if (isInIgnoredFolder(path) || this.isHidden(path)) return true;
    return (await this.ignored()).rules.ignores(path);
  }

  /** To be called when a `.gitignore` may have changed; true when one has. */
  async rereadIgnoreFiles(): Promise<boolean> {
    const before = this.ignoreState;
    this.ignoreState = undefined;
    if (!before) return false;
    const [old, now] = await Promise.all([before.catch(() => undefined), this.ignored()]);
    return JSON.stringify(old?.files) !== JSON.stringify(now.files);
  }

  async read(path: string, maxBytes = maxFileBytes): Promise<FileText | undefined> {
    const uri = toUri(this.folder, path);
    const open = openDocument(uri);
    if (open) {
      const text = open.getText();
      if (text.length > maxBytes) return undefined;
      return { text, encoding: open.encoding === 'utf8' ? 'utf-8' : open.encoding, unsaved: true };
    }
    try {
      const stat = await vscode.workspace.fs.stat(uri);
      if (!(stat.type & vscode.FileType.File) || stat.size > maxBytes) return undefined;
      if (!(await staysInside(this.folder.uri, uri))) return undefined;
      const text = decodeText(await vscode.workspace.fs.readFile(uri));
      if (text) this.binary.delete(path);
      else this.binary.add(path);
      return text;
    } catch {
      return undefined;
    }
  }

  async exists(path: string): Promise<boolean> {
    const uri = toUri(this.folder, path);
    if (openDocument(uri)) return true;
    try {
      const stat = await vscode.workspace.fs.stat(uri);
      return (stat.type & vscode.FileType.File) !== 0 && (await staysInside(this.folder.uri, uri));
    } catch {
      return false;
    }
  }

  async hasFolder(path: string): Promise<boolean> {
    try {
      const { type } = await vscode.workspace.fs.stat(toUri(this.folder, path));
      return (type & vscode.FileType.Directory) !== 0;
    } catch {
      return false;
    }
  }

  async leadsOutside(path: string): Promise<boolean> {
    return !(await staysInside(this.folder.uri, toUri(this.folder, path)));
  }

  async unreadable(path: string, maxBytes = maxFileBytes): Promise<Unreadable | undefined> {
    const uri = toUri(this.folder, path);
    try {
      const { type, size } = await vscode.workspace.fs.stat(uri);
      if (!(type & vscode.FileType.File) || !(await staysInside(this.folder.uri, uri))) return undefined;
      if (size > maxFileBytes) return { reason: 'large', bytes: size };
      const head = await readHead(uri, headBytes);
      // Where only whole files can be read, what `read` found has to do.
      if (head ? isBinary(head) : this.binary.has(path)) return { reason: 'binary' };
      return size > maxBytes ? { reason: 'large', bytes: size } : undefined;
    } catch {
      return undefined;
    }
  }

  private ignored(): Promise<IgnoreState> {
    if (this.ignoreState) return this.ignoreState;
    const state = (this.ignoreState = this.readIgnoreFiles());
    // What could not be read is tried again by the next one who asks.
    state.catch(() => {
      if (this.ignoreState === state) this.ignoreState = undefined;
    });
    return state;
  }

  private async readIgnoreFiles(): Promise<IgnoreState> {
    const [{ GitIgnore, readTracked }, nested] = await Promise.all([
      loadEngine(),
      vscode.workspace.findFiles(new vscode.RelativePattern(this.folder, '**/.gitignore'), excluded),
    ]);
    // The root's is looked up by name: many people hide it in the Explorer, and so from the search.
    const paths = new Set(['.gitignore', ...nested.map((uri) => toPath(this.folder, uri) ?? '.gitignore')]);
    const files = await Promise.all(
      [excludeFile, ...[...paths].sort()].map(async (path) => ({
        folder: path === excludeFile ? '' : folderOf(path),
        text: (await this.read(path))?.text ?? '',
      })),
    );
    const rules = new GitIgnore(files);
    const index = files.some(({ text }) => text !== '') ? await this.readIndex() : undefined;
    const tracked = index && (await withBreath(readTracked(index), this.breather));
    const kept: string[] = [];
    for (const path of tracked ?? []) {
      if (this.breather.due) await this.breather.breathe();
      if (rules.ignores(path)) kept.push(path);
    }
    return { files, rules: kept.length > 0 ? new GitIgnore(files, () => kept) : rules };
  }

  private async readIndex(): Promise<Uint8Array | undefined> {
    const uri = toUri(this.folder, indexFile);
    try {
      const { size } = await vscode.workspace.fs.stat(uri);
      return size > maxFileBytes ? undefined : await vscode.workspace.fs.readFile(uri);
    } catch {
      return undefined;
    }
  }

  /** By `files.exclude`, as the search has it, but for the entries that depend on a sibling. */
  private isHidden(path: string): boolean {
    const files = vscode.workspace.getConfiguration('files', this.folder.uri);
    const configured: Record<string, unknown> = files.get('exclude', {});
    const tests = Object.keys(configured)
      .filter((glob) => configured[glob] === true)
      .map(compileGlob);
    for (let part = path; part !== ''; part = folderOf(part)) {
      if (tests.some((test) => test(part))) return true;
    }
    return false;
  }
}

/** The document as the user sees it; one that is clean and whose file is gone counts as gone. */
function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  const key = uri.toString();
  return vscode.workspace.textDocuments.find(
    (document) => !document.isClosed && document.isDirty && document.uri.toString() === key,
  );
}
