import * as l10n from '@vscode/l10n';
import { workspacePath } from '../../files/workspacePath.js';
import { languageOf } from '../inventory/languageOf.js';
import { findTargetComment, pathPattern, withoutTargetComment } from '../templates/targetComment.js';
import type { Block, Code, Section, Span } from './markdown/ReportDocument.js';
import type { Report } from './Report.js';
import { cleanTitle } from './text/cleanTitle.js';
import { plainText } from './text/plainText.js';

const path = pathPattern;
const headingPath = new RegExp(
  String.raw`^(?:(?:new |updated? )?file(?:name)?|path|target|create|add|update|modify|edit|implement(?:ation)? in|fix in|patch(?: for)?)\s*(?:file)?\s*:?\s*${'`?'}(${path})${'`?'}`,
  'iu',
);
const onlyPath = new RegExp(String.raw`^${'`?'}(${path})${'`?'}\s*:?$`, 'u');
const sentencePath = new RegExp(
  String.raw`\b(?:in|to|as|at|into|file|create|update|modify)\b[^${'`'}]{0,30}${'`'}(${path})${'`'}`,
  'iu',
);

/** In a finding the code may as well be what is wrong: its label says so, or says nothing of a change. */
const evidenceLabel =
  /\b(?:vulnerab\w*|current\w*|existing|problem\w*|issues?|descriptions?|details?|proof|poc|evidence|before|affected|impact|locations?|files?|path|steps|reproduc\w*|snippets?|bad|wrong|attack|root cause|cause|exploit\w*|example of the|offending|buggy|code reference)\b/iu;
const changeWords =
  /\b(?:add\w*|append|creat\w*|insert|updat\w*|modif\w*|replac\w*|implement\w*|put|save|patch|chang\w*|fix\w*|required|needed|recommend\w*|solution|after|setup|remediation|mitigation|new)\b/iu;

/** Shell sessions and outputs are no code for a file. */
const noCode =
  /^(?:bash|sh|shell|zsh|console|shell-session|powershell|ps1|bat|cmd|text|txt|plaintext|log|output|diff|patch|mermaid|http|)$/u;

/** In a block of commands a comment names what they are about, unless it is a script itself. */
const shellSession = /^(?:bash|sh|shell|zsh|console|shell-session|powershell|ps1|bat|cmd)$/u;
const scriptFile = /\.(?:sh|bash|zsh|ps1|bat|cmd)$|(?:^|[/\\])[^.]*$/iu;

/** Fenced blocks that are code for a file (READING: Templates): its path stands in the heading, the sentence before, or the first comment. */
export function readTemplates(report: Report): void {
  for (const section of report.sections()) {
    const firstCode = section.blocks.find((block) => block.kind === 'code' && block.fenced);
    const place = { section, firstCode };
    for (const [i, block] of section.blocks.entries()) {
      readBlock(block, section.blocks[i - 1], place, report);
    }
  }
}

interface Place {
  section: Section;
  /** What a file that the heading names is the path of. */
  firstCode: Block | undefined;
}

function readBlock(block: Block, before: Block | undefined, place: Place, report: Report): void {
  const { section } = place;
  if (block.kind === 'list') {
    for (const item of block.items)
      for (const [i, inner] of item.blocks.entries()) readBlock(inner, item.blocks[i - 1], place, report);
  }
  if (block.kind !== 'code' || !block.fenced || block.lines.length === 0) return;
  const target = targetOf(block, before, place, report);
  if (!target || isEvidence(block, target, place, report)) return;
  const { written, start, end, line } = target;
  const targetPath = workspacePath(written);
  if (targetPath === undefined) {
    report.source.problem(
      start,
      end,
      'error',
      l10n.t('`{0}` leaves the workspace; this template is never applied.', written),
    );
  }
  const owner = report
    .chain(section)
    .map((at) => report.defectSections.get(at))
    .find((entry) => entry !== undefined);
  report.fragment.templates.push({
    id: uniqueId(written, report),
    title: titleOf(block, section, written, report),
    language: block.language === '' ? languageOf(written) : block.language,
    targetPath: targetPath ?? written,
    mode: 'merge',
    code: line === undefined ? block.code : withoutTargetComment(block.code, line),
    source: report.source.mention(block.start, block.end),
    defects: owner ? [owner.id] : [],
    ...(owner ? {} : { headingWords: idsIn(report, section) }),
  });
}

/** Words with a letter and a digit, as ids are, in the headings around a section. */
function idsIn(report: Report, section: Section): string[] {
  const words = report
    .chain(section)
    .flatMap(
      ({ heading }) => heading?.text.text.slice(0, 400).match(/[\p{L}\p{N}]+(?:[-_.][\p{L}\p{N}]+)*/gu) ?? [],
    );
  return [...new Set(words.filter((word) => /\p{L}/u.test(word) && /\d/u.test(word)))];
}

/** Within a defect's section: code that shows what is wrong is never offered as its fix. */
function isEvidence(block: Code, target: Target, { section }: Place, report: Report): boolean {
  if (!report.chain(section).some((at) => report.defectSections.has(at))) return false;
  const { heading } = section;
  // A heading that names the file, or one that speaks of a change, is about what shall be.
  if (
    heading &&
    !report.defectSections.has(section) &&
    (target.start === heading.text.start || changeWords.test(heading.text.text))
  )
    return false;
  // `# Add to src/a.py` says what it is, wherever it stands.
  if (changeWords.test(report.source.text.slice(target.start, target.end))) return false;
  const label = report.leadOf(block)?.text ?? lastLabel(block, section);
  if (label === undefined) return true;
  return !changeWords.test(label) && (evidenceLabel.test(label) || target.start < block.start);
}

/** The nearest line above that is a label, such as `**Description:**` over prose and code. */
function lastLabel(block: Code, section: Section): string | undefined {
  let label: string | undefined;
  for (const other of section.blocks) {
    if (other === block) break;
    if (other.kind !== 'paragraph') continue;
    for (const line of other.lines)
      if (/^(?:\*\*|__)[^*_]{1,60}(?:\*\*|__)|^[\p{L} ]{1,40}:(?:\s|$)/u.test(line.text))
        label = line.text.slice(0, 80);
  }
  return label;
}

interface Target {
  written: string;
  start: number;
  end: number;
  /** Index of the line of the code that names it, which is no part of the code. */
  line?: number;
}

function targetOf(
  block: Code,
  before: Block | undefined,
  { section, firstCode }: Place,
  report: Report,
): Target | undefined {
  const info =
    /(?:title|file(?:name)?)=["']?([\w./@-]+\.\w+)/u.exec(block.info)?.[1] ??
    /^\w+:([\w./@-]+\.\w+)$/u.exec(block.info)?.[1];
  if (info !== undefined) return { written: info, start: block.start, end: block.lines[0]!.start };
  if (block.code.trim() === '') return undefined;
  const comment = findTargetComment(block.lines.map(({ text }) => text));
  if (
    comment &&
    isFile(comment.path) &&
    !(shellSession.test(block.language) && !scriptFile.test(comment.path))
  ) {
    const { start, end } = block.lines[comment.line]!;
    return { written: comment.path, start, end, line: comment.line };
  }
  // A label, a sentence or a heading names the file only where the block has code.
  const lead: Span | undefined =
    report.leadOf(block) ?? (before?.kind === 'paragraph' ? before.lines.at(-1) : undefined);
  const shell = noCode.test(block.language) && block.language !== '';
  if (shell || (block.language === '' && !looksLikeCode(block))) return undefined;
  const leadText = lead && lead.text.length <= 400 ? plainText(lead.text.replaceAll('`', '')) : '';
  const label =
    onlyPath.exec(leadText.replace(/:$/u, '')) ??
    headingPath.exec(leadText) ??
    (lead && lead.text.length <= 400 ? sentencePath.exec(lead.text) : null);
  if (lead && label && isFile(label[1]!)) return { written: label[1]!, start: lead.start, end: lead.end };
  const { heading } = section;
  const text = heading ? plainText(heading.text.text).replace(/^\d+(?:\.\d+)*[.)]?\s+/u, '') : '';
  const named = headingPath.exec(text) ?? onlyPath.exec(text);
  return heading && named && firstCode === block && isFile(named[1]!)
    ? { written: named[1]!, start: heading.text.start, end: heading.text.end }
    : undefined;
}

/** `e.g.`, `v1.2` and hosts are no files. */
function isFile(text: string): boolean {
  return !/^(?:v?\d+(?:\.\w+)+|e\.g|i\.e)$/iu.test(text) && !/\.(?:com|org|net|io)$/iu.test(text);
}

function looksLikeCode(block: Code): boolean {
  return block.lines.some((line) =>
    /[{};]\s*$|^\s*(?:def|class|import|from|function|const|let|var|func|package|#include)\b/u.test(line.text),
  );
}

function titleOf(block: Code, section: Section, written: string, report: Report): string {
  const lead = report.leadOf(block);
  const texts = [...(section.heading ? [section.heading.text.text] : []), ...(lead ? [lead.text] : [])];
  for (const text of texts) {
    const { title } = cleanTitle(text.replace(/:\s*((?:\*\*|__)?)$/u, '$1'));
    if (title !== '' && !headingPath.test(title) && !onlyPath.test(title)) return title;
  }
  return written;
}

function uniqueId(written: string, report: Report): string {
  const base = `${report.source.path}#${written}`;
  const before = report.templateIds.get(base) ?? 0;
  report.templateIds.set(base, before + 1);
  return before === 0 ? base : `${base}-${before + 1}`;
}
