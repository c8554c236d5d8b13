import type { FileAccess } from '../../files/FileAccess.js';
import { findCalls, type CallSite } from '../../python/callSites.js';
import { findMissingImports, mayTakeNames } from '../../python/missingNames.js';
import type { PythonModules } from '../../python/modules.js';
import { parsePython } from '../../python/parsePython.js';

/** Enough at a time to keep the disk busy, without holding every text at once. */
const WORKERS = 16;

/** How the workspace calls `name` of `module`: the calls of all files that import it, by path and place. */
export async function collectCalls(
  { module, name }: { module: string; name: string },
  modules: PythonModules,
  paths: readonly string[],
  files: FileAccess,
): Promise<CallSite[]> {
  const sorted = paths.filter((path) => path.endsWith('.py')).sort();
  const byPath = new Map<string, CallSite[]>();
  const next = sorted.values();
  const worker = async (): Promise<void> => {
    for (const path of next) {
      const file = await files.read(path);
      if (file && mayTakeNames(file.text, module, [name])) {
        byPath.set(path, callsIn(path, file.text, { module, name }, modules));
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(WORKERS, sorted.length) }, worker));
  return sorted.flatMap((path) => byPath.get(path) ?? []);
}

function callsIn(
  importerPath: string,
  text: string,
  { module, name }: { module: string; name: string },
  modules: PythonModules,
): CallSite[] {
  const importer = parsePython(text);
  const found = new Map<number, CallSite>();
  for (const { boundAs, scope } of findMissingImports({
    importerPath,
    importer,
    modules,
    target: module,
    names: [name],
  })) {
    for (const call of findCalls(importer, boundAs, scope)) found.set(call.start, call);
  }
  return [...found.values()];
}
