import * as l10n from '@vscode/l10n';
import type { YAMLError } from 'yaml';

/** What is wrong with a YAML text, in our own words: those of the parser are English only. A sentence. */
export function yamlProblem({ code, message }: Pick<YAMLError, 'code' | 'message'>): string {
  switch (code) {
    case 'MISSING_CHAR':
    case 'BAD_INDENT':
      return missing(message) ?? indentation(code);
    case 'ALIAS_PROPS':
      return l10n.t('An alias has no anchor and no tag of its own.');
    case 'BAD_ALIAS':
      return l10n.t('The name of this anchor or alias is empty, unknown or ends with a colon.');
    case 'BAD_DIRECTIVE':
      return l10n.t('This directive is not one of YAML.');
    case 'BAD_DQ_ESCAPE':
      return l10n.t('This is not an escape that YAML knows.');
    case 'BAD_PROP_ORDER':
      return l10n.t('Anchors and tags stand behind the indicator.');
    case 'BAD_SCALAR_START':
      return l10n.t('Text that begins with this character has to be in quotes.');
    case 'BLOCK_AS_IMPLICIT_KEY':
      return l10n.t('A mapping or list cannot begin here, in the line of a key.');
    case 'BLOCK_IN_FLOW':
      return l10n.t('Between brackets everything is written in brackets.');
    case 'DUPLICATE_KEY':
      return l10n.t('This key is there twice.');
    case 'KEY_OVER_1024_CHARS':
      return l10n.t('This key is longer than 1024 characters.');
    case 'MULTILINE_IMPLICIT_KEY':
      return l10n.t('A key has to be on one line.');
    case 'MULTIPLE_ANCHORS':
      return l10n.t('A value has one anchor at most.');
    case 'MULTIPLE_TAGS':
      return l10n.t('A value has one tag at most.');
    case 'MULTIPLE_DOCS':
      return l10n.t('This text holds more than one document.');
    case 'NON_STRING_KEY':
      return l10n.t('This key is no text.');
    case 'TAB_AS_INDENT':
      return l10n.t('Tabs cannot indent in YAML.');
    case 'TAG_RESOLVE_FAILED':
    case 'BAD_COLLECTION_TYPE':
      return l10n.t('This tag is not known, or does not fit its value.');
    case 'RESOURCE_EXHAUSTION':
      return l10n.t('This is nested too deeply.');
    default:
      return l10n.t('This is not valid YAML here.');
  }
}

/** The parser says by its text alone what is missing. */
function missing(message: string): string | undefined {
  if (/closing ['"]quote/u.test(message)) return l10n.t('This string is never closed.');
  const end = /end with an? ([\]}])/u.exec(message)?.[1];
  if (end !== undefined) return l10n.t('A closing `{0}` is expected here.', end);
  if (/between .* items$/u.test(message)) return l10n.t('A comma is expected here.');
  if (/followed by map values/u.test(message))
    return l10n.t('A colon and a value are expected after this key.');
  if (/white space|[Mm]issing space/u.test(message)) return l10n.t('A blank is missing here.');
  if (/without - indicator/u.test(message)) return l10n.t('An item of a list begins with `-`.');
  return undefined;
}

function indentation(code: 'MISSING_CHAR' | 'BAD_INDENT'): string {
  return code === 'BAD_INDENT'
    ? l10n.t('The indentation of this line does not fit the lines above.')
    : l10n.t('A character is missing here.');
}
