import * as vscode from 'vscode';
import { baseName } from '../core/files/workspacePath.js';
import { describeUnreported } from '../core/ledger/describeUnreported.js';
import { placeLabel } from './model/labels.js';
import type { UnreportedNode } from './model/DefectNode.js';
import type { UnreportedRows } from './model/UnreportedRows.js';

const { Collapsed, None } = vscode.TreeItemCollapsibleState;

/** The row of an unreported import error, of one of its places, or of the group of them all. */
export function unreportedItem(rows: UnreportedRows, node: UnreportedNode): vscode.TreeItem {
  if (node.type === 'unreported') return groupItem(rows.shownCount());
  const group = rows.group(node);
  const place = rows.place(node);
  if (!group || !place) return new vscode.TreeItem('…');
  const where = placeLabel(place.path, place.range.start.line);
  const message = describeUnreported(place);
  const isName = node.type === 'missingName';
  const several = isName && group.places.length > 1;
  const item = new vscode.TreeItem(
    isName ? (group.name ?? group.module) : placeLabel(baseName(place.path), place.range.start.line),
    several ? Collapsed : None,
  );
  item.description = describe(node, group.name, group.module, group.places.length, where, place.guarded);
  item.tooltip = new vscode.MarkdownString().appendText(`${where}\n${message}`);
  item.iconPath = new vscode.ThemeIcon(
    isName ? 'circle-slash' : 'location',
    place.guarded ? undefined : new vscode.ThemeColor('problemsWarningIcon.foreground'),
  );
  item.contextValue = isName ? 'missingName' : 'importPlace';
  if (!several) {
    item.command = { command: 'defectLedger.openOccurrence', title: 'Open', arguments: [node] };
  }
  const count = several ? `, ${group.places.length} places` : '';
  item.accessibilityInformation = { label: `${message} ${where}${count}` };
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
  if (node.type === 'importPlace') return guarded ? 'guarded' : '';
  const what = name === undefined ? 'no such module' : `not in ${module}`;
  return count > 1 ? `${what} · ${count} places` : `${what} · ${where}`;
}

function groupItem(count: number): vscode.TreeItem {
  const item = new vscode.TreeItem('Unreported import errors', Collapsed);
  item.description = String(count);
  item.iconPath = new vscode.ThemeIcon('search-fuzzy');
  item.contextValue = 'unreported';
  item.tooltip = 'Imports that cannot work and that no report mentions';
  item.accessibilityInformation = {
    label: `Unreported import errors, ${count} ${count === 1 ? 'name' : 'names'} that no report mentions`,
  };
  return item;
}
