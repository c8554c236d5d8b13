import type { CodeView } from '../CodeView.js';
import { result, type AnchorPlace, type AnchorResolver } from '../AnchorResult.js';
import type { ImportFindings, ImportHit } from '../PythonImportIndex.js';

/** Confirmed while a name is imported somewhere and the module does not define it; without names, while the module is and there is none. */
export const resolveImportAnchor: AnchorResolver<'import'> = async (anchor, code) => {
  const findings = await code.imports(anchor);
  if (findings.hits.length > 0) return result('confirmed', await places(findings, anchor.module, code));
  // Another project's module is not judged: what it defines cannot be seen from here.
  return result(findings.module === 'found' ? 'cleared' : 'unlocated');
};

async function places(
  { hits, module: standing }: ImportFindings,
  module: string,
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
      message: describe(hit, module, standing === 'found'),
    });
  }
  return found;
}

function describe({ name, form, guarded }: ImportHit, module: string, exists: boolean): string {
  const silent = guarded ? ' The import is guarded, so it fails silently.' : '';
  if (name === undefined) return `The import fails: there is no module \`${module}\`.${silent}`;
  const why = exists ? `\`${module}\` does not define \`${name}\`` : `there is no module \`${module}\``;
  return form === 'from'
    ? `\`${name}\` cannot be imported: ${why}.${silent}`
    : `\`${name}\` fails when it is reached: ${why}.${silent}`;
}
