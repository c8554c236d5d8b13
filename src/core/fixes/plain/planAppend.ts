import * as l10n from '@vscode/l10n';
import { parseTOML } from 'toml-eslint-parser';
import { withLineEnd } from '../lines.js';
import type { TextMerge } from '../Merger.js';
import { toTextEdits } from '../offsetEdits.js';
import { doubleDefinition } from './doubleDefinition.js';

/** Files that are one element from beginning to end, so that nothing can follow. */
const closed = /\.(?:xml|html?|xhtml|svg|vue|svelte|plist|pom|[a-z]+proj|xaml|xsd|xslt?)$/iu;
/** Languages whose files begin with a package clause and imports, which nothing else may precede. */
const packaged = /\.(?:go|java|kts?|scala|groovy)$/u;
/** Files of sections, where what comes last falls into the last one. */
const sectioned =
  /\.(?:toml|ini|cfg|editorconfig|service|desktop)$|(?:^|\/)(?:Pipfile|\.gitconfig|\.npmrc|\.editorconfig)$/iu;

/**
 * Appends a template to a file whose language is not merged by its structure: one blank line between, the line ends of the file. Nothing to
 * do where the file has the lines already, wherever and however indented. Refused where the end of the file is no place for it.
 */
export function planAppend(path: string, target: string, template: string): TextMerge {
  const whole = withLineEnd(template.replace(/^\uFEFF/u, ''), '\n')
    .replace(/^(?:[ \t]*\n)+/u, '')
    .trimEnd();
  // `#!` says something on the first line of a file only.
  const code = target.trim() === '' ? whole : whole.replace(/^#![^\n]*\n+/u, '');
  if (code === '') return { kind: 'nothing', reason: l10n.t('The template holds no text.') };
  if (bareLines(target).includes(bareLines(code)))
    return { kind: 'nothing', reason: l10n.t('All of the template is there already.') };
  const base = target.charCodeAt(0) === 0xfeff ? 1 : 0;
  const content = target.slice(base).trim() === '' ? base : target.trimEnd().length;
  if (content > base) {
    const reason = noPlaceFor(path, target, code);
    if (reason !== undefined) return { kind: 'refused', reason };
  }
  const gap = content > base ? '\n\n' : '';
  const edits = toTextEdits(target, [{ start: content, end: target.length, newText: `${gap}${code}\n` }]);
  const notes =
    content > base
      ? [l10n.t('This kind of file is not merged by its structure: the template goes to the end.')]
      : [];
  return { kind: 'change', edits, notes };
}

/** The lines without their indentation, each between line ends. */
function bareLines(text: string): string {
  const lines = text.split(/\r\n|\r|\n/u).map((line) => line.trim());
  return `\n${lines.join('\n')}\n`;
}

function noPlaceFor(path: string, target: string, code: string): string | undefined {
  if (closed.test(path))
    return l10n.t('Nothing can follow at the end of such a file; the template is to be put in by hand.');
  if (packaged.test(path) && /^(?:package|import)\b/mu.test(code))
    return l10n.t(
      'A package clause and imports cannot stand at the end of the file; the template is a file of its own.',
    );
  const defined = doubleDefinition(target, code);
  if (defined !== undefined)
    return l10n.t(
      'The file defines `{0}` already, and this kind of file is not merged by its structure.',
      defined,
    );
  if (!sectioned.test(path)) return undefined;
  const headers = headersOf(target);
  const own = headersOf(code);
  if (headers.length > 0 && !/^\s*(?:[#;][^\n]*\n\s*)*\[/u.test(code))
    return l10n.t('At the end of the file its keys would fall into `{0}`.', headers[headers.length - 1]!);
  const double = own.find((header) => headers.includes(header) && !header.startsWith('[['));
  if (double !== undefined) return l10n.t('The file has `{0}` already.', double);
  if (/\.toml$|Pipfile$/iu.test(path) && isToml(target) && !isToml(`${target.trimEnd()}\n\n${code}\n`))
    return l10n.t('With the template at its end the file would no longer be TOML.');
  return undefined;
}

function headersOf(text: string): string[] {
  return [...text.matchAll(/^[ \t]*(\[[^\]\r\n]+\]{1,2})[ \t]*(?:[#;].*)?\r?$/gmu)].map((match) => match[1]!);
}

function isToml(text: string): boolean {
  try {
    parseTOML(text);
    return true;
  } catch {
    return false;
  }
}
