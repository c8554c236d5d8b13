import { nextTurn } from '../core/nextTurn.js';

/** The files that the build has cut the engine into, each after those that it needs. Not there where it is in one piece. */
declare const __ENGINE_FILES__: readonly string[] | undefined;

const files = typeof __ENGINE_FILES__ === 'undefined' ? [] : __ENGINE_FILES__;

/**
 * Modules of the engine, in such an order that each adds only a few milliseconds to what those before it have brought along: libraries, then
 * what is built on them. The build makes files of what each adds.
 */
const parts: readonly (() => Promise<unknown>)[] = [
  () => import('./libraries/zodCore.js'),
  () => import('../core/model/range.js'),
  () => import('../core/model/anchor.js'),
  () => import('../core/model/nativeInventory.js'),
  () => import('../core/model/ledger.js'),
  () => import('../core/sources/json/parseJsonc.js'),
  () => import('../core/sources/parseYaml.js'),
  () => import('../core/sources/json/parsedNodes.js'),
  () => import('../core/sources/inventory/readNativeInventory.js'),
  () => import('../core/sources/inventory/readInventory.js'),
  () => import('../core/text/repair/repairText.js'),
  () => import('../core/sources/report/text/plainText.js'),
  () => import('../core/sources/report/markdown/htmlTables.js'),
  () => import('../core/sources/report/markdown/parseMarkdown.js'),
  () => import('../core/sources/report/fields/readFields.js'),
  () => import('../core/sources/report/roadmap/readRoadmap.js'),
  () => import('../core/sources/report/defects/readDefects.js'),
  () => import('../core/sources/readSource.js'),
  () => import('../core/ledger/identity/readIdentityDecisions.js'),
  () => import('../core/ledger/identity/IdentityIndex.js'),
  () => import('../core/ledger/LedgerBuilder.js'),
  () => import('../core/evidence/patterns/Pattern.js'),
  () => import('../core/evidence/dependencies/parseToml.js'),
  () => import('../core/evidence/dependencies/versions/semverSet.js'),
  () => import('../core/evidence/dependencies/versions/pep440Set.js'),
  () => import('../core/evidence/anchors/dependencyAnchor.js'),
  () => import('../core/evidence/dependencies/DependencyFiles.js'),
  () => import('../core/evidence/imports/readPyproject.js'),
  () => import('../core/evidence/imports/ImportIntegrity.js'),
  () => import('../core/evidence/tracking/Tracking.js'),
  () => import('../core/evidence/EvidenceStore.js'),
  () => import('../core/LedgerEngine.js'),
  () => import('../core/evidence/live/LiveLedger.js'),
  () => import('../core/syntax/SyntaxParsers.js'),
  () => import('../core/evidence/symbols/definitionsIn.js'),
  () => import('../core/files/GitIgnore.js'),
  () => import('../core/fixes/script/mergeScriptFile.js'),
  () => import('../core/fixes/python/mergePythonFile.js'),
  () => import('../core/fixes/data/mergeDataFile.js'),
  () => import('../core/fixes/planTemplate.js'),
  () => import('../core/fixes/offers/defectFixes.js'),
  () => import('../core/export/inventory/planInventory.js'),
  () => import('../core/writeback/planWrites.js'),
  () => import('../core/fixes/offers/importErrorOffers.js'),
  () => import('../core/export/inventory/planReanchor.js'),
  () => import('../core/ledger/contradictions/takeOver.js'),
  () => import('../core/writeback/planIdRename.js'),
  () => import('../core/sources/ranking/rankSources.js'),
  () => import('../core/writeback/newDefectPlan.js'),
  () => import('../views/model/details/detailsOf.js'),
  () => import('../views/model/details/renderMarkdown.js'),
  () => import('../views/model/details/detailsMessages.js'),
];

/** The engine; others have their turn between any two of its files, since to compile and run all of it would be felt. */
export async function loadEngineInSteps(): Promise<typeof import('./engine.js')> {
  await nextTurn();
  const pieces = files.length > 0 ? files.map((file) => () => import(file) as Promise<unknown>) : parts;
  for (const piece of pieces) {
    await piece();
    await nextTurn();
  }
  const engine = await import('./engine.js');
  await nextTurn();
  return engine;
}
