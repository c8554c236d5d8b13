// Where scripts/l10n.mjs looks for texts that do not go through `l10n.t`, and which of them are to stay.

export const checkedFolders = ['src/commands', 'src/providers', 'src/views', 'src/workspace'];

/** A file whose texts are not converted yet, or `file: first line of the text` of one that is never translated. */
export const allowed = new Set([
  // The contents of a file that is written.
  'src/commands/createInventory.ts: # Defect Ledger reads this file and ties each defect to the code that proves it.',
  'src/commands/createInventory.ts: Say in one line',
  // The name of the product, by which Problems are found again.
  'src/providers/DiagnosticsProvider.ts: Defect Ledger',
  // The words of the ledger that are compared, shown by what is beside them.
  'src/views/model/joinLabel.ts',
  // The page of the details view: markup, and names of classes and rows.
  'src/views/details/detailsHtml.ts',
  'src/views/details/webview/FieldControl.ts',
  'src/views/details/webview/sections.ts',
]);
