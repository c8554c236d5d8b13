import * as l10n from '@vscode/l10n';
import type { Dependency } from '../../evidence/dependencies/Dependency.js';
import { comparePin } from '../../evidence/dependencies/versions/comparePin.js';
import type { Ecosystem } from '../../model/vocabulary.js';

/** What to write in the place of a specifier, or why it is left. */
export type PinnedSpecifier = { kind: 'text'; text: string } | { kind: 'left'; reason: string };

const clause = /(={1,3}|~=|\^|~>?|[<>]=?|!=)?(\s*)(v?\d[\w.*+!-]*|\*)/gu;
/** The operators that name the version itself; `>=` does where nothing else is said. */
const pins = /^(?:={1,3}|~=|\^|~>?)?$/u;

/** The specifier with the version put in, its operators and blanks kept. */
export function pinnedSpecifier(
  ecosystem: Ecosystem,
  { specifier, resolved, kind, name }: Pick<Dependency, 'specifier' | 'resolved' | 'kind' | 'name'>,
  version: string,
): PinnedSpecifier {
  if (resolved !== undefined && /\$\{|\\/u.test(specifier))
    return left(l10n.t('`{0}` is put together from other places', specifier));
  if (kind === 'go.mod') return goVersion(name, specifier, version);
  const written = withVersion(ecosystem, specifier, version);
  if (written.kind === 'text' && comparePin(ecosystem, written.text, version) === 'different')
    return left(l10n.t('`{0}` has other bounds that do not allow {1}', specifier, version));
  return written;
}

function withVersion(ecosystem: Ecosystem, specifier: string, version: string): PinnedSpecifier {
  const bare = ecosystem === 'maven' ? version : version.replace(/^v(?=\d)/u, '');
  if (specifier.trim() === '*') return { kind: 'text', text: ecosystem === 'cargo' ? `=${bare}` : bare };
  if (/\|\||\s-\s/u.test(specifier)) return left(l10n.t('`{0}` is a choice of ranges', specifier));
  const clauses = [...specifier.matchAll(clause)];
  const rest = specifier.replaceAll(clause, '').replaceAll(/[\s,\\()]/gu, '');
  if (clauses.length === 0 || rest !== '') return left(l10n.t('`{0}` is no version', specifier));
  const own = clauses.filter(([, operator]) => pins.test(operator ?? ''));
  const low = clauses.filter(([, operator]) => operator === '>=');
  const [chosen] = own.length > 0 ? own : low;
  if (!chosen || own.length > 1 || (own.length === 0 && low.length > 1))
    return left(l10n.t('`{0}` sets bounds and names no version', specifier));
  const [whole, operator = '', blanks, old] = chosen;
  const prefix = /^v/u.test(old!) && !/^v/u.test(bare) ? 'v' : '';
  const text = `${operator}${blanks}${prefix}${bare}`;
  return {
    kind: 'text',
    text: specifier.slice(0, chosen.index) + text + specifier.slice(chosen.index + whole.length),
  };
}

/** Go's versions begin with `v`; from the second on the major version is part of the module's path. */
function goVersion(name: string, specifier: string, version: string): PinnedSpecifier {
  const bare = version.replace(/^v/u, '');
  const major = Number(/^\d+/u.exec(bare)?.[0]);
  const ofPath = /[/.]v(\d+)$/u.exec(name)?.[1];
  const incompatible = specifier.endsWith('+incompatible');
  const fits = ofPath === undefined ? major < 2 || incompatible : Number(ofPath) === major;
  if (!fits) return left(l10n.t('version {0} has another module path than `{1}`', major, name));
  const suffix = incompatible && major >= 2 && !bare.endsWith('+incompatible') ? '+incompatible' : '';
  return { kind: 'text', text: `v${bare}${suffix}` };
}

function left(reason: string): PinnedSpecifier {
  return { kind: 'left', reason };
}
