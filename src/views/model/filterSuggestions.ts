import type { Defect } from '../../core/model/ledger.js';
import { DEFECT_KINDS } from '../../core/model/vocabulary.js';
import { DefectFilter, fieldValues } from './DefectFilter.js';
import { vocabularyOf } from './facets.js';
import { FILTER_FIELDS, filterTerms, termText, type FilterField, type FilterTerm } from './filterTerms.js';
import type { LedgerFacts } from './LedgerFacts.js';
import { SearchTexts } from './SearchTexts.js';

/** A condition that the filter could have, or has. */
export interface FilterSuggestion {
  readonly field: FilterField;
  /** Undefined: no value. A phase by its title. */
  readonly value: string | undefined;
  /** As it is written: `status:open`. */
  readonly term: string;
  /** How many defects it would leave beside the other conditions. */
  readonly count: number;
  /** The filter says so already. */
  readonly active: boolean;
}

export interface FolderDefects {
  readonly key: string;
  readonly defects: readonly Defect[];
}

/** As long as nothing is typed, so many values of a field whose values the sources choose. */
const fewValues = 8;
const most = 200;
const marks = [
  'open',
  'done',
  'confirmed',
  'looks-fixed',
  'regression',
  'lost',
  'located',
  'cleared',
  'unlocated',
  'fixable',
];

/**
 * What the last word of a filter could become: every value that some defect has, field by field, counted among the defects
 * that the other conditions leave.
 *
 * @param texts kept by whoever asks again while the filter is typed. Default: made anew
 */
export function filterSuggestions(
  text: string,
  ledgers: readonly FolderDefects[],
  facts: LedgerFacts,
  texts = new SearchTexts(),
): FilterSuggestion[] {
  const typed = lastTyped(text);
  const filter = new DefectFilter(typed ? text.slice(0, typed.start) : text, texts);
  const left = leftBy(filter, ledgers, facts);
  const word = typed ? text.slice(typed.start).replace(/^-/u, '').replaceAll('"', '').toLowerCase() : '';
  const active = filterTerms(text).filter((term) => term !== typed && !term.negated);
  const suggestions = FILTER_FIELDS.flatMap((field) => {
    // What is said with `is:` must all hold, so these conditions narrow one another.
    const others = field !== 'is' && filter.asksFor(field) ? leftBy(filter, ledgers, facts, field) : left;
    const counts = countValues(field, others, facts);
    const found = [...counts]
      .sort(
        ([a, n], [b, m]) =>
          orderOf(field, a) - orderOf(field, b) || m - n || (a ?? '').localeCompare(b ?? ''),
      )
      .map(([value, count]): FilterSuggestion => {
        const term = termText(field, value, wordsOf(field) !== undefined);
        return { field, value, term, count, active: active.some((known) => has(known, field, value)) };
      });
    if (word !== '') return found.filter(({ term }) => term.replaceAll('"', '').toLowerCase().includes(word));
    return wordsOf(field) ? found : found.filter((each, i) => i < fewValues || each.active);
  });
  return suggestions.slice(0, most);
}

/** The filter with the condition added in the place of the word that is being typed, or without it where it has it. */
export function toggled(text: string, { field, value, term, active }: FilterSuggestion): string {
  if (!active) {
    const typed = lastTyped(text);
    const negated = typed && text.startsWith('-', typed.start) ? '-' : '';
    const before = (typed ? text.slice(0, typed.start) : text).trimEnd();
    return `${before === '' ? '' : `${before} `}${negated}${term} `;
  }
  const kept = filterTerms(text).map((known) => {
    const raw = text.slice(known.start, known.end);
    if (known.negated || !has(known, field, value)) return raw;
    const others = known.values.filter(({ text: each }) => each !== (value ?? 'none').toLowerCase());
    if (others.length === 0) return '';
    return `${field}:${others.map(({ text: each, exact }) => (exact ? `"${each}"` : each)).join(',')}`;
  });
  const left = kept.filter((each) => each !== '').join(' ');
  return left === '' ? '' : `${left} `;
}

/** What stands at the very end and is no whole condition yet. */
function lastTyped(text: string): FilterTerm | undefined {
  const last = filterTerms(text).at(-1);
  return last?.end === text.length ? last : undefined;
}

function has(term: FilterTerm, field: FilterField, value: string | undefined): boolean {
  return term.field === field && term.values.some(({ text }) => text === (value ?? 'none').toLowerCase());
}

/** The defects that the filter leaves, or would leave without its conditions on one field. */
function leftBy(
  filter: DefectFilter,
  ledgers: readonly FolderDefects[],
  facts: LedgerFacts,
  except?: FilterField,
): readonly FolderDefects[] {
  if (filter.isEmpty) return ledgers;
  return ledgers.map(({ key, defects }) => {
    const phaseTitle = (id: string): string | undefined => facts.phaseTitle(key, id);
    return { key, defects: defects.filter((defect) => filter.matches(defect, { phaseTitle }, except)) };
  });
}

function countValues(
  field: FilterField,
  ledgers: readonly FolderDefects[],
  facts: LedgerFacts,
): Map<string | undefined, number> {
  const counts = new Map<string | undefined, number>();
  for (const { key, defects } of ledgers) {
    for (const defect of defects) {
      const values = fieldValues(field, defect);
      const shown = field === 'phase' ? values.map((id) => facts.phaseTitle(key, id) ?? id) : values;
      for (const value of shown.length > 0 ? new Set(shown) : [undefined]) {
        if (field !== 'is' || marks.includes(value ?? '')) counts.set(value, (counts.get(value) ?? 0) + 1);
      }
    }
  }
  return counts;
}

function wordsOf(field: FilterField): readonly string[] | undefined {
  return field === 'is' ? marks : field === 'kind' ? DEFECT_KINDS : vocabularyOf(field);
}

/** Words by their meaning; no value after every value. */
function orderOf(field: FilterField, value: string | undefined): number {
  if (value === undefined) return Number.MAX_SAFE_INTEGER;
  return wordsOf(field)?.indexOf(value) ?? 0;
}
