import type { IdentityNode, JoinBasis, JoinEdge, JoinReason } from './IdentityNode.js';
import { levels } from './levels.js';
import { titleLikeness } from './titleLikeness.js';
import { overlap } from './titleWords.js';

/**
 * Entries of one id, in order. Of an id that is used twice among siblings the first one is meant. An inventory that was made from
 * reports bears the ids that were made from their titles.
 */
export function idEdges(nodes: readonly IdentityNode[]): JoinEdge[] {
  const written = nodes.filter((node) => node.entry.hasOwnId && !node.isSplit);
  if (written.length === 0) return [];
  const made = nodes.filter((node) => !node.entry.hasOwnId && !node.isSplit);
  const taken = written.flatMap((a) =>
    made.flatMap((b) =>
      a.source !== b.source && sameTitle(a, b) ? [edge(a, b, levels.id, 'id', 'same id')] : [],
    ),
  );
  return [...taken, ...idWritten(written)];
}

function idWritten(bearers: readonly IdentityNode[]): JoinEdge[] {
  const isOrdinal = ordinal.test(bearers[0]!.entry.id);
  const firsts = bySet(bearers).map((siblings) => siblings[0]!);
  return pairs(firsts, isOrdinal).flatMap(([a, b]) =>
    // The first finding of every audit is F-1: such an id needs the support of the title.
    isOrdinal && overlap(a.title.distinctive, b.title.distinctive).shared.length === 0 && !sameTitle(a, b)
      ? []
      : [edge(a, b, levels.id, 'id', 'same id')],
  );
}

/** A number, or a letter with a number of at most two digits. */
const ordinal = /^(?:#?\d{1,4}|\p{L}\d?[-_.]?\d{1,2})$/u;

function sameTitle(a: IdentityNode, b: IdentityNode): boolean {
  return a.title.compact === b.title.compact || titleLikeness(a.title, b.title)?.kind === 'equal';
}

/** Entries with an anchor of one target, in order. Several siblings that share a target need the title to say which is meant. */
export function anchorEdges(holders: readonly IdentityNode[]): JoinEdge[] {
  const sets = bySet(holders.filter((node) => !node.isSplit));
  const alone = sets.flatMap((siblings) => (siblings.length === 1 ? siblings : []));
  const first = alone[0];
  const told = first
    ? sets.flatMap((siblings) => (siblings.length > 1 ? (mostAlike(first, siblings) ?? []) : []))
    : [];
  return [...pairs(alone), ...told.map((node) => [first!, node] as const)].map(([a, b]) =>
    edge(a, b, levels.anchor, 'anchor', 'same anchor'),
  );
}

function mostAlike(to: IdentityNode, siblings: readonly IdentityNode[]): IdentityNode | undefined {
  let best: IdentityNode | undefined;
  let most = 0;
  for (const node of siblings) {
    const { jaccard } = overlap(to.title.words, node.title.words);
    if (jaccard === most) best = undefined;
    if (jaccard <= most) continue;
    most = jaccard;
    best = node;
  }
  return best;
}

function bySet(nodes: readonly IdentityNode[]): IdentityNode[][] {
  const sets = new Map<number, IdentityNode[]>();
  for (const node of nodes) {
    const list = sets.get(node.set);
    if (list) list.push(node);
    else sets.set(node.set, [node]);
  }
  return [...sets.values()];
}

/** More than this many entries of one running number are compared in order only. */
const maxAll = 40;

/**
 * Enough pairs to join all of them: each with the first and with the one before, so that one refusal does not part the rest.
 * With `all`, where a pair may fall out by what it says, every pair of a short list.
 */
function pairs(nodes: readonly IdentityNode[], all = false): (readonly [a: IdentityNode, b: IdentityNode])[] {
  if (all && nodes.length <= maxAll)
    return nodes.flatMap((a, i) => nodes.slice(i + 1).map((b) => [a, b] as const));
  return nodes.flatMap((node, i) => [
    ...(i > 0 ? [[nodes[0]!, node] as const] : []),
    ...(i > 1 ? [[nodes[i - 1]!, node] as const] : []),
  ]);
}

function edge(
  a: IdentityNode,
  b: IdentityNode,
  level: number,
  basis: JoinBasis,
  reason: JoinReason,
): JoinEdge {
  return { a, b, strength: level + overlap(a.title.words, b.title.words).jaccard / 2, basis, reason };
}
