import type { Task } from '../../../model/ledger.js';
import { isMarked } from '../checklists/checkItems.js';
import { splitLabels } from '../fields/splitLabels.js';
import type { Section } from '../markdown/ReportDocument.js';
import type { Report } from '../Report.js';
import { plainText } from '../text/plainText.js';
import { phaseState, type PhaseState } from './phaseState.js';
import { taskOf } from './taskOf.js';

/** A heading within a phase, and the state that is said of what stands below it. */
export interface Below {
  section: Section;
  state: PhaseState | undefined;
}

/** `**Status**: ✅ Complete` before anything is listed. */
export function statusLine(section: Section): PhaseState | undefined {
  for (const block of section.blocks) {
    if (block.kind !== 'paragraph') return undefined;
    for (const line of block.lines)
      for (const { label, value } of splitLabels(line))
        if (/^(?:status|state)$/iu.test(label))
          return phaseState(`x (${plainText(value.text)})`).state ?? phaseState(plainText(value.text)).state;
  }
  return undefined;
}

/** `Task 1.1: Parse the form`, `Story 4 — ...`. `words` as `HeadingMeaning` has them. */
export function isTaskHeading(words: string): boolean {
  return /^(?:task|user story|story|work item|item|feature|issue|ticket|step|deliverable)\s*#?\d/u.test(
    words,
  );
}

/** `1.1 Project setup`, `2) Store`. */
export function isNumbered(section: Section): boolean {
  return /^[^\p{L}\p{N}]*\d{1,2}(?:\.\d{1,2})*[.):]?\s+\p{L}/u.test(plainText(section.heading!.text.text));
}

export function hasMarked(section: Section): boolean {
  return (
    section.blocks.some((block) => block.kind === 'list' && isMarked(block)) ||
    section.sections.some(hasMarked)
  );
}

/** A heading as a task: its number gone, done by what it says or by a status field beneath. */
export function taskOfHeading({ section, state }: Below, report: Report): Task {
  const line = section.heading!.text;
  const own = phaseState(plainText(line.text));
  return {
    ...taskOf({ ...line, text: plainText(line.text) }, report.source, { done: false }),
    title: own.text.replace(
      /^[^\p{L}\p{N}]*(?:(?:task|user story|story|work item|item|feature|issue|ticket|step|deliverable)\s*)?(?:#?\d+(?:\.\d+)*[.):]?)?\s*[:–—-]*\s*/iu,
      '',
    ),
    done: (statusLine(section) ?? own.state ?? state) === 'done',
  };
}
