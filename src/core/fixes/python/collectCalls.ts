import type { FileAccess } from '../../files/FileAccess.js';
import { findCalls, type CallSite } from '../../python/callSites.js';
import { findMissingImports, mayTakeNames } from '../../python/missingNames.js';
import type { PythonModules } from '../../python/modules.js';
import { parsePython } from '../../python/parsePython.js';
import { countUses, noUses, type OtherUses } from './otherUses.js';

/** Enough at a time to keep the disk busy, without holding every text at once. */
const WORKERS = 16;

/** How a name is used over the workspace. */
export interface CollectedUses {
  /** By path and place; a decorator without parentheses is a call with the function. */
  readonly calls: readonly CallSite[];
  readonly others: OtherUses;
}

/** How the workspace uses `name` of `module`: in all of the files that import it. */
export async function collectCalls(
  { module, name }: { module: string; name: string },
  modules: PythonModules,
  paths: readonly string[],
  files: FileAccess,
): Promise<CollectedUses> {
  const sorted = paths.filter((path) => path.endsWith('.py')).sort();
  const byPath = new Map<string, CollectedUses>();
  const next = sorted.values();
  const worker = async (): Promise<void> => {
    for (const path of next) {
      const file = await files.read(path);
      if (file && mayTakeNames(file.text, module, [name])) {
        byPath.set(path, usesIn(path, file.text, { module, name }, modules));
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(WORKERS, sorted.length) }, worker));
  const found = sorted.flatMap((path) => byPath.get(path) ?? []);
  const others = noUses();
  for (const each of found) {
    for (const kind of Object.keys(others) as (keyof OtherUses)[]) others[kind] += each.others[kind];
  }
  return { calls: found.flatMap(({ calls }) => calls), others };
}

function usesIn(
  importerPath: string,
  text: string,
  { module, name }: { module: string; name: string },
  modules: PythonModules,
): CollectedUses {
  const importer = parsePython(text);
  const found = new Map<number, CallSite>();
  const others = noUses();
  const seen = new Set<string>();
  for (const { boundAs, scope } of findMissingImports({
    importerPath,
    importer,
    modules,
    target: module,
    names: [name],
  })) {
    const key = `${boundAs} ${scope.start} ${scope.end}`;
    if (seen.has(key)) continue;
    seen.add(key);
    for (const call of findCalls(importer, boundAs, scope)) {
      const awaited = call.awaited || isScheduled(text, call.start);
      found.set(call.start, { ...call, awaited });
    }
    for (const call of countUses(importer, boundAs, scope, others)) found.set(call.start, call);
  }
  return { calls: [...found.values()].sort((a, b) => a.start - b.start), others };
}

const SCHEDULES =
  /\b(?:create_task|ensure_future|gather|wait_for|shield|run_until_complete|run_coroutine_threadsafe|asyncio\.run)\((?:[^()]|\([^()]*\))*$/u;

/** Whether the call's result is given to what awaits it: `asyncio.run(f())`, `gather(f(), g())`. */
function isScheduled(text: string, start: number): boolean {
  return SCHEDULES.test(text.slice(Math.max(0, start - 200), start));
}
