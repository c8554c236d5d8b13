import type { FileAccess } from '../files/FileAccess.js';
import { findMissingImports } from '../python/missingNames.js';
import type { PythonModules } from '../python/modules.js';
import { parsePython } from '../python/parsePython.js';

/** A place where a name is taken from a module. Offsets are in the file's text. */
export interface ImportHit {
  path: string;
  module: string;
  name: string;
  start: number;
  end: number;
  form: 'from' | 'attribute';
  guarded: boolean;
}

export interface ImportTarget {
  module: string;
  names: readonly string[];
}

/**
 * Where the names that import anchors speak of are imported: each Python file is read once for all of them, and
 * again only when it changes. A file whose text holds none of the names is never parsed.
 */
export class PythonImportIndex {
  private targets: readonly ImportTarget[] = [];
  private targetsKey = '';
  private scanning: Promise<void> = Promise.resolve();
  private readonly hitsByPath = new Map<string, readonly ImportHit[]>();

  constructor(private readonly files: FileAccess) {}

  setTargets(targets: readonly ImportTarget[]): void {
    const key = JSON.stringify(targets);
    if (key === this.targetsKey) return;
    this.targets = targets;
    this.targetsKey = key;
    this.hitsByPath.clear();
  }

  invalidate(path: string): void {
    this.hitsByPath.delete(path);
  }

  /** All hits of the names in the module, in order of path and place. */
  async hits(
    module: string,
    names: readonly string[],
    paths: Iterable<string>,
    modules: PythonModules,
  ): Promise<ImportHit[]> {
    // One scan at a time: what two anchors ask for together is read once.
    this.scanning = this.scanning.then(() => this.scan(paths, modules));
    await this.scanning;
    const wanted = new Set(names);
    const found: ImportHit[] = [];
    for (const path of [...paths].sort()) {
      for (const hit of this.hitsByPath.get(path) ?? []) {
        if (hit.module === module && wanted.has(hit.name)) found.push(hit);
      }
    }
    return found;
  }

  private async scan(paths: Iterable<string>, modules: PythonModules): Promise<void> {
    const waiting = [...paths].filter((path) => !this.hitsByPath.has(path));
    // Some at a time: enough to keep the disk busy, without holding every text at once.
    const next = waiting.values();
    const worker = async (): Promise<void> => {
      for (const path of next) {
        const file = await this.files.read(path);
        this.hitsByPath.set(path, file ? this.scanText(path, file.text, modules) : []);
      }
    };
    await Promise.all(Array.from({ length: Math.min(16, waiting.length) }, worker));
  }

  private scanText(path: string, text: string, modules: PythonModules): ImportHit[] {
    const relevant = this.targets.filter((target) => target.names.some((name) => text.includes(name)));
    if (relevant.length === 0) return [];
    const importer = parsePython(text);
    return relevant.flatMap((target) =>
      findMissingImports({
        importerPath: path,
        importer,
        modules,
        target: target.module,
        names: [...target.names],
      }).map(({ name, start, end, form, guarded }) => ({
        path,
        module: target.module,
        name,
        start,
        end,
        form,
        guarded,
      })),
    );
  }
}
