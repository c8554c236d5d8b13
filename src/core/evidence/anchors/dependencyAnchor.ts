import * as l10n from '@vscode/l10n';
import { counted } from '../../text/counted.js';
import type { AnchorOf } from '../../model/anchor.js';
import { findDeclarations, isGovernedBy, type Declaration } from '../dependencies/Declaration.js';
import { manifestNames } from '../dependencies/manifests/manifestKind.js';
import { lockedAnywhere, settleByLock, type Locked } from '../dependencies/settleByLock.js';
import {
  result,
  type AnchorPlace,
  type AnchorResolver,
  type AnchorResult,
  type AnchorToResolve,
} from '../AnchorResult.js';

type DependencyAnchor = AnchorOf<'dependency'>;

/**
 * Confirmed while a dependency file pins another version, or leaves it open and its lock file holds another; cleared when every place
 * agrees. A package that only lock files name is judged by them.
 */
export const resolveDependencyAnchor: AnchorResolver<'dependency'> = async (anchor, code) => {
  const { declarations, searched } = await findDeclarations(anchor, code);
  const different: AnchorPlace[] = [];
  const open: AnchorPlace[] = [];
  const partial: AnchorPlace[] = [];
  let agreeing = 0;
  for (const declaration of declarations) {
    const { overruled, isPartial } = declaration.dependency;
    if (isPartial) partial.push(place(declaration, pinned(declaration, anchor), false));
    if (overruled || isPartial) continue;
    const relation = governed(declaration, declarations) ?? declaration.relation;
    if (relation === 'governed') continue;
    if (relation === 'same') agreeing += 1;
    else if (relation === 'different' && isForOthers(declaration, declarations))
      open.push(place(declaration, pinned(declaration, anchor), false));
    else if (relation === 'different') different.push(place(declaration, pinned(declaration, anchor), true));
    else {
      const lock = await settleByLock(asGoverned(declaration, declarations), anchor, code);
      if (!lock || lock.relation === 'open')
        open.push(place(declaration, leftOpen(declaration, anchor), false));
      else if (lock.relation === 'same') agreeing += 1;
      else different.push(...lockedOtherwise(lock, declaration, anchor));
    }
  }
  if (different.length > 0) return result('confirmed', [...different, ...open]);
  if (open.length > 0) return result('located', open);
  if (agreeing > 0) return result('cleared');
  if (partial.length > 0) return result('located', partial);
  return onlyLocked(await lockedAnywhere(anchor, code), anchor, searched);
};

/** One of several entries of a list for one package, as Python has them for its versions and platforms, where another is as expected. */
function isForOthers({ manifest, dependency }: Declaration, all: readonly Declaration[]): boolean {
  return all.some(
    (each) =>
      each.relation === 'same' &&
      each.manifest === manifest &&
      each.dependency.kind === dependency.kind &&
      each.dependency.group === dependency.group &&
      (dependency.kind === 'requirements' || dependency.kind === 'pyproject'),
  );
}

/** What becomes of an entry whose version another one sets: nothing is asked of it, or it agrees as that one does. */
function governed(declaration: Declaration, all: readonly Declaration[]): 'governed' | 'same' | undefined {
  const governor = all.find(
    (each) =>
      (each.relation !== 'open' || each.dependency.governs === 'overrides') &&
      isGovernedBy(declaration, each),
  );
  if (!governor) return undefined;
  // npm refuses to override what the project itself pins otherwise; the others do it.
  if (declaration.relation === 'different' && governor.dependency.group === 'overrides') return undefined;
  if (declaration.relation === 'different' && governor.dependency.governs === 'defaults') return undefined;
  return governor.relation === 'same' ? 'same' : 'governed';
}

/** With the version range of the entry that sets it, where its own names none: that is what a lock file has settled. */
function asGoverned(declaration: Declaration, all: readonly Declaration[]): Declaration {
  const { dependency } = declaration;
  const governor =
    dependency.specifier === '' ? all.find((each) => isGovernedBy(declaration, each)) : undefined;
  if (!governor || governor.dependency.specifier === '') return declaration;
  const { specifier, resolved } = governor.dependency;
  return {
    ...declaration,
    dependency: { ...dependency, specifier, ...(resolved === undefined ? {} : { resolved }) },
  };
}

/** Both places: where it is locked, which proves, and where the manifest leaves it open. */
function lockedOtherwise(lock: Locked, declaration: Declaration, anchor: DependencyAnchor): AnchorPlace[] {
  const proof = lockPlace(lock, lockedBeside(lock, declaration, anchor), true);
  const open = place(declaration, openBeside(declaration, lock, proof.range.start.line + 1, anchor), false);
  return [proof, open];
}

/** Said where it is locked: what the manifest leaves open. */
function lockedBeside(
  { locked: { version } }: Locked,
  { manifest: { file }, dependency: { name, specifier, start } }: Declaration,
  anchor: DependencyAnchor,
): string {
  const line = file.lines.position(start).line + 1;
  const wanted = anchor.version;
  return specifier === ''
    ? l10n.t(
        '`{0}` is locked at {1}, as `{2}` line {3} does not pin it; expected {4}.',
        name,
        version,
        file.path,
        line,
        wanted,
      )
    : l10n.t(
        '`{0}` is locked at {1}, as `{2}` line {3} allows `{4}`; expected {5}.',
        name,
        version,
        file.path,
        line,
        specifier,
        wanted,
      );
}

/** Said where the manifest leaves it open: at which version it is locked. `line`: one-based, of the lock file. */
function openBeside(
  { dependency: { name, specifier } }: Declaration,
  { file, locked: { version } }: Locked,
  line: number,
  anchor: DependencyAnchor,
): string {
  const wanted = anchor.version;
  return specifier === ''
    ? l10n.t(
        '`{0}` is not pinned and is locked at {1} (`{2}` line {3}); expected {4}.',
        name,
        version,
        file.path,
        line,
        wanted,
      )
    : l10n.t(
        '`{0}` allows `{1}` and is locked at {2} (`{3}` line {4}); expected {5}.',
        name,
        specifier,
        version,
        file.path,
        line,
        wanted,
      );
}

function onlyLocked(
  locks: readonly Locked[],
  anchor: AnchorToResolve<'dependency'>,
  searched: number,
): AnchorResult {
  if (locks.length === 0)
    return result('unlocated', [], anchor.inferred ? [] : [namedNowhere(anchor, searched)]);
  if (locks.every(({ relation }) => relation === 'same')) return result('cleared');
  // Copies side by side are for different packages: one of them being as expected leaves open what the others should be.
  const proves = locks.every(({ relation }) => relation === 'different');
  const places = locks
    .filter(({ relation }) => relation !== 'same')
    .map((lock) =>
      lockPlace(
        lock,
        l10n.t(
          '`{0}` is locked at {1}; expected {2}.',
          lock.locked.name,
          lock.locked.version,
          anchor.version,
        ),
        proves,
      ),
    );
  return result(proves ? 'confirmed' : 'located', places);
}

function namedNowhere(
  { ecosystem, name, source }: AnchorToResolve<'dependency'>,
  searched: number,
): AnchorResult['problems'][number] {
  const names = manifestNames(ecosystem);
  const message =
    searched === 0
      ? l10n.t('`{0}` is named in no dependency file: there is none of {1}.', name, names)
      : counted(
          searched,
          l10n.t('`{0}` is named in no dependency file: looked in {1} file of {2}.', name, searched, names),
          l10n.t('`{0}` is named in no dependency file: looked in {1} files of {2}.', name, searched, names),
        );
  return { ...source, severity: 'information', message };
}

function pinned(
  { dependency: { name, specifier, resolved } }: Declaration,
  { version }: DependencyAnchor,
): string {
  return resolved === undefined
    ? l10n.t('`{0}` is pinned to `{1}`; expected {2}.', name, specifier, version)
    : l10n.t('`{0}` is pinned to `{1}`, which is {2}; expected {3}.', name, specifier, resolved, version);
}

function leftOpen({ dependency: { name, specifier } }: Declaration, { version }: DependencyAnchor): string {
  return specifier === ''
    ? l10n.t('`{0}` is not pinned; expected {1}.', name, version)
    : l10n.t('`{0}` allows `{1}`; expected {2}.', name, specifier, version);
}

function place({ manifest, dependency }: Declaration, message: string, proves: boolean): AnchorPlace {
  const range = manifest.file.lines.range(dependency.start, dependency.end);
  return { path: manifest.file.path, range, proves, message };
}

function lockPlace({ file, locked }: Locked, message: string, proves: boolean): AnchorPlace {
  return { path: file.path, range: file.lines.range(locked.start, locked.end), proves, message };
}
