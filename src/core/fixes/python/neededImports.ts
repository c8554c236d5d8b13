import * as l10n from '@vscode/l10n';
import { moduleBindings, type ModuleBindings } from '../../python/bindings.js';
import type { PythonImport } from '../../python/imports.js';
import { LineIndex } from '../../text/LineIndex.js';
import { definedNowhere, importedUnasked } from '../mergeNotes.js';
import { otherMeaning } from '../refusals.js';
import { blockItems, type BlockItem } from './blockItems.js';
import { BUILTIN_NAMES } from './builtinNames.js';
import { isImportGroup, isTypeCheckingBlock } from './importGroups.js';
import type { MergeState } from './MergeState.js';
import {
  importText,
  importedNames,
  importedObject,
  isModuleLevelImport,
  type ImportedName,
} from './moduleImports.js';
import { boundNames, nameUses, type NameUse } from './nameUses.js';
import { Refusal } from './Refusal.js';
import { stdlibImports, type StdlibImport } from './stdlibNames.js';

export interface NeededImports {
  readonly imports: ImportedName[];
  /** Star imports of the template. */
  readonly stars: PythonImport[];
  /** Imports in branches, such as `try: import x` with its handlers. */
  readonly groups: BlockItem[];
}

/**
 * The imports that the code to be inserted needs and the file lacks. Notes what is imported unasked and what is defined
 * nowhere; refuses names that mean something else in the file.
 */
export function neededImports(state: MergeState): NeededImports {
  return new Search(state).run();
}

class Search {
  private readonly bindings: ModuleBindings;
  private readonly templateBindings: ModuleBindings;
  private readonly inTarget: readonly ImportedName[];
  private readonly inTemplate: readonly ImportedName[];
  /** What the template imports from the very module that it is merged into. */
  private readonly ownNames: readonly ImportedName[];
  private readonly groups: readonly BlockItem[];
  /** What the template defines, other than by imports. */
  private readonly defined: ReadonlySet<string>;
  /** A template of nothing but imports is about these. */
  private readonly onlyImports: boolean;
  private readonly templateStars: readonly PythonImport[];
  private readonly needed: ImportedName[] = [];
  private readonly neededGroups = new Set<BlockItem>();
  private readonly unknown: string[] = [];
  private readonly unasked: string[] = [];

  constructor(private readonly state: MergeState) {
    const { target, template } = state;
    const items = blockItems(template.statements).filter(({ kind }) => kind !== 'main');
    this.onlyImports = items.every(({ kind }) => kind === 'import');
    this.bindings = moduleBindings(target);
    this.inTarget = importedNames(target.imports);
    this.groups = items.filter(isImportGroup);
    const apart = new Set(items.filter(isTypeCheckingBlock).map(({ statements }) => statements[0]));
    const plain = template.imports.filter(
      ({ statement: { parent } }) => parent === undefined || apart.has(parent),
    );
    const { isItself } = state.options;
    const isOwn = (each: PythonImport): boolean =>
      each.kind === 'from' && isItself?.(each.level, each.module) === true;
    this.inTemplate = importedNames(plain.filter((each) => !isOwn(each)));
    this.ownNames = importedNames(plain.filter(isOwn));
    this.templateStars = template.imports.filter(
      (each) => each.star && isModuleLevelImport(each) && !isOwn(each),
    );
    this.templateBindings = moduleBindings(template);
    const mains = blockItems(template.statements).filter(({ kind }) => kind === 'main');
    const rest = items.filter(
      (item) => item.kind !== 'import' && !isImportGroup(item) && !isTypeCheckingBlock(item),
    );
    this.defined = new Set([
      ...boundNames(rest.flatMap(({ statements }) => statements)),
      ...definedNames(this.templateBindings, mains),
    ]);
  }

  run(): NeededImports {
    const { state } = this;
    const uses = state.pieces.flatMap(({ statements, classNames, typeNames }) =>
      statements.flatMap((each) => nameUses(each, classNames)).filter(({ name }) => !typeNames?.has(name)),
    );
    this.addFuture(uses);
    for (const [name, all] of byName(uses)) this.need(name, all);
    if (this.onlyImports) for (const each of this.inTemplate) this.needCandidate(each, [each], []);
    const stars = this.unknown.length > 0 ? this.templateStars.filter((each) => !this.hasStar(each)) : [];
    if (this.unasked.length > 0) {
      state.notes.push(importedUnasked(this.unasked));
    }
    if (this.unknown.length > 0 && this.templateStars.length === 0) {
      state.notes.push(definedNowhere(this.unknown));
    }
    return { imports: this.needed, stars, groups: [...this.neededGroups] };
  }

  private addFuture(uses: readonly NameUse[]): void {
    if (this.state.futureAnnotations || !uses.some((use) => use.annotation)) return;
    const future = this.inTemplate.find(
      (each) => each.module === '__future__' && each.name === 'annotations',
    );
    if (!future) return;
    this.state.futureAnnotations = true;
    this.needed.push(future);
  }

  private need(name: string, uses: readonly NameUse[]): void {
    const candidates = this.inTemplate.filter((each) => each.bound === name && !isFuture(each));
    const group = this.groups.find((each) => boundNames(each.statements).has(name));
    if (group && !this.bindings.names.has(name)) this.needGroup(group);
    else if (candidates.length > 0) {
      for (const candidate of candidates) this.needCandidate(candidate, candidates, uses);
    } else if (!group) this.needUnasked(name, uses);
  }

  private needGroup(group: BlockItem): void {
    if (this.neededGroups.has(group)) return;
    this.neededGroups.add(group);
    for (const [name, uses] of byName(group.statements.flatMap((each) => nameUses(each))))
      this.need(name, uses);
  }

  private needCandidate(
    candidate: ImportedName,
    all: readonly ImportedName[],
    uses: readonly NameUse[],
  ): void {
    const { bound, kind, asName, module } = candidate;
    const isDotted = kind === 'import' && asName === undefined && module.includes('.');
    // Of several `import a.b`, those whose part is used.
    if (isDotted && all.length > 1 && !uses.some(({ path }) => `${path}.`.startsWith(`${module}.`))) return;
    const evaluated = uses.some((use) => !use.quoted && !(use.annotation && this.state.futureAnnotations));
    const object = importedObject(candidate, this.state.options);
    const there = this.inTarget.filter((each) => each.bound === bound);
    const same = there.filter((each) => importedObject(each, this.state.options) === object);
    const reached = same.some((each) => !isDotted || each.module === module || module === 'os.path');
    const works = same.some((each) => !each.typeChecking || candidate.typeChecking || !evaluated);
    if (reached && works) return;
    if (same.length === 0 && this.bindings.names.has(bound)) throw this.conflict(candidate, there[0]);
    if (!this.needed.includes(candidate)) this.needed.push(candidate);
  }

  private conflict(candidate: ImportedName, there: ImportedName | undefined): Refusal {
    const { names } = this.bindings;
    const { bound } = candidate;
    const line = new LineIndex(this.state.target.text).position(names.get(bound)!.start).line + 1;
    return otherMeaning(bound, importText(candidate), line, there && importText(there));
  }

  private isDefined(name: string): boolean {
    const { names, dynamic } = this.bindings;
    if (this.defined.has(name) || names.has(name) || BUILTIN_NAMES.has(name)) return true;
    return dynamic || this.templateBindings.dynamic;
  }

  /** Of a name that the template imports from the module itself: whether it has another name there. */
  private renames(name: string): string | undefined {
    const own = this.ownNames.find((each) => each.bound === name);
    return own && own.name !== name && this.isDefined(own.name) ? own.name : undefined;
  }

  private needUnasked(name: string, uses: readonly NameUse[]): void {
    const paths = uses.filter((use) => !use.quoted).map((use) => use.path);
    const found = stdlibImports(name, paths.length > 0 ? paths : [name]);
    if (this.isDefined(name)) {
      if (!this.defined.has(name)) this.refuseOtherForm(name, found);
      return;
    }
    const original = this.renames(name);
    if (original !== undefined) {
      throw new Refusal(l10n.t('The template means `{0}` of this file by `{1}`.', original, name));
    }
    const isOwn = this.ownNames.some((each) => each.bound === name);
    const mayBeStar = this.bindings.starImports.length > 0 || this.templateStars.length > 0;
    if (found.length === 0 || mayBeStar || isOwn) {
      // A word in quotes may be just that.
      if (
        paths.length > 0 &&
        (isOwn || this.bindings.starImports.length === 0 || this.templateStars.length > 0)
      )
        this.unknown.push(name);
      return;
    }
    if (paths.length === 0 && found[0]!.name === undefined) return;
    for (const each of found) {
      const kind = each.name === undefined ? 'import' : 'from';
      const rest = { level: 0, asName: undefined, bound: name, typeChecking: false };
      this.needed.push({ kind, module: each.module, name: each.name ?? each.module, ...rest });
      this.unasked.push(each.name ?? each.module);
    }
  }

  /** Code that uses `datetime.datetime` where the file has `from datetime import datetime`, or the other way round. */
  private refuseOtherForm(name: string, found: readonly StdlibImport[]): void {
    const [meant] = found;
    const there = this.inTarget.find((each) => each.bound === name && each.asName === undefined);
    if (!meant || !there || found.length > 1 || meant.module !== name || there.module !== name) return;
    const isModule = there.kind === 'import';
    if (isModule === (meant.name === undefined)) return;
    const means = meant.name === undefined ? `import ${name}` : `from ${name} import ${name}`;
    throw new Refusal(
      l10n.t(
        'The template means `{0}` as of `{1}`, but in the file it is `{2}`.',
        name,
        means,
        importText(there),
      ),
    );
  }

  private hasStar({ level, module }: PythonImport): boolean {
    return this.bindings.starImports.some((each) => each.level === level && each.module === module);
  }
}

/** What a module binds other than by imports, functions with `global` included, and outside the items. */
function definedNames({ names }: ModuleBindings, outside: readonly BlockItem[]): Set<string> {
  const ranges = outside.flatMap(({ statements }) => statements);
  const found = new Set<string>();
  for (const [name, { kind, start }] of names) {
    const isImport = kind === 'import' || kind === 'from';
    if (!isImport && !ranges.some((each) => each.start <= start && start < each.end)) found.add(name);
  }
  return found;
}

function isFuture({ kind, module }: ImportedName): boolean {
  return kind === 'from' && module === '__future__';
}

function byName(uses: readonly NameUse[]): Map<string, NameUse[]> {
  const found = new Map<string, NameUse[]>();
  for (const use of uses) {
    const all = found.get(use.name);
    if (all) all.push(use);
    else found.set(use.name, [use]);
  }
  return found;
}
