import * as l10n from '@vscode/l10n';
import { normalName } from '../../evidence/dependencies/versions/comparePin.js';
import type { AnchorOf } from '../../model/anchor.js';
import type { FixOption } from '../../model/ledger.js';

export type ChosenVersion = { kind: 'version'; version: string } | { kind: 'refused'; reason: string };

const versionText = String.raw`v?\d[\w.+!-]*[\w]|v?\d+`;
const versions = new RegExp(String.raw`(?<![\w./-])(?:${versionText})(?![\w/])`, 'gu');
/** `Upgrade to 2.0`, `Pin it to 2.0`, `Use version 2.0`: about whatever the defect is about. */
const unnamed = new RegExp(
  String.raw`^(?:up|down)?(?:pin|grade|date|bump|set|move|use|change|lock|switch|revert|roll back)(?:ing)?(?: it| back)?(?: the)?(?: (?:package|dependency|pin|version|binding|library))*(?: (?:to|at))?(?: version)? (?:${versionText})\W*$`,
  'iu',
);

/**
 * The version that the recommended option (or the one chosen) asks of a package. An option that names none, or no package and the
 * version that the anchor expects, leaves it with the anchor's. What is about something else is refused.
 */
export function chosenVersion(
  { ecosystem, name, version: expected }: Pick<AnchorOf<'dependency'>, 'ecosystem' | 'name' | 'version'>,
  option: FixOption | undefined,
): ChosenVersion {
  const said = option && saidVersion(option.description, ecosystem, name, expected);
  if (said?.kind === 'refused') return said;
  const version = (said?.version ?? expected).trim();
  if (!/^v?\d[\w.+!-]*$/u.test(version))
    return { kind: 'refused', reason: l10n.t('`{0}` is a range; a pin takes one version.', version) };
  return { kind: 'version', version };
}

/** The recommended option; the only one where none is. */
export function recommendedOption(options: readonly FixOption[]): FixOption | undefined {
  const recommended = options.filter((option) => option.recommended);
  if (recommended.length > 0) return recommended[0];
  return options.length === 1 ? options[0] : undefined;
}

function saidVersion(
  text: string,
  ecosystem: AnchorOf<'dependency'>['ecosystem'],
  name: string,
  expected: string,
): ChosenVersion | undefined {
  const short = text.slice(0, 500);
  const named = nameAt(short, ecosystem, name);
  const found = [...short.matchAll(versions)];
  if (named !== undefined) {
    // `Upgrade a from 1.0 to 2.0` names two; the one to be is after `to`.
    const after = found.filter(({ index }) => index >= named);
    const aim = after.find(({ index }) =>
      /(?:\bto|\bat|=|@|->|→)\s*(?:version\s+)?$/iu.test(short.slice(0, index)),
    );
    const version = (aim ?? after[0])?.[0];
    return version === undefined ? undefined : { kind: 'version', version };
  }
  if (found.length === 0) return undefined;
  const [only] = found;
  if (found.length === 1 && unnamed.test(short.trim())) return { kind: 'version', version: only![0] };
  if (found.some(([version]) => version === expected.trim())) return undefined;
  return { kind: 'refused', reason: l10n.t('The option is not about `{0}`: {1}', name, short) };
}

/** Offset after the package's name in the text, in whatever spelling; undefined where it is not named. */
function nameAt(
  text: string,
  ecosystem: AnchorOf<'dependency'>['ecosystem'],
  name: string,
): number | undefined {
  const wanted = normalName(ecosystem, name);
  for (const { 0: word, index } of text.matchAll(/@?[A-Za-z][\w./:-]*[\w]|[A-Za-z]/gu)) {
    if (normalName(ecosystem, word) === wanted) return index + word.length;
    const head = /^(.*?)(?:==|@v?\d|:\d)/u.exec(text.slice(index, index + word.length + 2))?.[1];
    if (head !== undefined && normalName(ecosystem, head) === wanted) return index + head.length;
  }
  return undefined;
}
