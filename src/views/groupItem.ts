import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { counted } from '../core/text/counted.js';
import { baseName } from '../core/files/workspacePath.js';
import type { DefectFolderNode, DefectGroupNode } from './model/DefectNode.js';
import type { DefectsModel } from './model/DefectsModel.js';
import { countsLabel, groupName, spokenCounts } from './model/groupLabels.js';

const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;

/** The row of a group; one of a file or a source looks as it does in the Explorer. */
export function groupItem(model: DefectsModel, node: DefectGroupNode): vscode.TreeItem {
  const group = model.group(node);
  if (!group) return new vscode.TreeItem('…', Collapsed);
  const { groupBy, byFolder } = model.arrangement;
  const { folderFacts: facts } = model;
  const name = groupName(groupBy, group, facts);
  const { key, value } = group;
  const path = (groupBy === 'file' || groupBy === 'source') && key !== undefined ? value : undefined;
  const item = new vscode.TreeItem(
    path === undefined ? name : baseName(path),
    model.startsExpanded() ? Expanded : Collapsed,
  );
  item.contextValue = 'group';
  // The name is read beside it.
  item.tooltip = spokenCounts(group);
  // Below its folders a file need not name them again.
  const parts = path === undefined || byFolder ? [] : [directoryOf(path)];
  if (facts.severalFolders && key !== undefined && groupBy !== 'folder' && !(path !== undefined && byFolder))
    parts.unshift(facts.folderName(key));
  item.description = [...parts.filter((part) => part !== ''), countsLabel(group, groupBy)].join(' · ');
  if (path !== undefined && key !== undefined) {
    // For the icon of its kind alone: problems and the badges of the Explorer would say the counts a second time, and colour the row.
    item.resourceUri = vscode.Uri.from({ scheme: 'defect-ledger-group', path: `/${path}` });
    item.iconPath = vscode.ThemeIcon.File;
    item.tooltip = `${path}\n${spokenCounts(group)}`;
  } else if (groupBy === 'phase' && value !== undefined) item.iconPath = new vscode.ThemeIcon('milestone');
  else if (groupBy === 'owner') item.iconPath = new vscode.ThemeIcon('person');
  else if (groupBy === 'folder') item.iconPath = new vscode.ThemeIcon('root-folder');
  item.accessibilityInformation = { label: [name, ...parts, spokenCounts(group)].join(', ') };
  return item;
}

/** The row of a folder that has such files below it. */
export function folderItem(model: DefectsModel, node: DefectFolderNode): vscode.TreeItem {
  const folder = model.folder(node);
  if (!folder) return new vscode.TreeItem('…', Collapsed);
  const { branch, count } = folder;
  const item = new vscode.TreeItem(branch.label, model.startsExpanded() ? Expanded : Collapsed);
  item.description = String(count);
  item.iconPath = branch.path === '' ? new vscode.ThemeIcon('root-folder') : vscode.ThemeIcon.Folder;
  item.contextValue = 'folder';
  if (branch.path !== '') item.tooltip = branch.path;
  item.accessibilityInformation = {
    label: counted(
      count,
      l10n.t('Folder {0}, 1 defect', branch.label),
      l10n.t('Folder {0}, {1} defects', branch.label, count),
    ),
  };
  return item;
}

function directoryOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
