import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { DefectNode } from '../../src/views/model/DefectsModel';
import { activated, folder, ledger, rememberWorkspace, restoreWorkspace, uriOf, write } from './support';
import { waitFor } from './waitFor';

/** The two sources that tests of editing write to: an inventory, and a report with words of its own. */
export const inventory = 'editing/defects.yaml';
export const telling = 'editing/readiness.md';

export const yaml = `# kept
version: 1
defects:
  - id: EDIT-01 # one
    title: First of the list
    status: open
    severity: high
    owner: Ada
  - id: EDIT-02
    title: Second of the list
    status: open # still
phases:
  - id: edit-phase
    title: Editing
    tasks:
      - title: Nothing yet
`;

export const report = `# Open points

| ID | Title | Severity | Status |
|----|-------|----------|--------|
| TELL-1 | Cache keeps old rows | High | FAILING_TEST |
| TELL-2 | Clock drifts at night | Low | RESOLVED |

## Roadmap

### Phase 1: Clean up (Weeks 1-2)

- [ ] Drop the cache
- [x] Set the clock
`;

/** A row of the Defects view, as menus pass it. */
export async function row(defectId: string): Promise<DefectNode> {
  const { model } = (await activated()).defectsView;
  return waitFor(() => model.find(folder().uri.toString(), defectId), `the row of ${defectId}`);
}

/** A defect as links and code actions pass it; there may be none. */
export const handle = (defectId: string) => ({ key: folder().uri.toString(), defectId });

/** The defects of the two sources that the ledger has. */
export async function editedIds(): Promise<string[]> {
  return (await ledger()).defects.map(({ id }) => id).filter((id) => /^(?:EDIT|TELL)-/u.test(id));
}

/** To be called in a suite: each of its tests begins with both sources read, and ends with the workspace as it was. */
export function withEditedSources(): void {
  suiteSetup(async () => {
    await activated();
    await rememberWorkspace();
  });
  setup(async () => {
    await write(inventory, yaml);
    await write(telling, report);
    await waitFor(async () => (await editedIds()).length === 4, 'the four defects of the test');
  });
  teardown(async () => {
    await restoreWorkspace();
    await waitFor(async () => (await editedIds()).length === 0, 'the defects of the test to be gone');
  });
}

/** The bytes on disk, whatever they say. */
export async function bytesOf(path: string): Promise<string> {
  return Buffer.from(await vscode.workspace.fs.readFile(uriOf(path))).toString('latin1');
}

/** Writes these very bytes, each given as one character. */
export async function writeBytes(path: string, latin1: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uriOf(path), Buffer.from(latin1, 'latin1'));
}

/** Those that no tab shows too, which `saveAll` leaves out. */
export async function saveDocuments(): Promise<void> {
  for (const document of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty))
    assert.ok(await document.save());
}
