import * as l10n from '@vscode/l10n';
import { parsePython } from '../python/parsePython.js';
import { baseName } from '../files/workspacePath.js';

/** What of a template's code is for the file, and what the user is told of the rest. */
export interface OwnPart {
  code: string;
  notes: string[];
  /** What is left out shows how the code is used: a file that is made anew may have it. */
  showsUse: boolean;
}

const usage =
  /^(?:examples?|usage(?: examples?)?|(?:examples? (?:of )?|sample )(?:usage|use)|how to use(?: it)?|demo)\s*(?:$|[:(–-]|in\b)/iu;
const pathOnly =
  /^(?:file(?:name)?\s*:?\s*|path\s*:\s*)?`?((?:[\w.@-]+[/\\])*[\w.@-]+\.(?:pyi?|[cm]?[jt]sx?|json|ya?ml|toml|cfg|ini|sql|sh|html?|css|md|txt))`?\s*(?:\([^()]*\))?$/iu;
const definition = /^(?:async\s+def|def|class|export|function|const|let|interface|type|enum|abstract)\b/mu;

/**
 * A block of a report may go on, below the code for its file, with how that is used or with another file: a comment in the first column
 * begins it, and names it. Offered for one file, the template ends there. Only for Python, TypeScript and JavaScript.
 */
export function ownPart(path: string, code: string): OwnPart {
  const mark = /\.pyi?$/iu.test(path) ? '#' : /\.[cm]?[jt]sx?$/iu.test(path) ? '//' : undefined;
  if (mark === undefined) return { code, notes: [], showsUse: false };
  const lines = code.split('\n');
  for (const [i, line] of lines.entries()) {
    if (!line.startsWith(mark) || lines[i - 1]?.trim() !== '') continue;
    const text = line.slice(mark.length).replace(/^[\s#/=*-]+|[\s#=*-]+$/gu, '');
    const other = pathOnly.exec(text)?.[1];
    const isOther = other !== undefined && baseName(other.replaceAll('\\', '/')) !== baseName(path);
    if (!isOther && !usage.test(text)) continue;
    const own = lines.slice(0, i).join('\n');
    if (!definition.test(own)) continue;
    if (mark === '#' && parsePython(own).errors.length > 0) continue;
    const why = isOther ? l10n.t('it is for `{0}`', other) : l10n.t('it shows how the code is used');
    return {
      code: `${own.trimEnd()}\n`,
      notes: [l10n.t('Left out from `{0}` on: {1}.', line.trim(), why)],
      showsUse: !isOther,
    };
  }
  return { code, notes: [], showsUse: false };
}
