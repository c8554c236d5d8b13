import type { DefectKind, Priority, Severity } from '../../../model/vocabulary.js';
import type { Section, Span } from '../markdown/ReportDocument.js';
import type { HeadingMeaning } from '../meaning/headingMeaning.js';
import type { Report } from '../Report.js';
import { isAside } from './isAside.js';

/** What the headings and the label above an entry say of it. */
export interface GroupContext {
  /** A heading or label above names a group of defects. */
  group: DefectKind | undefined;
  listsDefects: boolean;
  priority: Priority | undefined;
  severity: Severity | undefined;
  target: boolean;
  statement: boolean;
  guide: boolean;
  /** The group is of what is over: `Fixed Issues`. */
  done: boolean;
}

/** For what stands in a section, under its heading and the label right above it, if any. */
export function groupContext(section: Section, lead: Span | undefined, report: Report): GroupContext {
  const meanings: HeadingMeaning[] = lead ? [ofLabel(report.meaning(lead.text))] : [];
  for (const at of report.chain(section)) {
    // The title speaks of the document: `P0 fixes` there makes nothing P0. What the document lists it does say.
    const meaning = report.meaningOf(at);
    meanings.push(
      report.isTitle(at)
        ? { ...meaning, priority: undefined, severity: undefined, group: titleGroup(meaning) }
        : meaning,
    );
  }
  const nearest = meanings.findIndex((m) => m.group !== undefined);
  const found = nearest < 0 ? undefined : meanings[nearest];
  const inner = meanings.slice(0, Math.max(nearest, 0) + 1);
  return {
    group: kindOf(meanings.slice(Math.max(nearest, 0))) ?? found?.group,
    listsDefects: listsDefects(meanings, report.aboutDefects),
    priority: meanings.find((m) => m.priority !== undefined)?.priority,
    severity: inner.find((m) => m.severity !== undefined)?.severity,
    target: meanings.some((m) => m.target),
    statement: meanings[0]?.statement ?? false,
    guide: inner.some((m) => m.guide) || isManual(meanings),
    done: inner.some((m) => m.done),
  };
}

const manual =
  /^(?:\d+[.)]?\s+)?(?:troubleshooting|faqs?|runbook|playbook|tutorial|how to|examples?|walk-?through|cheat ?sheet|style guide)\b/u;

/** What may go wrong and how to mend it then, at any depth, unless a heading in between lists the known issues. */
function isManual(meanings: readonly HeadingMeaning[]): boolean {
  for (const meaning of meanings) {
    if (meaning.listsDefects) return false;
    if (manual.test(meaning.words)) return true;
  }
  return false;
}

/** `Missing components:` within a defect lists what it lacks; as a heading it may list the gaps. */
function ofLabel(meaning: HeadingMeaning): HeadingMeaning {
  return meaning.words.startsWith('missing ') ? { ...meaning, group: undefined, limits: false } : meaning;
}

/** `Missing features` over `High priority`: a level alone says nothing of the kind. */
function kindOf(meanings: readonly HeadingMeaning[]): DefectKind | undefined {
  return meanings.find((meaning) => meaning.group !== undefined && !meaning.levelOnly)?.group;
}

/** Under `Known issues`, until a heading speaks of something else: what to do, how to use, what is well. */
function listsDefects(meanings: readonly HeadingMeaning[], aboutDefects: boolean): boolean {
  for (const meaning of meanings) {
    if (meaning.listsDefects || (meaning.limits && aboutDefects)) return true;
    if (isAside(meaning.words)) return false;
    if (meaning.target || meaning.guide || meaning.statement || meaning.roadmap || meaning.criteria)
      return false;
  }
  return false;
}

/** `# Known Issues`, `# Risk register`: the whole document is the list. */
function titleGroup(meaning: HeadingMeaning): DefectKind | undefined {
  return meaning.listsDefects ||
    meaning.limits ||
    /\b(?:register|inventory|list|backlog|log)\b/u.test(meaning.words)
    ? meaning.group
    : undefined;
}
