import fs from 'node:fs';
import path from 'node:path';

declare const __ROOT__: string;

/** A case of `cases/*.txt`. */
export interface MergeCase {
  readonly name: string;
  readonly before: string;
  readonly template: string;
  readonly replace: boolean;
  readonly stubFile: boolean;
  readonly options: readonly string[];
  /** The ending of the file's name, where the case gives it: `ts`, `jsx`, `d.ts`. */
  readonly ending: string | undefined;
  readonly expected:
    { kind: 'change'; after: string; notes: string[] } | { kind: 'nothing' | 'refused'; reason: string };
}

/**
 * The cases of a file: `=== name (options)`, then the sections `--- before`, `--- template`, and `--- after` with
 * `--- notes`, or one of `--- nothing` and `--- refused` with the reason. Options: `crlf`, `bom`, `replace`, `pyi`, `jsonc`,
 * `own` (Python: the file is `shop/stock.py`), `py312` (syntax of that version), and `open` for texts without a final line
 * end. `→` is a tab.
 */
export function readCases(file: string): MergeCase[] {
  const text = fs
    .readFileSync(path.join(__ROOT__, 'test/unit/fixes/cases', file), 'utf8')
    .replace(/\r\n/g, '\n');
  return text.split(/^=== /m).slice(1).map(readCase);
}

function readCase(text: string): MergeCase {
  const [head, ...parts] = text.split(/^--- /m);
  const title = /^(.*?)(?: \(([\w. ]+)\))?\n/.exec(head!)!;
  const options = (title[2] ?? '').split(' ');
  const sections = new Map(
    parts.map((part) => {
      const end = part.indexOf('\n');
      return [part.slice(0, end), part.slice(end + 1).replace(/\n\n$/, '\n')] as const;
    }),
  );
  const target = (name: string): string => {
    let code = (sections.get(name) ?? '').replaceAll('→', '\t');
    if (options.includes('open')) code = code.replace(/\n$/, '');
    if (options.includes('bom')) code = `\uFEFF${code}`;
    return options.includes('crlf') ? code.replaceAll('\n', '\r\n') : code;
  };
  return {
    name: title[1]!,
    before: target('before'),
    template: (sections.get('template') ?? '').replaceAll('→', '\t'),
    replace: options.includes('replace'),
    stubFile: options.includes('pyi'),
    options,
    ending: options.find((each) => /^(?:[cm]?[jt]sx?|d\.[cm]?ts)$/.test(each)),
    expected: expectedOf(sections, target('after')),
  };
}

function expectedOf(sections: ReadonlyMap<string, string>, after: string): MergeCase['expected'] {
  for (const kind of ['nothing', 'refused'] as const) {
    const reason = sections.get(kind);
    if (reason !== undefined) return { kind, reason: reason.trim() };
  }
  return {
    kind: 'change',
    after,
    notes: (sections.get('notes') ?? '').split('\n').filter((line) => line !== ''),
  };
}
