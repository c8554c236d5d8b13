import type { DefectEntry, Fragment } from '../fragment.js';
import type { SourceText } from '../SourceText.js';
import type { Block, Item, Section, Span } from './markdown/ReportDocument.js';
import { headingMeaning, type HeadingMeaning } from './meaning/headingMeaning.js';
import { plainText } from './text/plainText.js';
import { baseName } from '../../files/workspacePath.js';
import { boundedMemo } from '../../text/boundedMemo.js';
import { memoized } from '../../text/memoized.js';

/** The same headings stand in report after report. */
const knownMeaning = boundedMemo(headingMeaning);

/** What the readers of one report share while it is read. */
export class Report {
  /** Blocks and items that a reader has taken: what is a task is no criterion too. */
  readonly taken = new Set<Block | Item | Section>();
  /** The sections that are defects, for what else stands in them. */
  readonly defectSections = new Map<Section, DefectEntry>();
  /** How often each id was given to a template. */
  readonly templateIds = new Map<string, number>();
  private readonly meanings = memoized(knownMeaning);
  private readonly numbered = new Map<Section, Section>();
  private readonly leads = new Map<Block, Span | undefined>();
  private readonly all: readonly Section[];
  private readonly chains = new Map<Section, readonly Section[]>();
  private readonly sectionMeanings = new Map<Section, HeadingMeaning>();
  /** The heading that opens the document: the only one of level 1. */
  private readonly title: Section | undefined;
  /** The document says by its name or its first heading that it is about defects or about how things stand. */
  readonly aboutDefects: boolean;

  constructor(
    readonly source: SourceText,
    readonly root: Section,
    readonly fragment: Fragment,
  ) {
    this.all = inOrder(root);
    const tops = root.sections.filter((section) => section.level === 1);
    this.title = tops.length === 1 ? tops[0] : undefined;
    this.aboutDefects = isAboutDefects(source.path, root);
    for (const section of this.all) {
      this.findLeads(section.blocks);
      this.findNumbered(section);
    }
  }

  /** Every section, the document itself first, in the order of the text. */
  sections(): readonly Section[] {
    return this.all;
  }

  meaning(text: string): HeadingMeaning {
    return this.meanings(text);
  }

  /** Of the heading of a section; of the document itself: of nothing. */
  meaningOf(section: Section): HeadingMeaning {
    let meaning = this.sectionMeanings.get(section);
    if (!meaning)
      this.sectionMeanings.set(section, (meaning = this.meanings(section.heading?.text.text ?? '')));
    return meaning;
  }

  /** The headings above, the nearest first, the section's own included. */
  chain(section: Section): readonly Section[] {
    let chain = this.chains.get(section);
    if (!chain) {
      const found: Section[] = [];
      for (let at: Section | undefined = section; at?.heading; at = this.numbered.get(at) ?? at.parent)
        found.push(at);
      this.chains.set(section, (chain = found));
    }
    return chain;
  }

  /** The section that this one belongs to by its number or its level. */
  parentOf(section: Section): Section {
    return this.numbered.get(section) ?? section.parent ?? section;
  }

  /** The headings above without the document's title, which says nothing of a part: `Analysis - COMPLETE`. */
  inner(section: Section): readonly Section[] {
    return this.chain(section).filter((at) => !this.isTitle(at));
  }

  /** The label line right above a list, a table or a code block. */
  leadOf(block: Block): Span | undefined {
    return this.leads.get(block);
  }

  /** The heading that opens the document: its title, not a section of it. */
  isTitle(section: Section): boolean {
    return section === this.title;
  }

  /** `2.1` belongs to `Part 2` or `2.`, whatever the levels of the two headings. */
  private findNumbered(parent: Section): void {
    const parts = new Map<string, Section>();
    for (const section of parent.sections) {
      const text = plainText(section.heading!.text.text);
      const inner = /^(\d{1,3})\.\d{1,3}\b/u.exec(text);
      const part = inner && parts.get(inner[1]!);
      if (part) this.numbered.set(section, part);
      const outer = inner ? null : /^(?:part|section|chapter)?\s*(\d{1,3})(?:[.:)]|\s+[–—-])/iu.exec(text);
      if (outer) parts.set(outer[1]!, section);
    }
  }

  private findLeads(blocks: readonly Block[]): void {
    for (const [i, block] of blocks.entries()) {
      const before = blocks[i - 1];
      if (block.kind === 'paragraph' || block.kind === 'rule') continue;
      if (block.kind === 'list') for (const item of block.items) this.findItemLeads(item);
      const line = before?.kind === 'paragraph' ? before.lines.at(-1) : undefined;
      if (line && isLabel(line.text)) this.leads.set(block, line);
    }
  }

  private findItemLeads(item: Item): void {
    this.findLeads(item.blocks);
    const first = item.blocks[0];
    const line = item.lines.at(-1);
    if (first && first.kind !== 'paragraph' && line && !this.leads.has(first)) this.leads.set(first, line);
  }
}

function inOrder(root: Section): Section[] {
  const all: Section[] = [];
  const visit = (section: Section): void => {
    all.push(section);
    for (const child of section.sections) visit(child);
  };
  visit(root);
  return all;
}

function isAboutDefects(path: string, root: Section): boolean {
  const first = plainText(root.sections[0]?.heading?.text.text ?? '');
  return /issues?|limitations|defects?|bugs?|report|analysis|review|audit|readiness|status|assessment|debt|findings|risks?/iu.test(
    `${baseName(path)} ${first}`,
  );
}

/** `**Fix Options:**`, `**Week 1** (Jan 12)`, `⚠️ **Critical Gaps:**`, `The following remain:`. */
function isLabel(text: string): boolean {
  const line = text.trim();
  if (line.length > 160) return false;
  return (
    /:\s*(?:\*\*|__)?$/u.test(line) ||
    /^[^\p{L}\p{N}*_]{0,6}(?:\*\*|__)[^*_]+(?:\*\*|__)(?:\s*:)?(?:\s*\([^()]*\))?(?:\s*:\s*.{0,80})?$/u.test(
      line,
    )
  );
}
