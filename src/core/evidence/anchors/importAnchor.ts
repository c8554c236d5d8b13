import * as l10n from '@vscode/l10n';
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

function describe(hit: ImportHit, module: string, exists: boolean): string {
  const what = whatFails(hit, module, exists);
  return hit.guarded ? `${what} ${l10n.t('The import is guarded, so it fails silently.')}` : what;
}

function whatFails({ name, form }: ImportHit, module: string, exists: boolean): string {
  if (name === undefined) return l10n.t('The import fails: there is no module `{0}`.', module);
  if (form === 'from')
    return exists
      ? l10n.t('`{0}` cannot be imported: `{1}` does not define `{0}`.', name, module)
      : l10n.t('`{0}` cannot be imported: there is no module `{1}`.', name, module);
  return exists
    ? l10n.t('`{0}` fails when it is reached: `{1}` does not define `{0}`.', name, module)
    : l10n.t('`{0}` fails when it is reached: there is no module `{1}`.', name, module);
}
