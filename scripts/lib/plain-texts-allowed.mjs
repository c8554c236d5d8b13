// Which texts do not go through `l10n.t` and are to stay so, with the reason for each group.

/**
 * A folder ends with `/`; a file stands for all its texts, `file: first line of the text` for one (placeholders of a template are `{}`).
 *
 * @type {readonly { reason: string, of: readonly string[] }[]}
 */
const allowed = [
  { reason: 'The command line is English: scripts read it, and its texts have no bundle.', of: ['src/cli/'] },
  {
    reason: 'The log and what only a developer of an extension sees.',
    of: [
      'src/core/ledgerLog.ts: {} defects ({}), {} phases, {} criteria, {} problems',
      'src/extension.ts: Defect Ledger is not ready yet.',
      'src/commands/CommandsOnFirstUse.ts: Nothing runs {}.',
      'src/core/fixes/composeEdits.ts: edit beyond the end of the text',
      'src/core/text/applyEdits.ts: overlapping edits',
    ],
  },
  {
    reason:
      'Written into files of the user, which others read too: it follows the language of the file (code, reports), or is as lasting as an id.',
    of: [
      'src/commands/createInventory.ts: # Defect Ledger reads this file and ties each defect to the code that proves it.',
      'src/core/export/inventory/defectOfImport.ts',
      'src/core/export/inventory/planInventory.ts: # Made from the reports by Defect Ledger. What stands here rules over what they say.',
      'src/core/fixes/testSkeletons.ts',
      'src/core/writeback/newLabel.ts',
      'src/core/writeback/statusWritings.ts',
    ],
  },
  {
    reason: 'Words of reports and of languages that are looked for, and lists of names.',
    of: [
      'src/core/fixes/python/builtinNames.ts',
      'src/core/fixes/python/stdlibNames.ts',
      'src/core/fixes/script/globalNames.ts',
      'src/core/ledger/contradictions/projectOf.ts',
      'src/core/ledger/identity/titleWords.ts',
      'src/core/ledger/phases/workWords.ts',
      'src/core/python/standardModules.ts',
      'src/core/sources/report/fields/fieldNames.ts',
      'src/core/sources/report/figures/readFigures.ts: tests collected',
      'src/core/sources/report/meaning/documentClass.ts',
      'src/core/sources/report/roadmap/phaseLabel.ts: weeks {}-{}',
      'src/core/sources/report/roadmap/phaseState.ts',
      'src/core/sources/report/roadmap/readPhaseTable.ts: weeks {}',
      'src/core/text/comments/commentSyntax.ts',
      'src/node/python/bundledStubs.ts',
    ],
  },
  {
    reason: 'Code of Python, TypeScript and JavaScript, and commands of tools.',
    of: [
      'src/core/fixes/dependencies/lockNotes.ts',
      'src/core/fixes/python/addFunction.ts: raise NotImplementedError',
      'src/core/fixes/python/addImports.ts',
      'src/core/fixes/python/callSignature.ts: *args, **kwargs',
      'src/core/fixes/python/imports/moveImport.ts: from {} import {}',
      'src/core/fixes/python/mergeClass.ts: class {}',
      'src/core/fixes/python/moduleImports.ts',
      'src/core/fixes/python/neededImports.ts: import {}',
      'src/core/fixes/python/neededImports.ts: from {} import {}',
      'src/core/fixes/script/addScriptImports.ts',
      'src/core/fixes/script/headerExtras.ts: export default',
      'src/core/fixes/script/importText.ts',
      'src/core/fixes/script/mergeScript.ts: class Template {',
      'src/core/fixes/script/topLevelItems.ts',
      'src/node/python/interpreterFolders.ts: import sys; sys.stdout.buffer.write("\\0".join(sys.path).encode("utf-8", "surrogateescape"))',
    ],
  },
  {
    reason:
      'Keys and fixed words that are compared and stored; where people see them, a label stands for them.',
    of: [
      'src/core/fixes/python/blockItems.ts: overload {}',
      'src/core/ledger/identity/',
      'src/core/python/moduleScope.ts: no value',
      'src/core/sources/ranking/factsOf.ts',
      'src/providers/DiagnosticsProvider.ts: Defect Ledger',
    ],
  },
  {
    reason:
      'Descriptions in the JSON Schema of inventories, which is one file for every language: VS Code does not translate contributed schemas.',
    of: ['src/core/model/anchor.ts', 'src/core/model/nativeInventory.ts'],
  },
  {
    reason: 'Markup of the page of the details view: its policy, its elements and names of classes.',
    of: [
      'src/views/details/detailsHtml.ts',
      'src/views/details/webview/FieldControl.ts: field field-{}',
      'src/views/details/webview/Page.ts: badge {}',
      'src/views/details/webview/sections.ts: check name',
      'src/views/details/webview/sections.ts: link name',
    ],
  },
];

/**
 * What is to be said of plain texts: those that nothing allows, and what is allowed though there is no such text.
 *
 * @param {readonly import('./plain-texts.mjs').PlainText[]} plain
 * @returns {string[]}
 */
export function plainTextErrors(plain) {
  const all = allowed.flatMap(({ of }) => of);
  const used = new Set();
  const errors = plain.flatMap(({ file, line, text }) => {
    const own = all.filter((each) =>
      each.endsWith('/')
        ? file.startsWith(each)
        : each === file || each === `${file}: ${text.split('\n')[0]}`,
    );
    for (const each of own) used.add(each);
    return own.length > 0 ? [] : [`${file}:${line} has a text outside l10n.t: ${text}`];
  });
  const idle = all.filter((each) => !used.has(each));
  return [...errors, ...idle.map((each) => `plain-texts-allowed.mjs allows '${each}', which is nowhere`)];
}
