import * as vscode from 'vscode';
import type { DefectLedgerApi } from '../../../src/extension';
import { check, checkEqual } from './check';

async function activated(): Promise<DefectLedgerApi> {
  const extension = vscode.extensions.getExtension<DefectLedgerApi>('defect-ledger.defect-ledger');
  check(extension, 'the extension is not installed');
  const api = await extension.activate();
  await api.whenReady();
  return api;
}

suite('the ledger on the web', () => {
  test('the trees are filled', async () => {
    const { defectsView, roadmapView } = await activated();
    const groups = defectsView.model.roots();
    checkEqual(
      groups.map((group) => defectsView.itemOf(group).label),
      ['P0', 'P1', 'P2', 'No priority', 'Contradictions', 'Unreported import errors'],
      'groups',
    );
    checkEqual(
      groups.map((group) => defectsView.model.children(group).length),
      [4, 10, 3, 3, 2, 2],
      'defects a group',
    );
    checkEqual(roadmapView.model.roots().length, 9, 'what is next, phases and criteria');
  });

  test('evidence is found: imports, stubs, pins, patterns, absent files', async () => {
    const { ledgers } = await activated();
    const { defects } = ledgers[0]!.ledger;
    const evidence = (id: string): string => {
      const found = defects.find((defect) => defect.id === id);
      return `${found?.evidence} ${found?.occurrences.filter((occurrence) => occurrence.proves).length}`;
    };
    checkEqual(
      ['MESH-101', 'MESH_RAFT_001', 'MESH-106', 'MESH-102', 'MESH_BENCH_001', 'MESH-104'].map(evidence),
      ['confirmed 7', 'confirmed 2', 'confirmed 1', 'confirmed 2', 'confirmed 1', 'cleared 0'],
      'evidence',
    );
  });

  test('diagnostics are shown', async () => {
    await activated();
    const all = vscode.languages.getDiagnostics().flatMap(([, diagnostics]) => diagnostics);
    const ours = all.filter(
      ({ source, code }) =>
        source === 'Defect Ledger' && typeof code === 'object' && code.value === 'MESH-101',
    );
    checkEqual(ours.length, 7, 'diagnostics of MESH-101');
  });
});
