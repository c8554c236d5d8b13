import { moduleBindings, type ModuleBindings } from '../../python/bindings.js';
import type { PythonImport } from '../../python/imports.js';
import { LineIndex } from '../../text/LineIndex.js';
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
import { stdlibImport } from './stdlibNames.js';

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
    this.inTemplate = importedNames(plain);
    this.templateStars = template.imports.filter((each) => each.star && isModuleLevelImport(each));
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
    const uses = state.pieces.flatMap(({ statements, classNames }) =>
      statements.flatMap((each) => nameUses(each, classNames)),
    );
    this.addFuture(uses);
    for (const [name, all] of byName(uses)) this.need(name, all);
    if (this.onlyImports) for (const each of this.inTemplate) this.needCandidate(each, [each], []);
    const stars = this.unknown.length > 0 ? this.templateStars.filter((each) => !this.hasStar(each)) : [];
    if (this.unasked.length > 0) {
      state.notes.push(
        `Imported, since the added code uses it and the template does not import it: ${list(this.unasked)}.`,
      );
    }
    if (this.unknown.length > 0 && this.templateStars.length === 0) {
      state.notes.push(`Defined neither in the file nor in the template: ${list(this.unknown)}.`);
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
    } else if (!group && !this.isDefined(name) && uses.some((use) => !use.quoted))
      this.needUnasked(name, uses);
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
    const means = there ? `\`${importText(there)}\`` : 'a definition of its own';
    return new Refusal(
      `The template means \`${bound}\` by \`${importText(candidate)}\`, but in the file (line ${line}) it is ${means}.`,
    );
  }

  private isDefined(name: string): boolean {
    const { names, starImports, dynamic } = this.bindings;
    if (this.defined.has(name) || names.has(name) || BUILTIN_NAMES.has(name)) return true;
    return starImports.length > 0 || dynamic || this.templateBindings.dynamic;
  }

  private needUnasked(name: string, uses: readonly NameUse[]): void {
    const found = stdlibImport(
      name,
      uses.filter((use) => !use.quoted).map((use) => use.path),
    );
    if (!found) {
      this.unknown.push(name);
      return;
    }
    const kind = found.name === undefined ? 'import' : 'from';
    const rest = { level: 0, asName: undefined, bound: name, typeChecking: false };
    this.needed.push({ kind, module: found.module, name: found.name ?? found.module, ...rest });
    this.unasked.push(name);
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

function list(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}
