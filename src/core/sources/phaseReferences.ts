import type { Phase } from '../model/ledger.js';

/**
 * The ids of the phases that a text or a list of texts names: `phase_1`, `Phase 1`, `Phases 1 and 2`, `1, 2`, a title or an id. What
 * names no phase of the source is left out.
 */
export function phaseReferences(texts: readonly string[], phases: readonly Phase[], own: Phase): string[] {
  const found = new Set<string>();
  for (const text of texts) {
    const plain = text.trim().toLowerCase();
    if (plain === '' || plain.length > 300) continue;
    const whole = phases.filter(({ id, title }) => [id.toLowerCase(), title.toLowerCase()].includes(plain));
    for (const phase of whole) found.add(phase.id);
    if (whole.length > 0) continue;
    for (const number of numbersIn(plain)) {
      // One number, one phase: where two bear it, nobody knows which is meant.
      const named = phases.filter(({ id, order }) => id === `phase-${number}` || order === number);
      if (named.length === 1) found.add(named[0]!.id);
    }
  }
  found.delete(own.id);
  return [...found];
}

const unit = '(?:phase|stage|sprint|milestone|iteration|wave)s?';
const named = new RegExp(
  String.raw`\b${unit}[\s_#-]{0,3}(\d{1,3}(?:\s*(?:,|&|\+|and)\s*(?:${unit}\s*)?\d{1,3})*)`,
  'gu',
);

function numbersIn(text: string): number[] {
  const lists = /^[\d\s,&+]+$/u.test(text) ? [text] : [...text.matchAll(named)].map((match) => match[1]!);
  return lists.flatMap((list) => list.match(/\d+/gu) ?? []).map(Number);
}
