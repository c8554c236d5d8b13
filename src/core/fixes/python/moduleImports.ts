import type { PythonImport } from '../../python/imports.js';
import type { PythonMergeOptions } from './PythonMergeOptions.js';

/** One name that an import binds. */
export interface ImportedName {
  readonly kind: 'import' | 'from';
  readonly level: number;
  readonly module: string;
  /** Of `from`: the name that is imported. */
  readonly name: string;
  readonly asName: string | undefined;
  /** The name that is bound: the alias, or the first part of a dotted module. */
  readonly bound: string;
  readonly typeChecking: boolean;
}

/** Whether the import binds in the module itself, in whatever branch. */
export function isModuleLevelImport({ statement }: PythonImport): boolean {
  if (statement.function) return false;
  for (let each = statement.parent; each; each = each.parent) if (each.kind === 'class') return false;
  return true;
}

/** The names that module-level imports bind, star imports left out. */
export function importedNames(imports: readonly PythonImport[]): ImportedName[] {
  return imports.filter(isModuleLevelImport).flatMap((each) =>
    each.names.map(({ name, asName }) => ({
      kind: each.kind,
      level: each.level,
      module: each.module,
      name,
      asName,
      bound: asName ?? (each.kind === 'from' ? name : name.split('.')[0]!),
      typeChecking: each.typeChecking,
    })),
  );
}

/** What the bound name stands for, as a dotted name: equal for imports that mean the same. */
export function importedObject(each: ImportedName, { absolute }: PythonMergeOptions): string {
  if (each.kind === 'import') return each.asName === undefined ? each.bound : each.module;
  return `${sourceModule(each.level, each.module, absolute)}.${each.name}`;
}

/** The module of a `from` import: absolute where that is known, else with its dots. */
export function sourceModule(
  level: number,
  module: string,
  absolute: PythonMergeOptions['absolute'],
): string {
  return (level > 0 ? absolute?.(level, module) : undefined) ?? '.'.repeat(level) + module;
}

/** The import as one would write it for this name alone. */
export function importText({
  kind,
  level,
  module,
  name,
  asName,
}: Omit<ImportedName, 'bound' | 'typeChecking'>): string {
  const alias = asName === undefined ? '' : ` as ${asName}`;
  return kind === 'import'
    ? `import ${module}${alias}`
    : `from ${'.'.repeat(level)}${module} import ${name}${alias}`;
}
