import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { counted } from '../core/text/counted.js';
import type { Defect } from '../core/model/ledger.js';
import type { DefectsView } from '../views/DefectsView.js';
import { defectsMarkdown } from '../views/model/defectsMarkdown.js';
import type { DefectNode } from '../views/model/DefectsModel.js';
import { CommandFamily } from './CommandFamily.js';
import { focused } from './editTargets.js';
import { focusedRows } from './focusedRows.js';

/** Takes defects of the Defects view elsewhere, by the clipboard. */
export class CopyCommands extends CommandFamily {
  constructor(private readonly defects: DefectsView) {
    super();
    this.register('defectLedger.copyId', (target?: DefectNode | string, rows?: DefectNode[]) =>
      this.copyId(target, rows),
    );
    this.register(
      'defectLedger.copyAsMarkdown',
      async (target?: DefectNode | string, rows?: DefectNode[]) => {
        const defects = await this.defectsOf(target, rows);
        if (defects.length > 0) await copy(defectsMarkdown(defects), namesOf(defects));
      },
    );
  }

  /** Of all selected rows, a line each. */
  private async copyId(target: DefectNode | string | undefined, rows?: readonly DefectNode[]): Promise<void> {
    const ids =
      typeof target === 'string' && target !== focused
        ? [target]
        : (await this.defectsOf(target, rows)).map(({ id }) => id);
    if (ids.length > 0) await copy(ids.join('\n'), ids);
  }

  private async defectsOf(
    target: DefectNode | string | undefined,
    rows?: readonly DefectNode[],
  ): Promise<Defect[]> {
    const [node, nodes] =
      target === focused ? await this.focusedNodes() : typeof target === 'string' ? [] : [target, rows];
    if (target === focused && !node) return [];
    return this.defects.selectedDefects(node, nodes).map(({ defect }) => defect);
  }

  private async focusedNodes(): Promise<[DefectNode | undefined, readonly DefectNode[]]> {
    const nodes = await focusedRows(() => this.defects.selection);
    return [nodes[0], nodes];
  }
}

function namesOf(defects: readonly Defect[]): string[] {
  return defects.map(({ id }) => id);
}

async function copy(text: string, ids: readonly string[]): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  const copied = counted(
    ids.length,
    l10n.t('Copied {0}.', ids[0]!),
    l10n.t('Copied {0} defects.', ids.length),
  );
  void vscode.window.setStatusBarMessage(copied, 3000);
}
