import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { plainWords } from '../core/text/plainWords.js';
import { openOccurrences } from '../core/ledger/openOccurrences.js';
import { clipped } from '../views/model/clipped.js';
import { toRange, toUri } from '../workspace/convert.js';
import type { LedgerStore } from '../workspace/LedgerStore.js';
import { CommandFamily } from './CommandFamily.js';

/** A place with everything that is open there. */
interface Stop {
  readonly uri: string;
  readonly range: vscode.Range;
  readonly found: { readonly id: string; readonly message: string }[];
}

const maxMessage = 120;

/** From occurrence to occurrence of open defects: over all files of all folders, or within the file. */
export class OccurrenceSteps extends CommandFamily {
  constructor(private readonly store: LedgerStore) {
    super();
    this.register('defectLedger.nextOccurrence', () => this.step(1, false));
    this.register('defectLedger.previousOccurrence', () => this.step(-1, false));
    this.register('defectLedger.nextOccurrenceInFile', () => this.step(1, true));
    this.register('defectLedger.previousOccurrenceInFile', () => this.step(-1, true));
  }

  /** By path and place, beginning at the cursor, around the end. */
  private async step(direction: 1 | -1, inFile: boolean): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    const here = editor && { uri: editor.document.uri.toString(), at: editor.selection.start };
    const stops = this.stops().filter(({ uri }) => !inFile || uri === here?.uri);
    if (stops.length === 0) {
      const message = inFile
        ? l10n.t('No open defect has an occurrence in this file.')
        : l10n.t('No open defect has an occurrence.');
      void vscode.window.setStatusBarMessage(message, 3000);
      return;
    }
    const order = ({ uri, range }: Stop): number => {
      if (!here) return direction;
      if (uri !== here.uri) return uri < here.uri ? -1 : 1;
      return range.start.compareTo(here.at);
    };
    const next =
      direction === 1
        ? (stops.find((stop) => order(stop) > 0) ?? stops[0]!)
        : (stops.findLast((stop) => order(stop) < 0) ?? stops.at(-1)!);
    await vscode.window.showTextDocument(vscode.Uri.parse(next.uri), { selection: next.range });
    void vscode.window.setStatusBarMessage(describe(next, stops), 5000);
  }

  /** In order; each place once, whoever speaks of it. */
  private stops(): Stop[] {
    const byPlace = new Map<string, Stop>();
    for (const { folder, ledger } of this.store.ledgers) {
      for (const defect of ledger.defects) {
        for (const { path, range, message } of openOccurrences(defect)) {
          const uri = toUri(folder, path).toString();
          const key = `${uri}#${range.start.line}:${range.start.character}`;
          let stop = byPlace.get(key);
          if (!stop) byPlace.set(key, (stop = { uri, range: toRange(range), found: [] }));
          stop.found.push({ id: defect.id, message });
        }
      }
    }
    return [...byPlace.values()].sort(
      (a, b) => (a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : 0) || a.range.start.compareTo(b.range.start),
    );
  }
}

/** `2 of 7 · RAFT-7: take_snapshot is a stub`; of several defects at the place, their ids. */
function describe(stop: Stop, stops: readonly Stop[]): string {
  const position = l10n.t('{0} of {1}', stops.indexOf(stop) + 1, stops.length);
  const [only, ...more] = stop.found;
  const what =
    only && more.length === 0
      ? `${only.id}: ${clipped(plainWords(only.message), maxMessage)}`
      : stop.found.map(({ id }) => id).join(', ');
  return `${position} · ${clipped(what, 2 * maxMessage)}`;
}
