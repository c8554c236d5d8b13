import type { UnreportedImport } from '../model/ledger.js';

/** What is wrong with an import, in a sentence. */
export function describeUnreported(error: UnreportedImport): string {
  return error.guarded ? `${what(error)} The import is guarded, so it fails silently.` : what(error);
}

function what({ module, name, library }: UnreportedImport): string {
  if (name === undefined) return `there is no module \`${module}\`.`;
  const why =
    library === undefined
      ? `\`${module}\` does not define it`
      : `it comes from \`${library}\`, which is not installed here`;
  return `\`${name}\` cannot be imported${library === undefined ? '' : ` from \`${module}\``}: ${why}.`;
}
