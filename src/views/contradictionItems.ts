import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { counted } from '../core/text/counted.js';
import { plainWords } from '../core/text/plainWords.js';
import { claimPlace, valuesAloud, valuesLabel } from '../core/ledger/describeContradiction.js';
import type { ContradictionNode, DefectNode, DefectsModel } from './model/DefectsModel.js';
import { factLabel, placeLabel } from './model/labels.js';
import { plainTooltip } from './plainTooltip.js';

const { Collapsed } = vscode.TreeItemCollapsibleState;

/** The group of all contradictions. */
export function contradictionsItem(count: number): vscode.TreeItem {
  const item = new vscode.TreeItem(l10n.t('Contradictions'), Collapsed);
  item.description = String(count);
  item.iconPath = new vscode.ThemeIcon('git-compare');
  item.contextValue = 'contradictions';
  item.tooltip = l10n.t('Facts of which the sources say different things');
  item.accessibilityInformation = {
    label: counted(
      count,
      l10n.t('Contradictions, 1 fact of which the sources say different things'),
      l10n.t('Contradictions, {0} facts of which the sources say different things', count),
    ),
  };
  return item;
}

/** In that group, or below the defect that it is about. */
export function contradictionItem(model: DefectsModel, node: ContradictionNode): vscode.TreeItem {
  const contradiction = model.contradiction(node);
  if (!contradiction) return new vscode.TreeItem('…');
  const { claims } = contradiction;
  const subject = plainWords(contradiction.subject);
  const values = plainWords(valuesLabel(contradiction));
  const below = node.defectId !== undefined;
  // Below its defect the subject need not name the defect again.
  const item = new vscode.TreeItem(
    below ? l10n.t('{0}: {1}', plainWords(factLabel(contradiction)), values) : subject,
    Collapsed,
  );
  if (!below) item.description = values;
  item.iconPath = new vscode.ThemeIcon('git-compare');
  item.contextValue = 'contradiction';
  const places = claims.map((claim) =>
    l10n.t('{0}: {1}', claim.value, placeLabel(claim.source.path, claim.source.range.start.line)),
  );
  item.tooltip = plainTooltip([subject, ...places].join('\n'));
  item.accessibilityInformation = {
    label: l10n.t('Contradiction: {0}, {1}', subject, plainWords(valuesAloud(contradiction))),
  };
  return item;
}

/** What one source says of the fact. */
export function claimItem(model: DefectsModel, node: DefectNode): vscode.TreeItem {
  const claim = model.claim(node);
  const contradiction = model.contradiction(node);
  if (!claim || !contradiction) return new vscode.TreeItem('…');
  const { path, range } = claim.source;
  const value = plainWords(claim.value);
  const item = new vscode.TreeItem(value);
  item.description = claimPlace(contradiction, claim);
  item.tooltip = plainTooltip(placeLabel(path, range.start.line));
  item.iconPath = new vscode.ThemeIcon('book');
  item.contextValue = 'claim';
  item.command = {
    command: 'defectLedger.openInReport',
    title: l10n.t('Open in Report'),
    arguments: [node],
  };
  item.accessibilityInformation = {
    label: l10n.t('{0} in {1}, line {2}', value, path, range.start.line + 1),
  };
  return item;
}
