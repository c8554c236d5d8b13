import type { Contradiction, Defect, UnreportedImport } from '../../core/model/ledger.js';
import { facetValues, vocabularyOf } from './facets.js';
import { filterTerms, type FilterField, type FilterTerm, type FilterValue } from './filterTerms.js';
import { marksOf } from './marksOf.js';
import { SearchTexts, searchText } from './SearchTexts.js';

/** What a filter has to know of a ledger beside the defect. */
export interface FilterFacts {
  phaseTitle(phaseId: string): string | undefined;
}

/**
 * What is shown. Every word stands somewhere in what a person would search by, and every field has the value that is
 * named for it: `status:open severity:critical owner:"Ann Lee" -is:looks-fixed`. Several values of one field (`priority:P0,P1`, or
 * the field twice) mean any of them, several `is:` all of them; `-` in front leaves out what fits. An unquoted value is the beginning of one
 * of the ledger's words and any part of a name, a quoted one the whole of it; `none` stands for no value.
 */
export class DefectFilter {
  private readonly conditions: readonly FilterTerm[];

  /** @param texts kept by whoever makes one filter after the other. Default: of this filter alone */
  constructor(
    readonly text: string,
    private readonly texts = new SearchTexts(),
  ) {
    this.conditions = joinFields(filterTerms(text).filter(({ values }) => values.length > 0));
  }

  /** Shows everything. */
  get isEmpty(): boolean {
    return this.conditions.length === 0;
  }

  /** Whether some value of the field is asked for. */
  asksFor(asked: FilterField): boolean {
    return this.conditions.some(({ field, negated }) => field === asked && !negated);
  }

  /** @param except a field whose conditions are left aside. Default: none */
  matches(defect: Defect, facts: FilterFacts, except?: FilterField): boolean {
    return this.conditions.every(
      (condition) =>
        (except !== undefined && condition.field === except && !condition.negated) ||
        condition.negated !== condition.values.some((value) => this.fits(defect, condition, value, facts)),
    );
  }

  /** What it is about, the values, and the files that claim them. */
  matchesContradiction({ subject, kind, defect, claims }: Contradiction): boolean {
    if (this.isEmpty) return true;
    const sources = claims.map(({ source }) => source.path);
    const values = claims.map(({ value }) => value);
    const text = searchText(['contradiction', subject, kind, defect, ...values, ...sources]);
    return this.matchesOther(text, { is: ['contradiction'], source: sources });
  }

  matchesUnreported({ path, module, name }: UnreportedImport): boolean {
    if (this.isEmpty) return true;
    const text = searchText(['is:unreported', path, module, name]);
    return this.matchesOther(text, { is: ['unreported'], file: [path] });
  }

  /** What is no defect has few of the fields: it is not what somebody wants who names another one. */
  private matchesOther(text: string, fields: Partial<Record<FilterField, readonly string[]>>): boolean {
    return this.conditions.every(({ field, values, negated }) => {
      const fits = values.some((value) =>
        field === undefined
          ? text.includes(value.text)
          : (fields[field] ?? []).some((known) => fitsValue(field, known, value)),
      );
      return negated !== fits;
    });
  }

  private fits(defect: Defect, { field }: FilterTerm, value: FilterValue, facts: FilterFacts): boolean {
    if (field === undefined) return this.texts.of(defect).includes(value.text);
    const known = fieldValues(field, defect);
    if (value.text === 'none' && !value.exact && known.length === 0) return true;
    return known.some(
      (each) =>
        fitsValue(field, each, value) ||
        (field === 'phase' && fitsValue(field, facts.phaseTitle(each) ?? '', value)),
    );
  }
}

/** The values that `field:...` is held against; of `is:` what can be said of the defect in a word. */
export function fieldValues(field: FilterField, defect: Defect): readonly string[] {
  if (field === 'is') return marksOf(defect);
  return field === 'kind' ? [defect.kind] : facetValues(field, defect);
}

function fitsValue(field: FilterField, known: string, { text, exact }: FilterValue): boolean {
  const value = known.toLowerCase();
  if (exact) return value === text;
  const isWord = field === 'is' || field === 'kind' || vocabularyOf(field) !== undefined;
  return isWord ? value.startsWith(text) : value.includes(text);
}

/** A field that is named twice means any of its values; what is said with `is:` must all hold. */
function joinFields(terms: readonly FilterTerm[]): FilterTerm[] {
  const joined: FilterTerm[] = [];
  for (const term of terms) {
    const at = joined.findIndex(
      ({ field, negated }) =>
        field !== undefined && field !== 'is' && field === term.field && negated === term.negated,
    );
    if (at < 0) joined.push(term);
    else joined[at] = { ...term, values: [...joined[at]!.values, ...term.values] };
  }
  return joined;
}
