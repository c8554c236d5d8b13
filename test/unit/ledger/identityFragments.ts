import { groupDefects, rankFragments } from '../../../src/core/ledger/identity/groupDefects.js';
import { noDecisions } from '../../../src/core/ledger/identity/IdentityDecisions.js';
import type { DefectGroup } from '../../../src/core/ledger/identity/groupDefects.js';
import type { AnchorFields } from '../../../src/core/model/anchor.js';
import type { Priority, Severity } from '../../../src/core/model/vocabulary.js';
import {
  emptyFragment,
  RANKS,
  type DefectEntry,
  type EntryForm,
  type Fragment,
} from '../../../src/core/sources/fragment.js';

/**
 * A fragment in few words. The first line is the path; each other line an entry: `siblings | title | marks`, where the siblings
 * begin with the form (`row`, `row:2`, `section`, `entry`) and the marks are any of `#OWN-ID`, `P0`, `10%`, `high`, `risk`,
 * `key` (the title is a key), `file:a.py`, `import:a.b:name`, `symbol:a.py:name`, `test:a.py:name`, `range:a.py:3-9`.
 */
export function fragment(text: string): Fragment {
  const [path, ...lines] = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const isNative = path!.startsWith('defects.');
  const isReport = path!.endsWith('.md');
  const rank = isReport ? RANKS.report : isNative ? RANKS.native : RANKS.found;
  const source = {
    path: path!,
    kind: isReport ? 'report' : 'inventory',
    encoding: 'utf-8',
    repaired: false,
  } as const;
  const made = emptyFragment(source, rank);
  const ids = new Set<string>();
  for (const [i, line] of lines.entries()) made.defects.push(entry(path!, i, line, ids));
  return made;
}

function entry(path: string, line: number, text: string, ids: Set<string>): DefectEntry {
  const [siblings, title, marks = ''] = text.split('|').map((part) => part.trim());
  const range = { start: { line, character: 0 }, end: { line, character: 9 } };
  const mention = { path, range };
  const ownId = /#(\S+)/u.exec(marks)?.[1];
  let id = ownId ?? title!.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-');
  if (ownId === undefined && ids.has(id)) id += `-${line}`;
  ids.add(id);
  const made: DefectEntry = {
    id,
    title: title!,
    kind: marks.includes('risk') ? 'risk' : 'defect',
    status: 'open',
    fixOptions: [],
    checklist: [],
    dependsOn: [],
    details: {},
    hasOwnId: ownId !== undefined,
    ...(/\bkey\b/u.test(marks) ? { titleFromKey: true } : {}),
    form: siblings!.split(':')[0] as EntryForm,
    siblings: siblings!,
    mention,
    fieldRanges: {},
    anchors: [],
    templates: [],
  };
  const priority = /\bP[0-4]\b/u.exec(marks)?.[0];
  if (priority) made.priority = priority as Priority;
  const gap = /([\d.]+)%/u.exec(marks)?.[1];
  if (gap) made.gapPercent = Number(gap);
  const severity = /\b(?:critical|high|medium|low)\b/u.exec(marks)?.[0];
  if (severity) made.severity = severity as Severity;
  for (const mark of marks.split(/\s+/u)) {
    const anchor = anchorOf(mark);
    if (anchor) made.anchors.push({ ...anchor, inferred: true, source: mention });
  }
  return made;
}

function anchorOf(mark: string): AnchorFields | undefined {
  const [kind, path, name] = mark.split(':');
  if (path === undefined) return undefined;
  const lines = (name ?? '').split('-').map(Number);
  switch (kind) {
    case 'file':
      return { kind, path };
    case 'import':
      return { kind, module: path, names: [name!] };
    case 'symbol':
      return { kind, path, name: name!, required: true };
    case 'uses':
      return { kind: 'symbol', path, name: name!, required: false };
    case 'test':
      return { kind, path, ...(name === undefined ? {} : { name }) };
    case 'range': {
      const at = (line: number) => ({ line, character: 0 });
      return { kind, path, range: { start: at(lines[0]!), end: at(lines[1]!) } };
    }
    default:
      return undefined;
  }
}

export function group(fragments: readonly Fragment[], decisions = noDecisions): DefectGroup[] {
  return groupDefects(rankFragments(fragments), decisions);
}

/** Each defect as the titles of its entries, the best first, with the reasons: `a.md: One + b.md: Uno (same id)`. */
export function outline(groups: readonly DefectGroup[]): string[] {
  return groups.map(({ entries }) =>
    entries
      .map(({ entry: { title, mention }, joinedBy }) => {
        const reason = joinedBy === undefined ? '' : ` (${joinedBy})`;
        return `${mention.path}: ${title}${reason}`;
      })
      .join(' + '),
  );
}
