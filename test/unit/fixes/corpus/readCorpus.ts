import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { root } from '../../support/sharedReports.js';

export type Outcome = 'change' | 'nothing' | 'refused';

/** What a reviewer accepts. A text between slashes is a regular expression; in any other, `\\n` is a line end. */
export interface Expectation {
  outcome: Outcome | Outcome[];
  crlf?: boolean;
  noFinalNewline?: boolean;
  /** Lines of the file that may go; all others stay, in their order. */
  gone?: string[];
  has?: string[];
  hasNot?: string[];
  once?: string[];
  /** Found one after the other. */
  order?: string[];
  /** All members of classes and interfaces afterwards, in order. */
  members?: Record<string, string[]>;
  membersAnyOrder?: boolean;
  /** Words that the notes or the reason have. */
  named?: string[];
  /** Why the expectation is not the one first written, where the first was unfair. */
  changed?: string;
}

export interface CorpusCase {
  /** `python/tabs-file` */
  name: string;
  language: string;
  path: string;
  /** Absent for a file that is not there. */
  before: string | undefined;
  template: string;
  expect: Expectation;
}

const folder = path.join(root, 'test/fixtures/templates');

/** The cases of `test/fixtures/templates`: `==== before PATH` or `==== target PATH`, `==== template`, `==== expect` (YAML). */
export function readCorpus(): CorpusCase[] {
  return fs
    .readdirSync(folder, { recursive: true })
    .map((file) => String(file).replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.case'))
    .sort()
    .map(readCase);
}

function readCase(file: string): CorpusCase {
  const text = fs.readFileSync(path.join(folder, file), 'utf8');
  const parts = text.split(/^==== (before|target|template|expect) ?(.*)\n/mu);
  const section = (name: string): { title: string; body: string } | undefined => {
    const at = parts.indexOf(name);
    return at < 0 ? undefined : { title: parts[at + 1]!, body: parts[at + 2]! };
  };
  const expect = parse(section('expect')!.body) as Expectation;
  let before = section('before')?.body;
  if (expect.noFinalNewline === true) before = before?.replace(/\n$/u, '');
  if (expect.crlf === true) before = before?.replaceAll('\n', '\r\n');
  return {
    name: file.replace(/\.case$/u, ''),
    language: file.split('/')[0]!,
    path: (section('before') ?? section('target'))!.title,
    before,
    template: section('template')!.body,
    expect,
  };
}
