import * as l10n from '@vscode/l10n';
import type { Problem } from '../../model/ledger.js';
import type { DefectEntry } from '../../sources/fragment.js';
import { inSteps, sortedInSteps, type Steps } from '../../steps.js';
import type { IdentityNode } from './IdentityNode.js';

/** The entries of one source whose written id a sibling bears too. */
export function* repeatingNodes(nodes: readonly IdentityNode[]): Steps<IdentityNode[]> {
  const sets = new Map<number, Map<string, IdentityNode>>();
  const found = new Set<IdentityNode>();
  yield* inSteps(nodes, (node) => {
    const { entry, set } = node;
    if (!entry.hasOwnId) return;
    let firsts = sets.get(set);
    if (!firsts) sets.set(set, (firsts = new Map<string, IdentityNode>()));
    const first = firsts.get(entry.id);
    if (first) found.add(first).add(node);
    else firsts.set(entry.id, node);
  });
  return [...found];
}

/**
 * A written id that two siblings of one source bear: they stay two defects, and it is said at the second.
 * @param repeating see `repeatingNodes`
 */
export function* repeatedIds(repeating: readonly IdentityNode[]): Steps<Problem[]> {
  const places = new Map<IdentityNode, number>();
  yield* inSteps(new Set(repeating.map(({ group }) => group!)), ({ entries }) => {
    for (const [place, node] of entries.entries()) places.set(node, place);
  });
  const sorted = yield* sortedInSteps(
    repeating,
    (a, b) => a.group!.first.index - b.group!.first.index || places.get(a)! - places.get(b)!,
  );
  const bearers = new Map<string, Bearer[]>();
  yield* inSteps(sorted, ({ entry, set, group }) => {
    const key = `${set} ${entry.id}`;
    const bearer = { entry, shownAs: group!.id };
    const known = bearers.get(key);
    if (known) known.push(bearer);
    else bearers.set(key, [bearer]);
  });
  const problems: Problem[] = [];
  for (const list of bearers.values()) {
    const [first, ...others] = yield* sortedInSteps(list, (a, b) => compare(a.entry, b.entry));
    const line = first!.entry.mention.range.start.line + 1;
    yield* inSteps(others, (other) => problems.push(problemOf(other, line)));
  }
  return problems;
}

interface Bearer {
  readonly entry: DefectEntry;
  readonly shownAs: string;
}

function problemOf({ entry, shownAs }: Bearer, line: number): Problem {
  return {
    path: entry.mention.path,
    range: entry.fieldRanges.id ?? entry.mention.range,
    severity: 'warning',
    message:
      shownAs === entry.id
        ? l10n.t('The id `{0}` is used twice in this file, first on line {1}.', entry.id, line)
        : l10n.t(
            'The id `{0}` is used twice in this file, first on line {1}; this entry is shown as `{2}`.',
            entry.id,
            line,
            shownAs,
          ),
  };
}

function compare({ mention: { range: a } }: DefectEntry, { mention: { range: b } }: DefectEntry): number {
  return a.start.line - b.start.line || a.start.character - b.start.character;
}
