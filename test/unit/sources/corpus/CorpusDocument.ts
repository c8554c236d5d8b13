import fs from 'node:fs';
import path from 'node:path';
import { decodeText } from '../../../../src/core/text/decodeText.js';
import { root } from '../../support/sharedReports.js';

export interface ExpectedDefect {
  title: string;
  id?: string;
  severity?: string;
  priority?: string;
  status?: string;
  kind?: string;
  gapPercent?: number;
}

export interface ExpectedPhase {
  title: string;
  tasks: number;
  done?: number;
}

/** What a careful reader finds in a document. A key that is absent is not asserted. */
export interface Expected {
  defects?: ExpectedDefect[];
  phases?: ExpectedPhase[];
  criteria?: { total: number; done: number };
  /** Lowest and highest percent of the current state; null: the document states none. */
  readiness?: [number, number] | null;
  suites?: number;
  scores?: number;
  templates?: string[];
  /** `path`, or `path:line` with a line from 1, of which only the first counts. Others may be there too. */
  anchors?: string[];
  problems?: number;
}

export interface CorpusDocument {
  name: string;
  /** The path that the reader is told. */
  path: string;
  /** As an editor shows it: decoded, without byte order mark, line ends as they are. */
  text: string;
  expected: Expected;
}

export const corpusFolder = path.join(root, 'test/fixtures/reports');

/** The documents of one folder of the corpus, each with its `<name>.expected.json`, by name. */
export function corpusDocuments(folder: string): CorpusDocument[] {
  const from = path.join(corpusFolder, folder);
  return fs
    .readdirSync(from)
    .filter((file) => !file.endsWith('.expected.json'))
    .sort()
    .map((file) => {
      const name = path.parse(file).name;
      const decoded = decodeText(fs.readFileSync(path.join(from, file)));
      if (!decoded || decoded.lossy) throw new Error(`${folder}/${file} is not UTF-8`);
      const expected = JSON.parse(
        fs.readFileSync(path.join(from, `${name}.expected.json`), 'utf8'),
      ) as Expected;
      return { name, path: `docs/${file}`, text: decoded.text, expected };
    });
}

/** Of these documents a careful reader says: nothing here for a ledger. */
export function saysNothing(document: CorpusDocument): boolean {
  return document.name.startsWith('nothing-');
}
