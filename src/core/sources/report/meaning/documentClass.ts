import { plainText } from '../text/plainText.js';
import type { Section } from '../markdown/ReportDocument.js';

/** What a document as a whole is; of a changelog and of a decision record nothing is read. */
export type DocumentClass = 'changelog' | 'decision' | 'report';

export function documentClass(root: Section): DocumentClass {
  const headings = collect(root).map((section) => ({
    level: section.level,
    text: plainText(section.heading!.text.text).trim().toLowerCase(),
  }));
  const title = headings.find(({ level }) => level === 1)?.text ?? headings[0]?.text ?? '';
  if (
    /^(?:[\w .&-]* )?(?:change ?log|release notes|release history|version history|history of changes|what's new|news)\b/u.test(
      title,
    )
  )
    return 'changelog';
  const versions = headings.filter(({ text }) =>
    /^(?:version )?\[?v?\d+\.\d+(?:\.\d+)?[^\s\]]*\]?(?:\([^)]*\))?(?:\s*[-–—(]*\s*(?:\d{4}-\d{2}-\d{2}|unreleased|\w+ \d{1,2},? \d{4}).*)$/u.test(
      text,
    ),
  );
  const changes = headings.filter(({ text }) =>
    /^(?:added|changed|fixed|removed|deprecated|security|bug fixes|features|breaking changes|performance improvements|reverts)$/u.test(
      text,
    ),
  );
  if (versions.length >= 2 || (versions.length >= 1 && changes.length >= 1) || changes.length >= 4)
    return 'changelog';
  const decision = new Set(headings.map(({ text }) => text.replace(/^\d+[.)]\s*/u, '')));
  const has = (...names: string[]): boolean =>
    names.some((name) => [...decision].some((text) => text.startsWith(name)));
  if (
    has('decision') &&
    (has('consequences') || has('considered options', 'options considered', 'alternatives')) &&
    has('context')
  )
    return 'decision';
  return 'report';
}

function collect(section: Section): Section[] {
  return section.sections.flatMap((child) => [child, ...collect(child)]);
}
