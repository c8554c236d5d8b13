import { findModuleAttributeUses } from './attributeUses.js';
import type { PythonImport } from './imports.js';
import type { PythonModules } from './modules.js';
import type { PythonModule } from './parsePython.js';
import type { PythonRange } from './statement.js';
import { Op } from './tokenKinds.js';
import { tokenAtOrAfter } from './tokenReading.js';

export interface MissingImportQuery {
  /** Workspace-relative path of the file that imports. */
  readonly importerPath: string;
  readonly importer: PythonModule;
  readonly modules: PythonModules;
  /** Dotted name of the module that the names are taken from. */
  readonly target: string;
  readonly names: readonly string[];
}

/** A place where a name is taken from the target module; the range is that of the name, zero-based, end exclusive. */
export interface MissingImport extends PythonRange {
  readonly name: string;
  readonly form: 'from' | 'attribute';
  readonly guarded: boolean;
  readonly typeChecking: boolean;
  /** The import statement that brings in the name, or the module. */
  readonly importStart: number;
  readonly importEnd: number;
  /** What the importer calls it: a local name, or `module.name` for the attribute form. Serves `findCalls`. */
  readonly boundAs: string;
  /** Where the import binds: the innermost function around it, or the whole text. Serves `findCalls`. */
  readonly scope: PythonRange;
}

/**
 * Whether a text could take one of the names from the module: a cheap look that needs no parsing. False is certain.
 */
export function mayTakeNames(text: string, target: string, names: readonly string[]): boolean {
  if (!names.some((name) => text.includes(name))) return false;
  const last = target.slice(target.lastIndexOf('.') + 1);
  // `from . import name` in the package itself does not spell the package.
  return text.includes(last) || /\bfrom\s*\./u.test(text);
}

/**
 * All places where the importer takes one of the names from the target module, in text order: by `from` imports of any
 * form, and as attributes of the module however it was imported. Submodules of a target package are not taken from it.
 */
export function findMissingImports(query: MissingImportQuery): MissingImport[] {
  const { importer, modules, target } = query;
  if (importer.imports.length === 0 || !mayTakeNames(importer.text, target, query.names)) return [];
  const wanted = query.names.filter(
    (name) => importer.text.includes(name) && !modules.resolve(`${target}.${name}`),
  );
  if (wanted.length === 0) return [];
  const search = new Search(query, new Set(wanted));
  // An import of the target itself explains an attribute better than one of a package around it.
  for (const each of importer.imports) search.visit(each, true);
  for (const each of importer.imports) search.visit(each, false);
  return search.results();
}

class Search {
  /** By offset: two imports may lead to one attribute. */
  private readonly found = new Map<number, MissingImport>();
  private readonly sought = new Set<string>();
  /** All dotted names of the target: over several source roots, one file has several. */
  private readonly targets: readonly string[];

  constructor(
    private readonly query: MissingImportQuery,
    private readonly wanted: ReadonlySet<string>,
  ) {
    const { modules, target } = query;
    const file = modules.resolve(target);
    this.targets =
      file && file.kind !== 'namespace' ? [...new Set([target, ...modules.nameOf(file.path)])] : [target];
  }

  results(): MissingImport[] {
    return [...this.found.values()].sort((a, b) => a.start - b.start);
  }

  /** `exact`: only what names the target; else only what names a package that it is in. */
  visit(each: PythonImport, exact: boolean): void {
    if (each.kind === 'import') {
      const alias = each.names[0]?.asName;
      if (alias !== undefined) this.object(each, alias, each.module, exact);
      else this.plainObject(each, exact);
      return;
    }
    const module = this.query.modules.absolute(this.query.importerPath, each.level, each.module);
    if (module === undefined) return;
    const isTarget = this.targets.includes(module);
    for (const { name, asName, start, end } of each.names) {
      if (!isTarget) this.object(each, asName ?? name, `${module}.${name}`, exact);
      else if (exact && this.wanted.has(name)) this.add(each, 'from', name, start, end, asName ?? name);
    }
  }

  /** `import a.b.c` binds `a`, through which all of its modules are reached. */
  private plainObject(each: PythonImport, exact: boolean): void {
    const top = each.module.split('.')[0]!;
    for (const target of this.targets) {
      if (exact === (target === each.module) && (target === top || target.startsWith(`${top}.`))) {
        this.uses(each, target);
      }
    }
  }

  /** `local` is bound to the module `dotted`: the target itself, or one that it is in. */
  private object(each: PythonImport, local: string, dotted: string, exact: boolean): void {
    for (const target of this.targets) {
      if (exact && target === dotted) this.uses(each, local);
      else if (!exact && target.startsWith(`${dotted}.`))
        this.uses(each, local + target.slice(dotted.length));
    }
  }

  private uses(each: PythonImport, importedAs: string): void {
    const { tokens } = this.query.importer;
    const key = `${each.scope.start}-${each.scope.end} ${importedAs}`;
    if (this.sought.has(key)) return;
    this.sought.add(key);
    for (const name of this.wanted) {
      for (const { start, end } of findModuleAttributeUses(
        this.query.importer,
        importedAs,
        name,
        each.scope,
      )) {
        // `metrics.name = x` puts the name there.
        const stores = tokens.codes[tokenAtOrAfter(tokens, start) + 1] === Op.Assign;
        if (!stores && !this.found.has(start))
          this.add(each, 'attribute', name, start, end, `${importedAs}.${name}`);
      }
    }
  }

  private add(
    each: PythonImport,
    form: MissingImport['form'],
    name: string,
    start: number,
    end: number,
    boundAs: string,
  ): void {
    const { guarded, typeChecking, start: importStart, end: importEnd, scope } = each;
    const rest = { guarded, typeChecking, importStart, importEnd, boundAs, scope };
    this.found.set(start, { name, start, end, form, ...rest });
  }
}
