import type { DefectEntry, Fragment } from '../fragment.js';
import type { SourceText } from '../SourceText.js';
import type { Block, Item, List, Section, Span } from './markdown/ReportDocument.js';
import { headingMeaning, type HeadingMeaning } from './meaning/headingMeaning.js';
import { plainText } from './text/plainText.js';
import { memoized } from '../../text/memoized.js';

/** A list, a table or a code block with the words above it that say what it holds. */
export interface Lead {
  /** The paragraph line right above, when it is a label: bold as a whole, or ending in a colon. */
  label: Span | undefined;
}

/** What the readers of one report share while it is read. */
export class Report {
  /** Blocks and items that a reader has taken: what is a task is no criterion too. */
  readonly taken = new Set<Block | Item | Section>();
  /** The sections that are defects, for what else stands in them. */
  readonly defectSections = new Map<Section, DefectEntry>();
  /** How often each id was given to a template. */
  readonly templateIds = new Map<string, number>();
  private readonly meanings = memoized(headingMeaning);
  private readonly numbered = new Map<Section, Section>();
  private readonly leads = new Map<Block, Span | undefined>();

  constructor(
    readonly source: SourceText,
    readonly root: Section,
    readonly fragment: Fragment,
  ) {
    for (const section of this.sections()) {
      this.findLeads(section.blocks);
      this.findNumbered(section);
    }
  }

  /** Every section, the document itself first, in the order of the text. */
  sections(): Section[] {
    const all: Section[] = [];
    const visit = (section: Section): void => {
      all.push(section);
      for (const child of section.sections) visit(child);
    };
    visit(this.root);
    return all;
  }

  meaning(text: string): HeadingMeaning {
    return this.meanings(text);
  }

  /** Of the heading of a section; of the document itself: of nothing. */
  meaningOf(section: Section): HeadingMeaning {
    return this.meanings(section.heading?.text.text ?? '');
  }

  /** The document says by its name or its first heading that it is about defects or about how things stand. */
  get aboutDefects(): boolean {
    const first = plainText(this.root.sections[0]?.heading?.text.text ?? '');
    const name = this.source.path.slice(this.source.path.lastIndexOf('/') + 1);
    return /issues?|limitations|defects?|bugs?|report|analysis|review|audit|readiness|status|assessment|debt|findings|risks?/iu.test(
      `${name} ${first}`,
    );
  }

  /** The headings above, the nearest first, the section's own included. */
  chain(section: Section): Section[] {
    const chain: Section[] = [];
    for (let at: Section | undefined = section; at?.heading; at = this.numbered.get(at) ?? at.parent)
      chain.push(at);
    return chain;
  }

  /** The section that this one belongs to by its number or its level. */
  parentOf(section: Section): Section {
    return this.numbered.get(section) ?? section.parent ?? section;
  }

  /** The headings above without the document's title, which says nothing of a part: `Analysis - COMPLETE`. */
  inner(section: Section): Section[] {
    return this.chain(section).filter((at) => !this.isTitle(at));
  }

  /** The label line right above a list, a table or a code block. */
  leadOf(block: Block): Span | undefined {
    return this.leads.get(block);
  }

  /** The heading that opens the document: its title, not a section of it. */
  isTitle(section: Section): boolean {
    return section.level === 1 && this.root.sections.filter((s) => s.level === 1).length === 1;
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

export function listItems(list: List): Item[] {
  return list.items.flatMap((item) => [
    item,
    ...item.blocks.flatMap((b) => (b.kind === 'list' ? listItems(b) : [])),
  ]);
}
