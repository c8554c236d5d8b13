import * as l10n from '@vscode/l10n';
import { ImportIntegrity } from '../../evidence/imports/ImportIntegrity.js';
import type { FileAccess } from '../../files/FileAccess.js';
import type { Defect } from '../../model/ledger.js';
import { indentationLike } from '../inIndentation.js';
import { fillIn, type TabStop, type Value } from './fillIn.js';
import type { Variable } from './Variable.js';

/** What a template is filled in for. */
export interface FillContext {
  /** Whose symbols `${class}` and `${symbol}` are. */
  readonly defect?: Pick<Defect, 'anchors'> | undefined;
  /** Default: the clock of the machine. */
  readonly now?: (() => Date) | undefined;
}

/**
 * The template's code for the file, its variables and placeholders filled in. `path`: workspace-relative; `mark`: what stands for a
 * placeholder. Default: its text.
 */
export async function filledTemplate(
  code: string,
  path: string,
  files: FileAccess,
  { defect, now = () => new Date() }: FillContext,
  mark?: (stop: TabStop) => string,
): Promise<{ code: string } | { missing: string }> {
  if (!/\$(?:\{|0)|\\\$/u.test(code)) return { code };
  const text = code.includes('${indent}') ? (await files.read(path))?.text : undefined;
  const module = code.includes('${module}') ? await moduleOf(path, files) : '';
  const values: Record<Variable, () => Value> = {
    module: () => module,
    class: () =>
      classOf(defect, path) ?? {
        missing: l10n.t('`${class}`: no symbol anchor of the defect names a class.'),
      },
    symbol: () =>
      symbolOf(defect, path) ?? { missing: l10n.t('`${symbol}`: no anchor of the defect names a symbol.') },
    date: () => localDate(now()),
    indent: () => (text === undefined ? undefined : indentationLike(path, [text])) ?? usualIndent(path),
  };
  const isScript = /\.[cm]?[jt]sx?$/iu.test(path);
  const isCode = isScript ? (at: number) => inLiteral(code, at) : undefined;
  return fillIn(code, (variable) => values[variable](), isCode, mark);
}

async function moduleOf(path: string, files: FileAccess): Promise<string> {
  const [name] = /\.pyi?$/iu.test(path) ? (await new ImportIntegrity(files).modules()).nameOf(path) : [];
  return (
    name ??
    path
      .replace(/\.[^./]*$/u, '')
      .replace(/\/__init__$/u, '')
      .replaceAll('/', '.')
  );
}

/** The anchors of the file first. */
function symbolsOf(defect: FillContext['defect'], path: string): string[] {
  const named = (defect?.anchors ?? []).flatMap((anchor) => (anchor.kind === 'symbol' ? [anchor] : []));
  return [...named.filter((each) => each.path === path), ...named.filter((each) => each.path !== path)].map(
    ({ name }) => name.replaceAll(/::|#/gu, '.'),
  );
}

function classOf(defect: FillContext['defect'], path: string): string | undefined {
  const names = symbolsOf(defect, path);
  const member = names.find((name) => name.includes('.'));
  return member?.split('.').at(-2) ?? names.find((name) => /^\p{Lu}/u.test(name));
}

function symbolOf(defect: FillContext['defect'], path: string): string | undefined {
  const imported = (defect?.anchors ?? []).flatMap((each) => (each.kind === 'import' ? each.names : []));
  return symbolsOf(defect, path)[0]?.split('.').at(-1) ?? imported[0];
}

function localDate(date: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

function usualIndent(path: string): string {
  return /\.go$/iu.test(path)
    ? '\t'
    : /\.(?:[cm]?[jt]sx?|ya?ml|json[c5]?|rb|html?|css)$/iu.test(path)
      ? '  '
      : '    ';
}

/** `${name}` in a template literal is the code's own. */
function inLiteral(code: string, offset: number): boolean {
  let inside = false;
  for (let i = 0; i < offset; i++) {
    if (code[i] === '\\') i++;
    else if (code[i] === '`') inside = !inside;
  }
  return inside;
}
