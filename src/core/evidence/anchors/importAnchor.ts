import { definesName } from '../../python/definesName.js';
import type { CodeView } from '../CodeView.js';
import { result, type AnchorPlace, type AnchorResolver } from '../AnchorResult.js';
import type { ImportHit } from '../PythonImportIndex.js';

/** Confirmed while a name is imported somewhere and the module does not define it. */
export const resolveImportAnchor: AnchorResolver<'import'> = async (anchor, code) => {
  const modules = await code.pythonModules();
  await code.learnModule(anchor.module);
  const file = modules.resolve(anchor.module);
  // Another project's module is not judged: what it defines cannot be seen from here.
  if (!file && !modules.isFirstParty(anchor.module)) return result('unlocated');
  const missing: string[] = [];
  for (const name of anchor.names) {
    const read = (path: string) => code.python(path);
    const learn = (dotted: string) => code.learnModule(dotted);
    if (!(await definesName(anchor.module, name, modules, read, learn))) missing.push(name);
  }
  if (missing.length === 0) return result('cleared');
  const hits = await code.importHits(anchor.module, missing);
  if (hits.length === 0) return result(file ? 'cleared' : 'unlocated');
  return result('confirmed', await places(hits, anchor.module, file !== undefined, code));
};

async function places(
  hits: readonly ImportHit[],
  module: string,
  exists: boolean,
  code: CodeView,
): Promise<AnchorPlace[]> {
  const found: AnchorPlace[] = [];
  for (const hit of hits) {
    const file = await code.file(hit.path);
    if (!file) continue;
    found.push({
      path: hit.path,
      range: file.lines.range(hit.start, hit.end),
      proves: true,
      message: describe(hit, module, exists),
    });
  }
  return found;
}

function describe(hit: ImportHit, module: string, exists: boolean): string {
  const why = exists ? `\`${module}\` does not define \`${hit.name}\`` : `there is no module \`${module}\``;
  const guarded = hit.guarded ? ' The import is guarded, so it fails silently.' : '';
  return hit.form === 'from'
    ? `\`${hit.name}\` cannot be imported: ${why}.${guarded}`
    : `\`${hit.name}\` fails when it is reached: ${why}.${guarded}`;
}
