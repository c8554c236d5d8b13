import * as vscode from 'vscode';
import { CommentSpans, type SpanKind } from '../../core/text/comments/CommentSpans.js';
import { commentSyntax, type CommentSyntax } from '../../core/text/comments/commentSyntax.js';

/** Of a larger file comments are not told from code. */
const maxCharacters = 2_000_000;
/** Written by programs, read by people only. */
const outputSchemes = new Set(['output', 'debug', 'search-editor', 'vscode-terminal']);

/** Plain text that a person writes: ids are completed there while they are typed. */
export const proseSelector: vscode.DocumentSelector = [
  { language: 'markdown' },
  { language: 'plaintext' },
  { language: 'restructuredtext' },
  { language: 'scminput' },
  { language: 'git-commit' },
];

/** The commit message box, and the file that git gives an editor. */
export const commitSelector: vscode.DocumentSelector = [{ language: 'scminput' }, { language: 'git-commit' }];

export function isProse(document: vscode.TextDocument): boolean {
  return vscode.languages.match(proseSelector, document) > 0;
}

export function isOutput({ uri }: vscode.TextDocument): boolean {
  return outputSchemes.has(uri.scheme);
}

export function syntaxOf({ uri, languageId }: vscode.TextDocument): CommentSyntax | 'text' | undefined {
  return isCommitBox(uri) ? 'text' : commentSyntax(uri.path, languageId);
}

/** The box of a repository in the Source Control view. */
export function isCommitBox({ scheme }: vscode.Uri): boolean {
  return scheme === 'vscode-scm';
}

/** Open documents without a file: no search finds them. */
export function untitledDocuments(): vscode.TextDocument[] {
  return vscode.workspace.textDocuments.filter(({ uri, isClosed }) => uri.scheme === 'untitled' && !isClosed);
}

/** The path of the repository's root, as its Uri has it; undefined for any other document. */
export function repositoryOf(uri: vscode.Uri): string | undefined {
  const root = isCommitBox(uri) ? new URLSearchParams(uri.query).get('rootUri') : null;
  if (root === null) return undefined;
  try {
    return vscode.Uri.parse(root, true).path;
  } catch {
    return undefined;
  }
}

const spansOf = new WeakMap<vscode.TextDocument, { version: number; spans: CommentSpans }>();

/** Whether the position is in a comment or string of code; undefined in code, and where nobody can tell. */
export function spanAt(document: vscode.TextDocument, position: vscode.Position): SpanKind | undefined {
  const syntax = syntaxOf(document);
  if (syntax === undefined || syntax === 'text') return undefined;
  let known = spansOf.get(document);
  if (known?.version !== document.version) {
    const text = document.getText();
    known = {
      version: document.version,
      spans: new CommentSpans(text.length > maxCharacters ? '' : text, syntax),
    };
    spansOf.set(document, known);
  }
  return known.spans.at(document.offsetAt(position));
}
