import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { joinLabel } from './model/joinLabel.js';
import { baseName } from '../core/files/workspacePath.js';
import { plainWords } from '../core/text/plainWords.js';
import type { DefectNode, DefectsModel } from './model/DefectsModel.js';
import { confidenceLabel, placeLabel } from './model/labels.js';
import { wordsInMarkdown } from './model/wordsInMarkdown.js';
import { plainTooltip } from './plainTooltip.js';

/** A place in the code, below its defect. */
export function occurrenceItem(model: DefectsModel, node: DefectNode): vscode.TreeItem {
  const occurrence = model.occurrence(node);
  if (!occurrence) return new vscode.TreeItem('…');
  const { path, range, proves } = occurrence;
  const message = plainWords(occurrence.message);
  const item = new vscode.TreeItem(placeLabel(baseName(path), range.start.line));
  const defect = model.defect(node);
  const sure = defect && confidenceLabel(occurrence, defect);
  const lost = occurrence.confidence === 'lost';
  item.description = sure === undefined ? message : `${sure} · ${message}`;
  item.tooltip = new vscode.MarkdownString(
    wordsInMarkdown(`${placeLabel(path, range.start.line)}\n${occurrence.message}`),
  );
  item.iconPath = proves
    ? new vscode.ThemeIcon('target', new vscode.ThemeColor('problemsErrorIcon.foreground'))
    : new vscode.ThemeIcon(lost ? 'question' : 'location');
  // Only a place can be set anew, not what is found by its name.
  const isPlace = defect?.anchors[occurrence.anchor]?.kind === 'range';
  item.contextValue = !isPlace ? 'occurrence' : lost ? 'occurrence.lost' : 'occurrence.place';
  item.command = { command: 'defectLedger.openOccurrence', title: l10n.t('Open'), arguments: [node] };
  const line = range.start.line + 1;
  item.accessibilityInformation = {
    label: proves
      ? l10n.t('Confirmed in {0}, line {1}: {2}', path, line, message)
      : lost
        ? l10n.t('Lost in {0}, line {1}: {2}', path, line, message)
        : l10n.t('Located in {0}, line {1}: {2}', path, line, message),
  };
  return item;
}

/** A fix template, below the defect that it serves. */
export function templateItem(model: DefectsModel, node: DefectNode): vscode.TreeItem {
  const template = model.template(node);
  if (!template) return new vscode.TreeItem('…');
  const { targetPath } = template;
  const title = plainWords(template.title);
  const item = new vscode.TreeItem(title);
  item.description = l10n.t('fix for {0}', targetPath);
  item.iconPath = new vscode.ThemeIcon('lightbulb');
  item.contextValue = template.unusable === undefined ? 'template' : 'template.unusable';
  item.command = {
    command: 'defectLedger.openTemplate',
    title: l10n.t('Open Template'),
    arguments: [node],
  };
  item.accessibilityInformation = { label: l10n.t('Fix template {0} for {1}', title, targetPath) };
  return item;
}

export function templateTooltip(model: DefectsModel, node: DefectNode): vscode.MarkdownString | undefined {
  const template = model.template(node);
  if (!template) return undefined;
  const { code, language, unusable } = template;
  const served = model.servedBy(node).join(', ');
  const text =
    unusable === undefined
      ? l10n.t('Serves {0}', served)
      : l10n.t('Serves {0}. No fix: {1}', served, unusable);
  return new vscode.MarkdownString().appendText(`${text}\n\n`).appendCodeblock(code, language);
}

/** A place in a source that speaks of the defect. */
export function mentionItem(model: DefectsModel, node: DefectNode): vscode.TreeItem {
  const mention = model.mention(node);
  if (!mention) return new vscode.TreeItem('…');
  const { path, range } = mention;
  const joinedBy = mention.joinedBy === undefined ? undefined : joinLabel(mention.joinedBy);
  const line = range.start.line + 1;
  const item = new vscode.TreeItem(placeLabel(baseName(path), range.start.line));
  const joined = (model.defect(node)?.mentions.length ?? 0) > 1;
  item.description = joinedBy ?? l10n.t('reported here');
  const why =
    joinedBy === undefined
      ? l10n.t('The other mentions were joined to this one. If that is wrong, Split takes a mention out.')
      : l10n.t(
          'Taken for the same defect as the first mention: {0}. If that is wrong, Split takes a mention out.',
          joinedBy,
        );
  item.tooltip = plainTooltip(`${placeLabel(path, range.start.line)}${joined ? `\n${why}` : ''}`);
  item.iconPath = new vscode.ThemeIcon('book');
  item.contextValue = joined ? 'mention.joined' : 'mention';
  item.command = {
    command: 'defectLedger.openInReport',
    title: l10n.t('Open in Report'),
    arguments: [node],
  };
  item.accessibilityInformation = {
    label:
      joinedBy === undefined
        ? l10n.t('Reported in {0}, line {1}', path, line)
        : l10n.t('Reported in {0}, line {1}, joined: {2}', path, line, joinedBy),
  };
  return item;
}
