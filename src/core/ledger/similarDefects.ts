import { overlap, titleWords } from './identity/titleWords.js';
import type { Defect } from '../model/ledger.js';

/** The other defects, those whose titles share most with this one's first; among equals the order stays. */
export function similarDefects(defect: Defect, all: readonly Defect[]): Defect[] {
  const words = titleWords(defect.title);
  const rated = all
    .filter((other) => other.id !== defect.id)
    .map((other) => {
      const { containment, jaccard } = overlap(words, titleWords(other.title));
      return { other, rating: containment + jaccard };
    });
  return rated.sort((a, b) => b.rating - a.rating).map(({ other }) => other);
}
