import * as l10n from '@vscode/l10n';
import type { FileText } from '../../files/FileAccess.js';
import { workspacePath } from '../../files/workspacePath.js';
import { emptyFragment, RANKS, type Fragment } from '../fragment.js';
import { languageOf } from '../inventory/languageOf.js';
import { SourceText } from '../SourceText.js';
import { snippetByDefault } from './snippetByDefault.js';
import { findTargetComment, withoutTargetComment } from './targetComment.js';

/** A comment of one line, and what it says. */
const comment = /^\s*(?:#+|\/\/+|--+|;+|\/\*+|<!--|%|\(\*)\s*(.*?)\s*(?:\*\/|-->|\*\))?\s*$/u;
const defectsLine = /^defects?:\s*(.*)$/iu;

/**
 * A file of the user's own folder as a template. Its first comment line names the target, as in reports; comment lines right below may give the
 * title and, as `Defects: ID, ID`, the defects that it serves. These lines are no part of its code. Its id is its path below the
 * folder, without a last `.template`.
 */
export function readTemplateFile(
  path: string,
  folder: string,
  { text, encoding, lossy }: FileText,
): Fragment {
  const fragment = emptyFragment({ path, kind: 'templates', encoding, repaired: false }, RANKS.native);
  const source = new SourceText(path, text);
  fragment.problems = source.problems;
  if (text.trim() === '') return fragment;
  const code = text.replace(/^\uFEFF/u, '').replace(/\r\n?/gu, '\n');
  const lines = code.split('\n');
  const target = findTargetComment(lines);
  const lineAt = (line: number): [start: number, end: number] => {
    const starts = lineStarts(text);
    const start = starts[line] ?? text.length;
    return [start, Math.min(text.length, start + (lines[line]?.length ?? 0))];
  };
  if (!target) {
    const message = l10n.t(
      'A template begins with a comment line that names its target, such as `# src/a.py`; this file is left out.',
    );
    source.problem(...lineAt(0), 'warning', message);
    return fragment;
  }
  let title: string | undefined;
  let defects: string[] = [];
  let last = target.line;
  for (let i = target.line + 1; i < lines.length; i++) {
    const said = comment.exec(lines[i]!)?.[1];
    if (said === undefined || said === '' || lines[i]!.startsWith('#!')) break;
    const named = defectsLine.exec(said)?.[1];
    if (named !== undefined) defects = [...defects, ...named.split(/[,\s]+/u).filter((id) => id !== '')];
    else if (title === undefined) title = said;
    else break;
    last = i;
  }
  const targetPath = workspacePath(target.path);
  let unusable: string | undefined;
  if (targetPath === undefined) {
    unusable = l10n.t('`{0}` leaves the workspace', target.path);
    source.problem(...lineAt(target.line), 'error', l10n.t('{0}; this template is never applied.', unusable));
  }
  if (lossy) {
    unusable = l10n.t('{0} has bytes that are not of its encoding ({1})', path, encoding);
    source.problem(...lineAt(0), 'error', l10n.t('{0}; this template is never applied.', unusable));
  }
  const rest = [...lines.slice(0, target.line + 1), ...lines.slice(last + 1)].join('\n');
  const id = path.slice(folder.length + 1).replace(/\.template$/u, '');
  const written = targetPath ?? target.path;
  fragment.templates.push({
    id,
    title: title ?? id.slice(id.lastIndexOf('/') + 1),
    language: languageOf(written),
    targetPath: written,
    mode: 'merge',
    code: withoutTargetComment(rest, target.line),
    ...(snippetByDefault(written) ? { snippet: true } : {}),
    ...(unusable === undefined ? {} : { unusable }),
    source: source.mention(0, text.length),
    defects: [...new Set(defects)],
  });
  return fragment;
}

function lineStarts(text: string): number[] {
  return [0, ...[...text.matchAll(/\r\n?|\n/gu)].map(({ index, 0: end }) => index + end.length)];
}
