import * as vscode from 'vscode';
import { toRange, toUri } from '../../workspace/convert.js';
import type { MeantDefect } from './IdFinder.js';

/** Where sources speak of the defects, the most trusted source of each first. Ranges are those of whole entries. */
export function mentionPlaces(meant: readonly MeantDefect[]): vscode.Location[] {
  return meant.flatMap(({ folder, defect }) =>
    defect.mentions.map(({ path, range }) => new vscode.Location(toUri(folder, path), toRange(range))),
  );
}
