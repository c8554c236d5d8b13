import { pushAll } from '../pushAll.js';
import type { Check, Task } from '../../../model/ledger.js';
import { checkItems, isMarked } from '../checklists/checkItems.js';
import { tickedLines } from '../checklists/tickedLines.js';
import { checkText } from '../checklists/checkText.js';
import { hasOpenTick, itemDone } from '../checklists/itemDone.js';
import { isPlainCode } from '../fields/readFields.js';
import { splitLabels } from '../fields/splitLabels.js';
import type { Block, Item, List, Paragraph, Section, Span, Table } from '../markdown/ReportDocument.js';
import type { Report } from '../Report.js';
import { plainText } from '../text/plainText.js';
import { contentRole, saysExit, saysTasks, type ContentRole } from './contentRole.js';
import { phaseLabel } from './phaseLabel.js';
import { phaseState, stateOf, type PhaseState } from './phaseState.js';
import { hasMarked, isTaskHeading, statusLine, taskOfHeading, type Below } from './headingTasks.js';
import { leadingFieldLabel } from './taskField.js';
import { taskOf, type TaskContext } from './taskOf.js';
import { checksInTable, tasksInTable } from './tasksInTable.js';
import { treeLines } from './treeLines.js';
import { unlistedTasks } from './unlistedTasks.js';

export interface PhaseContent {
  tasks: Task[];
  exitCriteria: Check[];
}

/** `maybe`: under a label that says nothing of the kind. */
type Role = ContentRole | 'maybe';

interface Part<B> {
  block: B;
  role: Role;
  /** The label names tasks. */
  explicit: boolean;
  state: PhaseState | undefined;
}

/** Tasks and exit criteria of a phase: every list and table below its heading, by what the words above them say. */
export function phaseContent(
  section: Section,
  state: PhaseState | undefined,
  report: Report,
  isPhase: (section: Section) => boolean,
): PhaseContent {
  const reader = new ContentReader(report, isPhase);
  reader.visit(section, 'tasks', statusLine(section) ?? state);
  return reader.content();
}

/** The same for one list under a bold line or inside a list item. */
export function listContent(list: List, state: PhaseState | undefined, report: Report): PhaseContent {
  const reader = new ContentReader(report, () => false);
  reader.addList(list, 'tasks', false, state);
  return reader.content();
}

/** The same for what is nested in the list item that names a phase. */
export function blocksContent(
  blocks: readonly Block[],
  state: PhaseState | undefined,
  report: Report,
): PhaseContent {
  const reader = new ContentReader(report, () => false);
  reader.addBlocks(blocks, 'tasks', state);
  return reader.content();
}

class ContentReader {
  private readonly lists: Part<List>[] = [];
  private readonly tables: Part<Table>[] = [];
  private readonly paragraphs: Paragraph[] = [];
  private readonly headings: Below[] = [];
  private readonly below: Below[] = [];
  private readonly trees: Span[] = [];
  private readonly exitCriteria: Check[] = [];

  constructor(
    private readonly report: Report,
    private readonly isPhase: (section: Section) => boolean,
  ) {}

  visit(at: Section, role: Role, state: PhaseState | undefined): void {
    this.addBlocks(at.blocks, role, state);
    for (const child of at.sections) {
      if (this.isPhase(child)) continue;
      const { words } = this.report.meaningOf(child);
      const own = this.stateOfHeading(child.heading!.text.text) ?? state;
      const said = contentRole(words);
      // `Current status` above sub-headings is about the work, not beside it.
      const next =
        said === 'other' && child.sections.length > 0 && role !== 'other'
          ? 'tasks'
          : (said ?? (role === 'other' || role === 'exit' ? role : 'tasks'));
      if (isTaskHeading(words) && !hasMarked(child)) this.headings.push({ section: child, state: own });
      else {
        if (role === 'tasks' && next === 'tasks') this.below.push({ section: child, state: own });
        this.visit(child, next, own);
      }
    }
  }

  addBlocks(blocks: readonly Block[], role: Role, state: PhaseState | undefined): void {
    for (const [i, block] of blocks.entries()) {
      if (block.kind === 'code' && isPlainCode(block))
        pushAll(
          this.trees,
          treeLines(block).map(({ line }) => line),
        );
      if (block.kind === 'paragraph') {
        const ticked = tickedLines(block);
        if (ticked) this.addList(ticked, role, false, state);
        else this.addParagraph(block, role);
      }
      if (block.kind !== 'list' && block.kind !== 'table') continue;
      const lead = this.report.leadOf(block) ?? shortLine(blocks[i - 1]);
      const words = lead ? this.report.meaning(lead.text).words : '';
      const leadRole = lead
        ? (contentRole(words) ?? (phaseLabel(lead.text) ? undefined : 'maybe'))
        : undefined;
      const own = lead ? (this.stateOfHeading(lead.text) ?? state) : state;
      const part = { role: leadRole ?? role, explicit: saysTasks(words), state: own };
      if (block.kind === 'list') this.addList(block, part.role, part.explicit, part.state);
      else this.tables.push({ block, ...part });
    }
  }

  /** A bullet such as `**Tasks**:` over bullets of its own is the label of those. */
  addList(list: List, role: Role, explicit: boolean, state: PhaseState | undefined): void {
    this.report.taken.add(list);
    const rest: Item[] = [];
    for (const item of list.items) {
      const label = labelOfGroup(item);
      const said = label === undefined ? undefined : contentRole(label);
      if (said === undefined) rest.push(item);
      else
        for (const block of item.blocks)
          if (block.kind === 'list') this.addList(block, said, saysTasks(label!), state);
    }
    if (rest.length > 0) this.lists.push({ block: { ...list, items: rest }, role, explicit, state });
  }

  private stateOfHeading(text: string): PhaseState | undefined {
    const plain = plainText(text);
    const { words, done } = this.report.meaning(text);
    return (
      phaseState(plain).state ??
      stateOf(words) ??
      (done ? 'done' : undefined) ??
      (/^(?:remaining|outstanding|missing|not (?:done|completed)|what(?:'s| is) left)\b/u.test(words)
        ? 'open'
        : undefined)
    );
  }

  private addParagraph(block: Paragraph, role: Role): void {
    if (role === 'tasks') this.paragraphs.push(block);
    for (const line of block.lines) {
      for (const { label, value } of splitLabels(line)) {
        const words = label.toLowerCase();
        // What a label alone says is said of the list beneath.
        if (value.text.length > 3 && saysExit(words) && words !== 'milestone')
          this.exitCriteria.push({
            text: plainText(value.text),
            done: false,
            source: this.report.source.mention(line.start, line.end),
          });
      }
    }
  }

  content(): PhaseContent {
    const tasks: Task[] = [];
    const roles = new Set(this.lists.map((part) => part.role));
    const has = (role: Role): boolean => roles.has(role);
    const anyMarked = this.lists.some(
      ({ block, role }) => role !== 'exit' && role !== 'other' && isMarked(block),
    );
    for (const part of this.lists) {
      const { block, role, explicit } = part;
      if (role === 'exit') {
        this.addChecks(block, part.state);
        continue;
      }
      const marked = isMarked(block);
      const boxed = marked === 'boxes';
      const plain =
        role === 'tasks' ||
        (role === 'deliverables' && !has('tasks')) ||
        (role === 'maybe' && !has('tasks')) ||
        (role === 'goals' && !has('tasks') && !has('deliverables') && !has('maybe'));
      // Beside boxes, other bullets are remarks unless their label says that they are tasks.
      const counts = anyMarked && !marked ? explicit : plain;
      if (counts || (boxed && role !== 'other')) pushAll(tasks, this.tasksOf(block, part.state));
    }
    for (const { section, state } of this.headings)
      tasks.push(taskOfHeading({ section, state }, this.report));
    const listed = tasks.length > 0;
    for (const { block, role, state } of this.tables) {
      if (role === 'exit') pushAll(this.exitCriteria, checksInTable(block, this.report));
      else if (role === 'other' || (listed && role !== 'tasks')) continue;
      else if (!anyMarked) {
        const rows = tasksInTable(block, this.report, state === 'done');
        if (rows) this.report.taken.add(block);
        pushAll(tasks, rows ?? []);
      }
    }
    if (tasks.length === 0)
      pushAll(tasks, unlistedTasks(this.trees, this.below, this.paragraphs, this.report));
    return { tasks: inOrder(tasks), exitCriteria: inOrder(this.exitCriteria) };
  }

  private contextOf(list: List, state: PhaseState | undefined): TaskContext {
    return { done: state === 'done', bullets: state === 'planned' && !hasOpenTick(checkItems(list)) };
  }

  private tasksOf(list: List, state: PhaseState | undefined): Task[] {
    const context = this.contextOf(list, state);
    return checkItems(list).flatMap((item): Task[] => {
      const line = item.lines[0];
      if (!line) return [];
      const label = leadingFieldLabel(line);
      if (label === 'skip') return [];
      const task = taskOf(line, this.report.source, context);
      if (label === undefined) return [task];
      this.exitCriteria.push({ text: task.title, done: task.done, source: task.source });
      return [];
    });
  }

  private addChecks(list: List, state: PhaseState | undefined): void {
    const items = checkItems(list);
    const mixed = hasOpenTick(items);
    for (const item of items)
      this.exitCriteria.push({
        text: checkText(item),
        done: itemDone(item, { target: true, done: state === 'done', mixed }),
        source: this.report.source.mention(item.start, item.end),
      });
  }
}

/** `Sprint 1 exit criteria` above a list, without a colon. */
function shortLine(block: Block | undefined): Span | undefined {
  const line = block?.kind === 'paragraph' && block.lines.length === 1 ? block.lines[0] : undefined;
  if (!line || line.text.length > 60 || /[.!?]$/u.test(line.text)) return undefined;
  const role = contentRole(plainText(line.text).toLowerCase());
  return role === 'exit' ? line : undefined;
}

/** The label of a bullet that has nothing but a label and bullets beneath. */
function labelOfGroup(item: Item): string | undefined {
  const line = item.lines[0];
  if (!line || item.lines.length > 1 || !item.blocks.some(({ kind }) => kind === 'list')) return undefined;
  const name =
    /^[^\p{L}\p{N}*_]{0,4}(?:\*\*|__)?([\p{L}][\p{L} /&-]{2,40}?)(?:\s*:\s*(?:\*\*|__)?|(?:\*\*|__)\s*:?)\s*$/u.exec(
      line.text,
    )?.[1];
  return name?.toLowerCase();
}

function inOrder<T extends Pick<Task, 'source'>>(entries: readonly T[]): T[] {
  const at = ({ source }: T): number => source.range.start.line * 10_000 + source.range.start.character;
  return [...entries].sort((a, b) => at(a) - at(b));
}
