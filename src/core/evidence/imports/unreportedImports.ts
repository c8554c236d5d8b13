import type { Defect, UnreportedImport } from '../../model/ledger.js';
import type { Position } from '../../model/range.js';
import { inSteps, type Steps } from '../../steps.js';

/** The import errors that no defect speaks of, whatever its status: by the place, by module and name, or by the absent file. */
export function* unreportedImports(
  errors: readonly UnreportedImport[],
  defects: readonly Defect[],
): Steps<UnreportedImport[]> {
  if (errors.length === 0) return [];
  const reported = new Reported();
  yield* inSteps(defects, (defect) => reported.add(defect));
  const found: UnreportedImport[] = [];
  yield* inSteps(errors, (error) => {
    if (!reported.has(error)) found.push(error);
  });
  return found;
}

class Reported {
  private readonly places = new Set<string>();
  private readonly names = new Set<string>();
  private readonly modules = new Set<string>();
  /** Dotted, from the top of the workspace. */
  private readonly absentFiles: string[] = [];

  has({ path, range, module, name }: UnreportedImport): boolean {
    if (this.places.has(placeKey(path, range.start))) return true;
    if (name !== undefined) return this.names.has(nameKey(module, name));
    // The file may lie below a source root that the module's name leaves out.
    return (
      this.modules.has(module) ||
      this.absentFiles.some((file) => file === module || file.endsWith(`.${module}`))
    );
  }

  add({ anchors, occurrences }: Defect): void {
    let hasImport = false;
    for (const anchor of anchors) {
      if (anchor.kind === 'missing-file' && /\.pyi?$/u.test(anchor.path)) {
        this.absentFiles.push(anchor.path.replace(/(?:\/__init__)?\.pyi?$/u, '').replaceAll('/', '.'));
      } else if (anchor.kind === 'import') {
        hasImport = true;
        this.modules.add(anchor.module);
        for (const name of anchor.names) this.names.add(nameKey(anchor.module, name));
      }
    }
    if (!hasImport) return;
    for (const { path, range, proves } of occurrences) {
      if (proves) this.places.add(placeKey(path, range.start));
    }
  }
}

function nameKey(module: string, name: string): string {
  return `${module} ${name}`;
}

function placeKey(path: string, { line, character }: Position): string {
  return `${path}:${line}:${character}`;
}
