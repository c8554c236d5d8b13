import type { Defect } from '../../core/model/ledger.js';
import { marksOf } from './marksOf.js';

/** What the words of a filter are looked for in, in lower case; made once a defect, since filters follow the typing. */
export class SearchTexts {
  private readonly texts = new WeakMap<Defect, string>();

  of(defect: Defect): string {
    let text = this.texts.get(defect);
    if (text === undefined) {
      const { id, title, category, owner, description, severity, status, priority, evidence } = defect;
      const marks = marksOf(defect).map((mark) => `is:${mark}`);
      const paths = defect.occurrences.map(({ path }) => path);
      const words = [id, title, category, owner, description, severity, status, priority, evidence];
      this.texts.set(defect, (text = searchText([...words, ...marks, ...paths])));
    }
    return text;
  }
}

export function searchText(texts: readonly (string | undefined)[]): string {
  return texts.join('\n').toLowerCase();
}
