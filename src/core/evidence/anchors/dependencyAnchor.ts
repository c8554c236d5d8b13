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
  let agreeing = 0;
  for (const declaration of declarations) {
    if (declaration.dependency.overruled) continue;
    const relation = governed(declaration, declarations) ?? declaration.relation;
    if (relation === 'governed') continue;
    if (relation === 'same') agreeing += 1;
    else if (relation === 'different') different.push(place(declaration, pinned(declaration, anchor), true));
    else {
      const lock = await settleByLock(declaration, anchor, code);
      if (!lock || lock.relation === 'open')
        open.push(place(declaration, `${allowed(declaration)}; ${expected(anchor)}.`, false));
      else if (lock.relation === 'same') agreeing += 1;
      else different.push(...lockedOtherwise(lock, declaration, anchor));
    }
  }
  if (different.length > 0) return result('confirmed', [...different, ...open]);
  if (open.length > 0) return result('located', open);
  if (agreeing > 0) return result('cleared');
  return onlyLocked(await lockedAnywhere(anchor, code), anchor, searched);
};

/** What becomes of an entry whose version another one sets: nothing is asked of it, or it agrees as that one does. */
function governed(declaration: Declaration, all: readonly Declaration[]): 'governed' | 'same' | undefined {
  const governor = all.find((each) => each.relation !== 'open' && isGovernedBy(declaration, each));
  if (!governor) return undefined;
  // npm refuses to override what the project itself pins otherwise; the others do it.
  if (declaration.relation === 'different' && governor.dependency.group === 'overrides') return undefined;
  if (declaration.relation === 'different' && governor.dependency.governs === 'defaults') return undefined;
  return governor.relation === 'same' ? 'same' : 'governed';
}

/** Both places: where it is locked, which proves, and where the manifest leaves it open. */
function lockedOtherwise(lock: Locked, declaration: Declaration, anchor: DependencyAnchor): AnchorPlace[] {
  const manifest = declaration.manifest.file;
  const { line } = manifest.lines.position(declaration.dependency.start);
  const proof = lockPlace(
    lock,
    `\`${declaration.dependency.name}\` is locked at ${lock.locked.version}, as \`${manifest.path}\` line ${line + 1} ${leaves(declaration)}; ${expected(anchor)}.`,
    true,
  );
  const at = `\`${lock.file.path}\` line ${proof.range.start.line + 1}`;
  const open = place(
    declaration,
    `${allowed(declaration)} and is locked at ${lock.locked.version} (${at}); ${expected(anchor)}.`,
    false,
  );
  return [proof, open];
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
        `\`${lock.locked.name}\` is locked at ${lock.locked.version}; ${expected(anchor)}.`,
        proves,
      ),
    );
  return result(proves ? 'confirmed' : 'located', places);
}

function namedNowhere(
  { ecosystem, name, source }: AnchorToResolve<'dependency'>,
  searched: number,
): AnchorResult['problems'][number] {
  const files = searched === 1 ? '1 file' : `${searched} files`;
  const looked = searched === 0 ? 'there is none of' : `looked in ${files} of`;
  const message = `\`${name}\` is named in no dependency file: ${looked} ${manifestNames(ecosystem)}.`;
  return { ...source, severity: 'information', message };
}

function pinned(
  { dependency: { name, specifier, resolved } }: Declaration,
  anchor: DependencyAnchor,
): string {
  const meant = resolved === undefined ? '' : `, which is ${resolved}`;
  return `\`${name}\` is pinned to \`${specifier}\`${meant}; ${expected(anchor)}.`;
}

function allowed(declaration: Declaration): string {
  const { name, specifier } = declaration.dependency;
  return specifier === '' ? `\`${name}\` is not pinned` : `\`${name}\` allows \`${specifier}\``;
}

function leaves({ dependency: { specifier } }: Declaration): string {
  return specifier === '' ? 'does not pin it' : `allows \`${specifier}\``;
}

function expected({ version }: DependencyAnchor): string {
  return `expected ${version}`;
}

function place({ manifest, dependency }: Declaration, message: string, proves: boolean): AnchorPlace {
  const range = manifest.file.lines.range(dependency.start, dependency.end);
  return { path: manifest.file.path, range, proves, message };
}

function lockPlace({ file, locked }: Locked, message: string, proves: boolean): AnchorPlace {
  return { path: file.path, range: file.lines.range(locked.start, locked.end), proves, message };
}
