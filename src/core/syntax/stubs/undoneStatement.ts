import * as l10n from '@vscode/l10n';
import type { SyntaxLanguage } from '../languageOf.js';

/** Says in a message that the work is still to be done. `TODO` only as programmers write it: a to-do list is a thing too. */
const saysUndone =
  /\b(?:not|never|isn'?t|hasn'?t been)[\s_-]{0,3}(?:yet[\s_-]{0,3})?(?:been\s{1,3})?implemented|\bunimplemented|\bto be implemented|\bimplement (?:me|this)|\bnot (?:yet supported|supported yet)|\bimplementation (?:is )?(?:missing|pending)/iu;
const marker = /\b(?:TODO|FIXME|NYI)\b|^["'`]\s{0,3}todo\b\s{0,3}[:.!]?\s{0,3}["'`]?$/u;
const undoneName = /not_?(?:yet_?)?implemented|unimplemented/iu;

/** A message that says so, as `"not implemented"`. */
function undoneMessage(text: string): boolean {
  return (
    saysUndone.test(text) ||
    marker.test(text.trim()) ||
    /^\(?\s{0,3}["'`]\s{0,3}todo\b\s{0,3}[:.!]?\s{0,3}["'`]/iu.test(text)
  );
}

/** A comment that marks work to do. */
export function isTodoComment(text: string): boolean {
  return /\b(?:TODO|FIXME|XXX)\b/u.test(text) || saysUndone.test(text);
}

/** A comment that says that a value was only put in to make it compile. */
export function isPlaceholderComment(text: string): boolean {
  return (
    saysUndone.test(text) || /\b(?:TODO|FIXME)\b.{0,40}\b(?:implement|stub|auto-generated)/isu.test(text)
  );
}

const nothing = String.raw`(?:null|nil|undefined|None|false|0|0\.0|-1|""|''|\x60\x60|\[\]|\{\})`;
const nothingReturned = new RegExp(String.raw`^return(?:\s+${nothing}(?:\s*,\s*${nothing})*)?\s*;?$`, 'u');

/** A value that is returned for want of one. */
export function returnsNothing(statement: string): boolean {
  return nothingReturned.test(statement);
}

/** Work that does not make a stub less of one: a value marked as unused, a line in the log. */
export function isDiscard(statement: string): boolean {
  return /^(?:void\s|_(?:\s*,\s*_)*\s*=|let\s+_\w*\s*=|super\s*\(|['"]use strict['"]|(?:this\.)?(?:console|log|logger|LOG|LOGGER|slog|tracing|System\.(?:out|err))\.|(?:\w+::)?(?:debug|info|warn|error|trace|e?println)!)/u.test(
    statement,
  );
}

function thrown(statement: string): string | undefined {
  const match = /^throw\s+(?:new\s+)?([\w$.]*)\s*(\(?[\s\S]*)$/u.exec(statement);
  if (!match) return undefined;
  const name = match[1]!.slice(match[1]!.lastIndexOf('.') + 1);
  // An operation that a type does not have, for a reason that is given, is done.
  const isUnsupported =
    name === 'UnsupportedOperationException' && (!/["'`]/u.test(match[2]!) || undoneMessage(match[2]!));
  if (undoneName.test(name) || isUnsupported) return l10n.t('throws {0}', name);
  return undoneMessage(match[2]!) ? l10n.t('throws "not implemented"') : undefined;
}

function rejected(statement: string): string | undefined {
  const match =
    /^(?:return\s+|await\s+)*(?:Promise\.reject|(?:CompletableFuture\.)?failedFuture|(?:Mono|Flux)\.error)\s*\(([\s\S]*)$/u.exec(
      statement,
    );
  return match &&
    (undoneMessage(match[1]!) ||
      undoneName.test(match[1]!) ||
      /UnsupportedOperationException\(\s*\)/u.test(match[1]!))
    ? l10n.t('rejects with "not implemented"')
    : undefined;
}

function called(statement: string): string | undefined {
  const match =
    /^(?:return\s+|await\s+)*((?:[\w$]+\.)*(?:throw)?_?(?:not_?(?:yet_?)?implemented|unimplemented)\w{0,9})\s*\(/iu.exec(
      statement,
    );
  return match ? l10n.t('calls {0}()', match[1]!) : undefined;
}

function rust(statement: string): string | undefined {
  const macro =
    /^(?:return\s+)?(?:(?:std|core)::)?(todo|unimplemented|panic|unreachable)!\s*([\s\S]*)$/u.exec(statement);
  if (macro) {
    const name = macro[1]!;
    if (name === 'todo' || name === 'unimplemented') return l10n.t('only `{0}!`', name);
    return undoneMessage(macro[2]!) ? l10n.t('panics with "not implemented"') : undefined;
  }
  const error = /^(?:return\s+)?(?:Err|(?:\w+::)?bail!)\s*\(([\s\S]*)$/u.exec(statement);
  if (!error) return undefined;
  return undoneMessage(error[1]!) || undoneName.test(error[1]!)
    ? l10n.t('returns "not implemented"')
    : undefined;
}

function go(statement: string): string | undefined {
  if (/^panic\s*\(/u.test(statement) && (undoneMessage(statement.slice(6, -1)) || undoneName.test(statement)))
    return l10n.t('panics with "not implemented"');
  if (!/^return\b/u.test(statement)) return undefined;
  if (/\b(?:\w+\.)?[eE]rr\w*(?:Not|Un)(?:Yet)?[Ii]mplemented\b|\bcodes\.Unimplemented\b/u.test(statement))
    return l10n.t('returns "not implemented"');
  const error = /\b(?:errors\.\w+|fmt\.Errorf|xerrors\.\w+|status\.Errorf?)\s*\(([\s\S]*)$/u.exec(statement);
  return error && undoneMessage(error[1]!) ? l10n.t('returns "not implemented"') : undefined;
}

/**
 * How a single statement leaves the work undone, whatever way its language has of saying so; undefined for a real one. A
 * value such as `return 'not implemented'` is real: there are functions whose work it is to give those words.
 */
export function undoneStatement(text: string, language: SyntaxLanguage): string | undefined {
  const statement = text.slice(0, 400).trim().replace(/;$/u, '').trim();
  if (language === 'rust') return rust(statement) ?? called(statement);
  if (language === 'go') return go(statement) ?? called(statement);
  return thrown(statement) ?? rejected(statement) ?? called(statement);
}
