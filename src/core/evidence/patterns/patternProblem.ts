import * as l10n from '@vscode/l10n';
import { RE2JSSyntaxException } from 're2js';

/** Why RE2 does not compile a pattern, in our own words: its own are English only. A clause without a full stop. */
export function patternProblem(error: unknown, pattern: string): string {
  if (!(error instanceof RE2JSSyntaxException)) return l10n.t('it cannot be compiled');
  const at = error.getPattern();
  const what = clauseFor(error.getDescription());
  // Where it cannot tell the place it gives all of the pattern, with its own flags before it.
  return at === null || at === '' || at.endsWith(pattern) ? what : l10n.t('{0}: `{1}`', what, at);
}

/** `description`: one of the texts that RE2 has for its errors. */
function clauseFor(description: string): string {
  switch (description) {
    case 'duplicate capture group name':
      return l10n.t('a group has a name that is there already');
    case 'invalid named capture':
      return l10n.t('the name of a group is not valid');
    case 'invalid character class range':
    case 'invalid character class':
      return l10n.t('a range of characters is not valid');
    case 'invalid escape sequence':
      return l10n.t('an escape is not known');
    case 'invalid or unsupported Perl syntax':
      return l10n.t('a kind of group is not known');
    case 'invalid nested repetition operator':
      return l10n.t('a repetition is repeated');
    case 'invalid repeat count':
      return l10n.t('a repetition has a count that is not valid');
    case 'expression too large':
      return l10n.t('it is too large');
    case 'missing closing ]':
      return l10n.t('a closing bracket is missing');
    case 'missing closing )':
      return l10n.t('a closing parenthesis is missing');
    case 'unexpected )':
      return l10n.t('a parenthesis is closed that was never opened');
    case 'missing argument to repetition operator':
      return l10n.t('there is nothing to repeat');
    case 'expression nests too deeply':
      return l10n.t('it is nested too deeply');
    case 'trailing backslash at end of expression':
      return l10n.t('it ends with a backslash');
    default:
      return l10n.t('it cannot be compiled');
  }
}
