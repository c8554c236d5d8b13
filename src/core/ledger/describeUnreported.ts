import type { UnreportedImport } from '../model/ledger.js';

/** What is wrong with an import, in a sentence. */
export function describeUnreported({ module, name, guarded }: UnreportedImport): string {
  const what =
    name === undefined
      ? `there is no module \`${module}\`.`
      : `\`${name}\` cannot be imported: \`${module}\` does not define it.`;
  return guarded ? `${what} The import is guarded, so it fails silently.` : what;
}
