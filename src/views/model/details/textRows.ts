import * as l10n from '@vscode/l10n';
import { joinLabel } from '../joinLabel.js';
import { folderOf } from '../../../core/files/workspacePath.js';
import type { Defect, FixOption, Ledger, Template } from '../../../core/model/ledger.js';
import { plainWords } from '../../../core/text/plainWords.js';
import { canonicalKey } from '../../../core/sources/words.js';
import { uniqueIds } from '../ContradictionIndex.js';
import { detailLines } from '../detailLines.js';
import { fieldName } from '../fieldNames.js';
import { placeLabel } from '../labels.js';
import type { DetailsContext } from './DetailsContext.js';
import type { Row } from './DetailsView.js';
import { openStart } from './ledgerRows.js';

/** The long texts of a defect, each under its name; they are changed in their source. */
export function factRows(defect: Defect, { render }: DetailsContext): Row[] {
  const folder = folderOf(defect.mentions[0]?.path ?? '');
  const details = detailLines(defect);
  // A mapping of which one line became the field is shown in full, once.
  const inDetails = new Set(details.map(([name]) => canonicalKey(name)));
  const known: [key: string, name: string, text: string | undefined][] = [
    ['description', fieldName('description'), defect.description],
    ['rootCause', fieldName('rootCause'), defect.rootCause],
    ['impact', fieldName('impact'), defect.impact],
    ['current', fieldName('current'), defect.current],
    ['target', fieldName('target'), defect.target],
    ['gap', fieldName('gapPercent'), defect.gapPercent === undefined ? undefined : `${defect.gapPercent}%`],
  ];
  const others = details.map(([name, text], i): (typeof known)[number] => [`detail/${i}`, name, text]);
  const plain = known.filter(([key]) => !inDetails.has(canonicalKey(key)));
  const rows = [...plain, ...others].flatMap(([key, name, text]): Row[] =>
    text === undefined || text.trim() === ''
      ? []
      : [{ key, text: name, heading: true, rich: render(text, folder) }],
  );
  const options = defect.fixOptions.map(fixOptionRow);
  if (options.length > 0)
    rows.push({ key: 'fixOptions', text: l10n.t('Ways to fix it'), heading: true, rows: options });
  return rows;
}

function fixOptionRow({ description, effort, risk, recommended }: FixOption, index: number): Row {
  const notes: string[] = [];
  if (recommended) notes.push(l10n.t('recommended'));
  if (effort !== undefined) notes.push(l10n.t('effort: {0}', effort));
  if (risk !== undefined) notes.push(l10n.t('risk: {0}', risk));
  return { key: String(index), text: plainWords(description), notes };
}

function modeText(mode: Template['mode']): string {
  switch (mode) {
    case 'create':
      return l10n.t('creates the file');
    case 'merge':
      return l10n.t('merged into the file');
    case 'insert':
      return l10n.t('inserted into the file');
  }
}

/** Templates with their code, and what else can be done about the defect. */
export function fixRows(ledger: Ledger, { templates }: Defect, { fixes }: DetailsContext): Row[] {
  const rows = templates.flatMap((id): Row[] => {
    const template = ledger.templates.find((each) => each.id === id);
    if (!template) return [];
    const { title, targetPath, mode, code, unusable, source } = template;
    return [
      {
        key: `template/${id}`,
        text: plainWords(title),
        heading: true,
        notes: [targetPath, modeText(mode), ...(unusable === undefined ? [] : [unusable])],
        buttons: [
          ...(unusable === undefined
            ? [{ label: l10n.t('Apply Fix'), message: { type: 'applyTemplate' as const, template: id } }]
            : []),
          { label: placeLabel(source.path, source.range.start.line), message: openStart(source) },
        ],
        ...(code === '' ? {} : { code }),
      },
    ];
  });
  const others = fixes.filter(({ templateId }) => templateId === undefined);
  return [
    ...rows,
    ...others.map(({ title }) => ({
      key: `fix/${title}`,
      text: title,
      buttons: [{ label: l10n.t('Apply Fix'), message: { type: 'fix' as const, title } }],
    })),
  ];
}

/** Every place that speaks of the defect, why it was joined, and what stands there. */
export function mentionRows({ mentions }: Defect, context: DetailsContext): Row[] {
  const keys = uniqueIds(mentions.map(({ entry }) => entry));
  return mentions.map((mention, i) => {
    const text = context.mentions[i];
    const notes: string[] = [];
    if (mention.joinedBy !== undefined) notes.push(l10n.t('joined by {0}', joinLabel(mention.joinedBy)));
    if (text?.isCut) notes.push(l10n.t('only the beginning is shown'));
    return {
      key: keys[i]!,
      text: placeLabel(mention.path, mention.range.start.line),
      heading: true,
      notes,
      open: openStart(mention),
      ...(text ? { rich: text.nodes } : {}),
    };
  });
}
