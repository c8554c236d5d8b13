import * as l10n from '@vscode/l10n';
import { Refusal } from '../../python/Refusal.js';
import type { DataEntry, DataNode } from '../DataNode.js';

/** A value on one line, as it may stand between brackets. `padded`: a blank inside the braces of a map. */
export function flowText(text: string, node: DataNode, padded: boolean): string {
  if (node.kind === 'opaque')
    throw new Refusal(
      l10n.t('The template has an alias or a tag where the file has everything on one line.'),
    );
  if (node.kind === 'scalar') return flowScalar(text, node);
  if (node.kind === 'list') return `[${node.items.map((item) => flowText(text, item, padded)).join(', ')}]`;
  const pad = padded && node.entries.length > 0 ? ' ' : '';
  return `{${pad}${node.entries.map((entry) => flowEntry(text, entry, padded)).join(', ')}${pad}}`;
}

/** `key: value` on one line. */
export function flowEntry(text: string, entry: DataEntry, padded: boolean): string {
  if (entry.marked || entry.start !== entry.keyStart)
    throw new Refusal(
      l10n.t('The template has an anchor or a tag where the file has everything on one line.'),
    );
  const written = text.slice(entry.keyStart, entry.keyEnd);
  const key = /^[^"'].*[,[\]{}]/u.test(written) ? JSON.stringify(entry.key) : written;
  return `${key}: ${flowText(text, entry.value, padded)}`;
}

function flowScalar(text: string, node: Extract<DataNode, { kind: 'scalar' }>): string {
  if (node.tag !== undefined)
    throw new Refusal(l10n.t('The template has a tag where the file has everything on one line.'));
  if (node.empty) return 'null';
  const written = text.slice(node.start, node.end);
  const quoted = /^["']/u.test(written);
  if (/[\r\n]/u.test(written) || (!quoted && /[,[\]{}]/u.test(written))) return JSON.stringify(node.value);
  return written;
}
