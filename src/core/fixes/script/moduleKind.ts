import type { ScriptMerge } from './ScriptMerge.js';

function hasModuleSyntax(items: ScriptMerge['targetItems']): boolean {
  return items.some(
    ({ isExported, kind, core }) => isExported || (kind === 'import' && core.type === 'import_statement'),
  );
}

function hasCommonJsSyntax(items: ScriptMerge['targetItems']): boolean {
  return items.some(
    ({ kind, key, core }) =>
      kind === 'moduleExports' ||
      key.startsWith('exports.') ||
      (kind === 'import' && core.type.endsWith('_declaration')),
  );
}

/** Whether the file is of Node's older kind of modules: `require` and `module.exports`. */
export function isCommonJs({ target, targetItems, templateItems }: ScriptMerge): boolean {
  if (/\.[cm]js$/iu.test(target.path)) return /\.cjs$/iu.test(target.path);
  if (/\.[cm]?tsx?$/iu.test(target.path) && !hasCommonJsSyntax(targetItems)) return false;
  if (hasModuleSyntax(targetItems)) return false;
  return (
    hasCommonJsSyntax(targetItems) || (!hasModuleSyntax(templateItems) && hasCommonJsSyntax(templateItems))
  );
}

/** Whether the file is an ES module by what it holds or by its name. */
export function isEsModule({ target, targetItems }: ScriptMerge): boolean {
  return /\.m[jt]s$/iu.test(target.path) || hasModuleSyntax(targetItems);
}
