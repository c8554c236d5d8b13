import * as l10n from '@vscode/l10n';
import { findDeclarations, isGovernedBy, type Declaration } from '../../evidence/dependencies/Declaration.js';
import type { Dependency } from '../../evidence/dependencies/Dependency.js';
import { DependencyFiles } from '../../evidence/dependencies/DependencyFiles.js';
import type { ManifestView } from '../../evidence/dependencies/findManifests.js';
import { readDependencies } from '../../evidence/dependencies/readDependencies.js';
import { manifestNames } from '../../evidence/dependencies/manifests/manifestKind.js';
import { comparePin } from '../../evidence/dependencies/versions/comparePin.js';
import type { FileAccess } from '../../files/FileAccess.js';
import type { AnchorOf } from '../../model/anchor.js';
import type { Defect } from '../../model/ledger.js';
import { applyEdits } from '../../text/applyEdits.js';
import { LineIndex } from '../../text/LineIndex.js';
import type { FileFix, FixPlan } from '../FixPlan.js';
import { namesList } from '../mergeNotes.js';
import { toTextEdits, type OffsetEdit } from '../offsetEdits.js';
import { chosenVersion, recommendedOption } from './chosenVersion.js';
import { lockNotes } from './lockNotes.js';
import { pinnedSpecifier } from './pinnedSpecifier.js';

export interface DependencyPinOptions {
  /** Which of the defect's fix options, from 0. Default: the recommended one, or the only one. */
  option?: number;
}

interface PinChange {
  declaration: Declaration;
  edit: OffsetEdit;
}

/**
 * Sets the version that a defect's fix option (or its anchor) asks for, in each manifest that pins the package otherwise. Lock files are
 * left to their tools and named in the notes. Computes only, writes nothing; what cannot be done is refused, never thrown.
 */
export async function planDependencyPin(
  defect: Pick<Defect, 'anchors' | 'fixOptions'>,
  files: FileAccess,
  { option: index }: DependencyPinOptions = {},
): Promise<FixPlan> {
  const anchors = defect.anchors.filter((anchor) => anchor.kind === 'dependency');
  if (anchors.length === 0) return refused(l10n.t('The defect names no dependency.'));
  const option = index === undefined ? recommendedOption(defect.fixOptions) : defect.fixOptions[index];
  if (index !== undefined && !option) return refused(l10n.t('There is no fix option {0}.', index + 1));
  const changes: PinChange[] = [];
  const notes: string[] = [];
  const left: string[] = [];
  const foreign: string[] = [];
  const agreed: string[] = [];
  const locks: string[] = [];
  for (const anchor of anchors) {
    const chosen = chosenVersion(anchor, option);
    if (chosen.kind === 'refused') {
      foreign.push(chosen.reason);
      continue;
    }
    const { version } = chosen;
    const found = await pinChanges({ ...anchor, version }, files);
    if (found.changes.length > 0) {
      notes.push(l10n.t('Pinned: `{0}` to {1}.', anchor.name, version));
      locks.push(
        ...(await lockNotes(
          anchor,
          found.changes.map(({ declaration }) => declaration),
          files,
        )),
      );
    } else if (found.left.length === 0)
      agreed.push(l10n.t('`{0}` asks for {1} already.', anchor.name, version));
    for (const change of found.changes)
      if (!changes.some((other) => isSamePlace(other, change.declaration))) changes.push(change);
    left.push(...found.left);
    notes.push(...found.notes);
  }
  if (changes.length > 0) {
    const all = [...notes, ...left, ...locks];
    return { kind: 'change', files: fileFixes(changes), notes: [...new Set(all)] };
  }
  if (left.length > 0) return refused([...new Set(left)].join(' '));
  if (agreed.length === 0) return refused([...new Set(foreign)].join(' '));
  return { kind: 'nothing', reason: agreed.join(' ') };
}

async function pinChanges(
  anchor: AnchorOf<'dependency'>,
  files: FileAccess,
): Promise<{ changes: PinChange[]; left: string[]; notes: string[] }> {
  const { declarations } = await findDeclarations(anchor, manifestView(files));
  const none = l10n.t(
    '`{0}` is pinned in no dependency file ({1}).',
    anchor.name,
    manifestNames(anchor.ecosystem),
  );
  if (declarations.length === 0) return { changes: [], left: [none], notes: [] };
  const changes: PinChange[] = [];
  const left: string[] = [];
  const notes: string[] = [];
  for (const declaration of declarations) {
    const { manifest, dependency, relation } = declaration;
    if (
      relation === 'same' ||
      dependency.overruled === true ||
      dependency.isPartial === true ||
      isSetElsewhere(declaration, declarations)
    )
      continue;
    const { path, text } = manifest.file;
    const line = new LineIndex(text).position(dependency.start).line + 1;
    const edit = pinEdit(anchor, dependency, text);
    if (typeof edit === 'string')
      left.push(l10n.t('`{0}` line {1} is left as it is: {2}.', path, line, edit));
    else if (edit && !changes.some((other) => isSamePlace(other, declaration))) {
      changes.push({ declaration, edit });
      if (/autogenerated by (?:pip-compile|uv)/u.test(text))
        notes.push(
          l10n.t('`{0}` is made by a tool from another file, which is to be changed as well.', path),
        );
      notes.push(...sharedNote(anchor, declaration, line));
    }
  }
  return { changes, left, notes };
}

/** The edit; undefined where nothing is to be written; a text says why the place is left. */
function pinEdit(
  { ecosystem, version }: AnchorOf<'dependency'>,
  dependency: Dependency,
  text: string,
): OffsetEdit | string | undefined {
  const { start, end, specifier, group } = dependency;
  // What a package works with is wider than what it is developed with.
  if (group === 'peerDependencies' && comparePin(ecosystem, specifier, version) === 'open') return undefined;
  if (hasHash(dependency, text))
    return l10n.t(
      'its `--hash` values belong to the old version, and the tool that wrote them has to write both',
    );
  if (specifier === '') {
    if (!isRequirement(dependency)) return l10n.t('no version is written there');
    const after = end + (/^\s*\[[^\]\n]*\]/u.exec(text.slice(end))?.[0].length ?? 0);
    return { start: after, end: after, newText: `==${version.replace(/^v/u, '')}` };
  }
  const pinned = pinnedSpecifier(ecosystem, dependency, version);
  if (pinned.kind === 'left') return pinned.reason;
  if (pinned.text === specifier) return undefined;
  return { start, end, newText: pinned.text };
}

/** An entry without a version of its own, where another one sets it. */
function isSetElsewhere(declaration: Declaration, all: readonly Declaration[]): boolean {
  const { specifier } = declaration.dependency;
  return (
    specifier === '' &&
    all.some((each) => each.dependency.specifier !== '' && isGovernedBy(declaration, each))
  );
}

/** `name==1.2` in a text of its own, as pip reads it; Poetry's tables and the like are none. */
function isRequirement({ kind, group }: Dependency): boolean {
  if (kind === 'pyproject') return !group.startsWith('tool.poetry');
  return kind === 'requirements' || kind === 'constraints' || kind === 'setup.cfg' || kind === 'setup.py';
}

/** A pip requirement with `--hash`, on its line or on those that continue it. */
function hasHash({ kind, end }: Dependency, text: string): boolean {
  if (kind !== 'requirements' && kind !== 'constraints') return false;
  const line = /^(?:[^\r\n\\]|\\\r?\n|\\.)*/u.exec(text.slice(end, end + 10_000))?.[0] ?? '';
  return /\s--hash\b/u.test(line);
}

function isSamePlace({ declaration }: PinChange, other: Declaration): boolean {
  return (
    declaration.manifest.file.path === other.manifest.file.path &&
    declaration.dependency.start === other.dependency.start
  );
}

/** A property or catalog entry may be the version of several packages. `line`: one-based. */
function sharedNote(
  { ecosystem }: AnchorOf<'dependency'>,
  { manifest, dependency }: Declaration,
  line: number,
): string[] {
  if (ecosystem !== 'maven') return [];
  const others = readDependencies(manifest.file.path, manifest.file.text, manifest.kind)
    .filter((each) => each.start === dependency.start && each.name !== dependency.name)
    .map(({ name }) => name);
  return others.length === 0
    ? []
    : [l10n.t('`{0}` line {1} is the version of {2} as well.', manifest.file.path, line, namesList(others))];
}

function fileFixes(changes: readonly PinChange[]): FileFix[] {
  const byPath = new Map<string, { text: string; edits: OffsetEdit[] }>();
  for (const { declaration, edit } of changes) {
    const { path, text } = declaration.manifest.file;
    const known = byPath.get(path);
    if (known) known.edits.push(edit);
    else byPath.set(path, { text, edits: [edit] });
  }
  return [...byPath].map(([path, { text, edits }]) => {
    const textEdits = toTextEdits(text, edits);
    return { path, kind: 'edit', before: text, edits: textEdits, after: applyEdits(text, textEdits) };
  });
}

function manifestView(files: FileAccess): ManifestView {
  const dependencyFiles = Promise.resolve(new DependencyFiles());
  return {
    dependencyFiles: () => dependencyFiles,
    find: (glob) => files.list([glob]),
    file: async (path) => {
      const read = await files.read(path);
      return read && !read.lossy ? { path, text: read.text, lines: new LineIndex(read.text) } : undefined;
    },
  };
}

function refused(reason: string): FixPlan {
  return { kind: 'refused', reason };
}
