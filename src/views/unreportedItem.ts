import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { counted } from '../core/text/counted.js';
import { plainWords } from '../core/text/plainWords.js';
import { baseName } from '../core/files/workspacePath.js';
import { describeUnreported } from '../core/ledger/describeUnreported.js';
import { placeLabel } from './model/labels.js';
import type { UnreportedNode } from './model/DefectNode.js';
import type { UnreportedRows } from './model/UnreportedRows.js';
import { plainTooltip } from './plainTooltip.js';

const { Collapsed, None } = vscode.TreeItemCollapsibleState;

/** The row of an unreported import error, of one of its places, or of the group of them all. */
export function unreportedItem(rows: UnreportedRows, node: UnreportedNode): vscode.TreeItem {
  if (node.type === 'unreported') return groupItem(rows.shownCount());
  const group = rows.group(node);
  const place = rows.place(node);
  if (!group || !place) return new vscode.TreeItem('…');
  const where = placeLabel(place.path, place.range.start.line);
  const message = plainWords(describeUnreported(place));
  const isName = node.type === 'missingName';
  const several = isName && group.places.length > 1;
  const item = new vscode.TreeItem(
    isName ? (group.name ?? group.module) : placeLabel(baseName(place.path), place.range.start.line),
    several ? Collapsed : None,
  );
  item.description = describe(node, group.name, group.module, group.places.length, where, place.guarded);
  item.tooltip = plainTooltip(`${where}\n${message}`);
  item.iconPath = new vscode.ThemeIcon(
    isName ? 'circle-slash' : 'location',
    place.guarded ? undefined : new vscode.ThemeColor('problemsWarningIcon.foreground'),
  );
  item.contextValue = isName ? 'missingName' : 'importPlace';
  if (!several) {
    item.command = { command: 'defectLedger.openOccurrence', title: l10n.t('Open'), arguments: [node] };
  }
  const spoken = `${message} ${where}`;
  item.accessibilityInformation = {
    label: several
      ? counted(group.places.length, spoken, l10n.t('{0}, {1} places', spoken, group.places.length))
      : spoken,
  };
  return item;
}

function describe(
  node: UnreportedNode,
  name: string | undefined,
  module: string,
  count: number,
  where: string,
  guarded: boolean,
): string {
  if (node.type === 'importPlace') return guarded ? l10n.t('guarded') : '';
  const what = name === undefined ? l10n.t('no such module') : l10n.t('not in {0}', module);
  return count > 1 ? counted(count, what, l10n.t('{0} · {1} places', what, count)) : `${what} · ${where}`;
}

function groupItem(count: number): vscode.TreeItem {
  const item = new vscode.TreeItem(l10n.t('Unreported import errors'), Collapsed);
  item.description = String(count);
  item.iconPath = new vscode.ThemeIcon('search-fuzzy');
  item.contextValue = 'unreported';
  item.tooltip = l10n.t('Imports that cannot work and that no report mentions');
  item.accessibilityInformation = {
    label: counted(
      count,
      l10n.t('Unreported import errors, {0} name that no report mentions', count),
      l10n.t('Unreported import errors, {0} names that no report mentions', count),
    ),
  };
  return item;
}
