import { FACETS } from './facets.js';

/** What a filter can name: `status:open`, `is:regression`. */
export const FILTER_FIELDS = ['is', ...FACETS, 'kind'] as const;
export type FilterField = (typeof FILTER_FIELDS)[number];

/** In lower case. `exact`: it was quoted, and stands for the whole of a value. */
export interface FilterValue {
  readonly text: string;
  readonly exact: boolean;
}

/** One condition, as it stands in the text of the filter. */
export interface FilterTerm {
  /** Undefined: words that stand anywhere. */
  readonly field: FilterField | undefined;
  /** One of them must fit. Empty where the value is yet to be typed. */
  readonly values: readonly FilterValue[];
  readonly negated: boolean;
  /** Offsets in the text, end exclusive. */
  readonly start: number;
  readonly end: number;
}

/** The terms of a filter as it was typed. Whatever is no `field:value` is words to look for. */
export function filterTerms(text: string): FilterTerm[] {
  return [...text.matchAll(/(?:"[^"]*"?|[^\s"])+/gu)].map((match) => {
    const [raw] = match;
    const negated = raw.startsWith('-');
    const rest = negated ? raw.slice(1) : raw;
    const colon = rest.indexOf(':');
    const name = colon > 0 ? rest.slice(0, colon).toLowerCase() : '';
    const field = FILTER_FIELDS.find((known) => known === name);
    const values = field === undefined ? [valueOf(rest)] : splitValues(rest.slice(colon + 1)).map(valueOf);
    return {
      field,
      values: values.filter((value) => value.text !== ''),
      negated,
      start: match.index,
      end: match.index + raw.length,
    };
  });
}

/** A term as it is written; the value is quoted, unless it is one of the ledger's own words. */
export function termText(field: FilterField, value: string | undefined, plain: boolean): string {
  if (value === undefined) return `${field}:none`;
  // A quote cannot be written within quotes: what stands before it is looked for.
  if (value.includes('"')) return `${field}:"${value.slice(0, value.indexOf('"'))}`;
  return plain ? `${field}:${value}` : `${field}:"${value}"`;
}

function splitValues(text: string): string[] {
  return text.match(/(?:"[^"]*"?|[^,"])+/gu) ?? [];
}

function valueOf(text: string): FilterValue {
  const exact = text.length > 2 && text.startsWith('"') && text.endsWith('"');
  return { text: text.replaceAll('"', '').toLowerCase(), exact };
}
