import type { ScriptImport } from './scriptImports.js';

/** How an import of a single name is written, in short: for the user. */
export function importText({ local, imported, source, isType }: ScriptImport): string {
  const type = isType ? 'type ' : '';
  if (imported === '=') return `${local} = require('${source}')`;
  if (imported === 'default') return `import ${type}${local} from '${source}'`;
  if (imported === '*') return `import ${type}* as ${local} from '${source}'`;
  return `import ${type}{ ${specifierText({ imported, local })} } from '${source}'`;
}

/** `a` or `a as b`. */
export function specifierText(
  { imported, local }: Pick<ScriptImport, 'imported' | 'local'>,
  as = ' as ',
): string {
  if (imported === local) return local;
  return `${/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(imported) ? imported : `'${imported}'`}${as}${local}`;
}
