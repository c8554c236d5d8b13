import type { PhaseDates } from '../../../model/ledger.js';
import { isoDate } from '../../dates.js';
import { datesOf } from '../../phaseDates.js';
import { splitLabels } from '../fields/splitLabels.js';
import type { Block, Section, Span } from '../markdown/ReportDocument.js';
import { plainText } from '../text/plainText.js';
import { phaseState, type PhaseState } from './phaseState.js';

/** What the fields of a phase say of it beside its work. */
export interface PhaseFacts {
  dates?: PhaseDates;
  state?: PhaseState | undefined;
  /** What it comes after, in the report's own words. */
  after?: string[];
}

export const afterLabel = /^(?:depends on|dependenc(?:y|ies)|prerequisites?|blocked by|requires|after)$/iu;
export const startLabel = /^(?:start(?:s|ed|ing)?(?: date| on)?|begins?(?: on)?|begin date)$/iu;
export const endLabel =
  /^(?:ends?(?: date| on)?|finish(?: date)?|due(?: date| on)?|deadline|target date|completion date|eta)$/iu;
export const periodLabel = /^(?:dates?|timeline|time ?frame|period|schedule|when|quarter|target|duration)$/iu;
const stateLabel = /^(?:status|state)$/iu;

/** `**Status**: in progress`, `**Depends on**: Phase 1`, `- Start: 2026-01-05` right below the name of a phase. */
export function phaseFacts(blocks: readonly Block[]): PhaseFacts {
  const fields: { period?: string; start?: string; end?: string } = {};
  const facts: PhaseFacts = {};
  for (const line of blocks.flatMap(linesOf)) {
    for (const { label, value } of splitLabels(line)) {
      const text = plainText(value.text);
      if (afterLabel.test(label)) (facts.after ??= []).push(text);
      else if (startLabel.test(label)) fields.start ??= text;
      else if (endLabel.test(label)) fields.end ??= text;
      else if (periodLabel.test(label)) fields.period ??= text;
      else if (stateLabel.test(label)) facts.state ??= stateIn(text);
    }
  }
  const dates = datesOf(fields);
  return { ...facts, ...(dates ? { dates } : {}) };
}

function linesOf(block: Block): readonly Span[] {
  if (block.kind === 'paragraph') return block.lines;
  return block.kind === 'list' ? block.items.flatMap((item) => item.lines.slice(0, 1)) : [];
}

function stateIn(text: string): PhaseState | undefined {
  return phaseState(`x (${text})`).state ?? phaseState(text).state;
}

const rolloutStart =
  /^(?:(?:(?:project|roadmap|plan|program(?:me)?|work|implementation) )?(?:start(?:s|ing)?(?: date| on)?|kick-?off(?: date)?|begins?(?: on)?)|week 1(?: starts?| begins?)?(?: on)?)$/iu;

/** The day on which a roadmap begins, where a field of `sections` says so (`**Start date**: 2026-01-05`): `YYYY-MM-DD`. */
export function statedStart(sections: readonly Section[]): string | undefined {
  for (const { blocks } of sections) {
    for (const line of blocks.flatMap(linesOf)) {
      for (const { label, value } of splitLabels(line)) {
        const day = rolloutStart.test(label) ? isoDate(plainText(value.text)) : undefined;
        if (day !== undefined) return day;
      }
    }
  }
  return undefined;
}
