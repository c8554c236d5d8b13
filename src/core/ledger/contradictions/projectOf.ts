import type { Fragment } from '../../sources/fragment.js';
import { wordsOf } from '../../sources/words.js';
import type { DefectGroup } from '../identity/groupDefects.js';
import type { Plan } from '../phases/planRoadmaps.js';

/** Folders that hold documents about what is above them. */
const documentWords = new Set(
  `doc docs documentation documents report reports audit audits analysis assessment assessments readiness review reviews archive archived
   quality qa planning plan plans roadmap roadmaps github wiki note notes tracking inventory inventories defect defects issue issues
   status security release releases project management internal history old latest current`.split(/\s+/u),
);

/**
 * Which project each source speaks of: readiness and counts of two packages of a monorepo may differ. Sources
 * whose folders are the same, apart from folders for documents (`docs/reports/2026`), speak of the same project, also when
 * they share nothing else: that is where contradicting reports lie side by side. Sources of different folders do when they share at least
 * half of the smaller side's defects, a roadmap, or a count of some size.
 * @returns a key that is the same for sources of one project
 */
export function projectOf(
  fragments: readonly Fragment[],
  groups: readonly DefectGroup[],
  plans: readonly Plan[],
): (fragment: Fragment) => string {
  const parents = new Map<string, string>();
  const find = (folder: string): string => {
    let at = folder;
    for (let up = parents.get(at); up !== undefined; up = parents.get(at)) at = up;
    return at;
  };
  const join = (folders: Iterable<string>): void => {
    const [first, ...others] = [...folders].map(find);
    for (const other of others) if (find(other) !== find(first!)) parents.set(find(other), find(first!));
  };
  const folders = new Set(fragments.map(homeOf));
  if (folders.size > 1) {
    for (const pair of sharingDefects(groups)) join(pair);
    for (const { roadmaps } of plans) join(new Set(roadmaps.map(({ fragment }) => homeOf(fragment))));
    for (const homes of sharingTotals(fragments)) join(homes);
  }
  return (fragment) => find(homeOf(fragment));
}

function homeOf({ source }: Fragment): string {
  const folders = source.path.split('/').slice(0, -1);
  while (folders.length > 0 && isForDocuments(folders.at(-1)!)) folders.pop();
  return folders.join('/');
}

function isForDocuments(folder: string): boolean {
  return wordsOf(folder).every((word) => documentWords.has(word) || /^\d+$/u.test(word));
}

/** A defect that more folders than this speak of ties none of them together. */
const maxHomes = 8;

function sharingDefects(groups: readonly DefectGroup[]): [string, string][] {
  const sizes = new Map<string, number>();
  const shared = new Map<string, { pair: [string, string]; count: number }>();
  for (const { entries } of groups) {
    const homes = [...new Set(entries.map(({ fragment }) => homeOf(fragment)))].sort();
    for (const home of homes) sizes.set(home, (sizes.get(home) ?? 0) + 1);
    if (homes.length > maxHomes) continue;
    for (const [i, a] of homes.entries()) {
      for (const b of homes.slice(i + 1)) {
        const known = shared.get(`${a}\n${b}`);
        if (known) known.count++;
        else shared.set(`${a}\n${b}`, { pair: [a, b], count: 1 });
      }
    }
  }
  return [...shared.values()]
    .filter(({ pair: [a, b], count }) => count * 2 >= Math.min(sizes.get(a)!, sizes.get(b)!))
    .map(({ pair }) => pair);
}

/** `14 tests` stand in many projects, `2,654 tests` in one. */
const tellingCount = 100;

function sharingTotals(fragments: readonly Fragment[]): Set<string>[] {
  const homes = new Map<string, Set<string>>();
  for (const fragment of fragments) {
    for (const { subject, value } of fragment.totals) {
      if (value < tellingCount) continue;
      const key = `${subject.toLowerCase()}\n${value}`;
      homes.set(key, (homes.get(key) ?? new Set<string>()).add(homeOf(fragment)));
    }
  }
  return [...homes.values()];
}
