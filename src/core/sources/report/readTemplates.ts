import { workspacePath } from '../../files/workspacePath.js';
import { languageOf } from '../inventory/languageOf.js';
import type { Block, Code, Section, Span } from './markdown/ReportDocument.js';
import type { Report } from './Report.js';
import { cleanTitle } from './text/cleanTitle.js';
import { plainText } from './text/plainText.js';

const path = String.raw`[\w.@-]+(?:[/\\][\w.@-]+)*\.[A-Za-z][A-Za-z0-9]{0,9}|(?:[\w.@-]+[/\\])*(?:Dockerfile|Makefile|Jenkinsfile)[\w.-]*`;
const commentPath = new RegExp(
  String.raw`^(?:#+|\/\/+|--+|;+|\/\*+|<!--|%|"""|\(\*)\s*(?:(?:file(?:name)?|path|target|add(?:ed)?(?: this)? to|append to|insert into|update|modify|edit|create|new file|replace in|put in|save as|required implementation in|implementation in|implement in|in)\s*:?\s+)?${'`?'}(${path})${'`?'}\s*(?:\([^()]*\))?\s*(?:\*\/|-->|\*\)|""")?\s*$`,
  'iu',
);
const headingPath = new RegExp(
  String.raw`^(?:(?:new |updated? )?file(?:name)?|path|target|create|add|update|modify|edit|implement(?:ation)? in|fix in|patch(?: for)?)\s*(?:file)?\s*:?\s*${'`?'}(${path})${'`?'}`,
  'iu',
);
const onlyPath = new RegExp(String.raw`^${'`?'}(${path})${'`?'}\s*:?$`, 'u');
const sentencePath = new RegExp(
  String.raw`\b(?:in|to|as|at|into|file|create|update|modify)\b[^${'`'}]{0,30}${'`'}(${path})${'`'}`,
  'iu',
);

/** Shell sessions and outputs are no code for a file. */
const noCode =
  /^(?:bash|sh|shell|zsh|console|shell-session|powershell|ps1|bat|cmd|text|txt|plaintext|log|output|diff|patch|mermaid|http|)$/u;

/** Fenced blocks that are code for a file (READING: Templates): its path stands in the heading, the sentence before, or the first comment. */
export function readTemplates(report: Report): void {
  for (const section of report.sections()) {
    for (const [i, block] of section.blocks.entries()) {
      readBlock(block, section.blocks[i - 1], section, report);
    }
  }
}

function readBlock(block: Block, before: Block | undefined, section: Section, report: Report): void {
  if (block.kind === 'list') {
    for (const item of block.items)
      for (const [i, inner] of item.blocks.entries()) readBlock(inner, item.blocks[i - 1], section, report);
  }
  if (block.kind !== 'code' || !block.fenced || block.lines.length === 0) return;
  const target = targetOf(block, before, section, report);
  if (!target) return;
  const { written, start, end } = target;
  const targetPath = workspacePath(written);
  if (targetPath === undefined) {
    report.source.problem(
      start,
      end,
      'error',
      `\`${written}\` leaves the workspace; this template is never applied.`,
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
    code: block.code,
    source: report.source.mention(block.start, block.end),
    defects: owner ? [owner.id] : [],
  });
}

interface Target {
  written: string;
  start: number;
  end: number;
}

function targetOf(
  block: Code,
  before: Block | undefined,
  section: Section,
  report: Report,
): Target | undefined {
  const info =
    /(?:title|file(?:name)?)=["']?([\w./@-]+\.\w+)/u.exec(block.info)?.[1] ??
    /^\w+:([\w./@-]+\.\w+)$/u.exec(block.info)?.[1];
  if (info !== undefined) return { written: info, start: block.start, end: block.lines[0]!.start };
  const first = block.lines.find((line) => line.text.trim() !== '' && !line.text.startsWith('#!'));
  if (!first) return undefined;
  const comment = first.text.length <= 200 ? commentPath.exec(first.text.trim()) : null;
  if (comment && isFile(comment[1]!)) return { written: comment[1]!, start: first.start, end: first.end };
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
  const firstCode = section.blocks.find((one) => one.kind === 'code' && one.fenced);
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
