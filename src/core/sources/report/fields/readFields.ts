import type { Block, Code, Item, List, Paragraph, Section, Span, Table } from '../markdown/ReportDocument.js';
import { plainText } from '../text/plainText.js';
import type { Field } from './Field.js';
import { fieldNamed, type FieldName } from './fieldNames.js';
import { splitLabels, type Labelled } from './splitLabels.js';

/** The fields of a run of blocks, with the blocks that they were read from. */
export interface FieldBlocks {
  fields: Field[];
  /** Blocks whose every line belongs to a field: nobody else has to read them. */
  used: Set<Block>;
}

/**
 * Fields in paragraphs (`**Field**: value | **Field**: value`), bullets, plain code blocks (`Field: value` lines) and
 * tables of two columns; a label that stands alone takes the list or block that follows it.
 */
export function readFields(blocks: readonly Block[]): FieldBlocks {
  const fields: Field[] = [];
  const used = new Set<Block>();
  let open: Field | undefined;
  for (const block of blocks) {
    const before = fields.length;
    switch (block.kind) {
      case 'paragraph':
        open = readParagraph(block, fields);
        if (fields.length > before) used.add(block);
        break;
      case 'list':
        if (readList(block, fields)) used.add(block);
        else if (open && open.value.text === '') {
          open.more.push(...listLines(block));
          used.add(block);
        }
        open = undefined;
        break;
      case 'code':
        if (isPlainCode(block)) {
          readCode(block, fields);
          if (fields.length > before) used.add(block);
        }
        open = undefined;
        break;
      case 'table':
        if (readKeyValueTable(block, fields)) used.add(block);
        open = undefined;
        break;
      case 'rule':
        return { fields, used };
    }
  }
  return { fields, used };
}

function toField(labelled: Labelled): Field {
  return {
    name: fieldNamed(labelled.label) ?? 'detail',
    label: plainText(labelled.label),
    labelStart: labelled.labelStart,
    value: labelled.value,
    more: [],
  };
}

/** Gives the field that the paragraph ends with, as what follows may belong to it. */
function readParagraph(block: Paragraph, fields: Field[]): Field | undefined {
  let open: Field | undefined;
  for (const line of block.lines) {
    const labelled = splitLabels(line).filter((found) => found.bold || fieldNamed(found.label) !== undefined);
    if (labelled.length === 0) {
      if (open) open.more.push(line);
      continue;
    }
    const read = labelled.map(toField);
    fields.push(...read);
    open = read.at(-1);
  }
  return open;
}

/** A list of fields: at least one bullet has a label that is known. Nested lists go on with the value. */
function readList(block: List, fields: Field[]): boolean {
  const rows = block.items.map((item) => ({
    item,
    labelled: item.lines[0] ? splitLabels(item.lines[0]) : [],
  }));
  const known = rows.filter(({ labelled }) => labelled.some(({ label }) => fieldNamed(label) !== undefined));
  // A glossary may explain `source` and `problem` among many other words.
  if (known.length === 0 || known.length * 5 < rows.filter(({ labelled }) => labelled.length > 0).length * 2)
    return false;
  for (const { item, labelled } of rows) {
    if (labelled.length === 0) continue;
    const read = labelled.map(toField);
    read.at(-1)!.more.push(...item.lines.slice(1), ...item.blocks.flatMap(blockLines));
    fields.push(...read);
  }
  return true;
}

/** Blocks of a section without the lists under bold names of their own, of which there are several: those are parts, not its fields. */
export function withoutParts(blocks: readonly Block[]): readonly Block[] {
  const parts = blocks.filter((block, i) => block.kind === 'list' && isPartName(blocks[i - 1]));
  return parts.length < 2 ? blocks : blocks.filter((block) => !parts.includes(block));
}

function isPartName(block: Block | undefined): boolean {
  const line = block?.kind === 'paragraph' ? block.lines.at(-1) : undefined;
  const name = line && /^[^\p{L}\p{N}*_]{0,6}(?:\*\*|__)([^*_]+)(?:\*\*|__)/u.exec(line.text)?.[1];
  return name !== undefined && fieldNamed(name.replace(/:$/u, '')) === undefined;
}

export function isPlainCode(block: Code): boolean {
  return (
    /^(?:|text|txt|plain|plaintext|none|yaml|yml|ini|properties|console|log)$/u.test(block.language) &&
    block.lines.length <= 400
  );
}

/** `Field: value` at the margin; what is indented below it goes on with the value. */
function readCode(block: Code, fields: Field[]): void {
  if (block.language !== '' && !/^(?:text|txt|plain|plaintext|none)$/u.test(block.language)) return;
  let open: Field | undefined;
  for (const line of block.lines) {
    const text = line.text.trimStart();
    const indented = text.length < line.text.length;
    const span: Span = { start: line.end - text.length, end: line.end, text: text.trimEnd() };
    span.end = span.start + span.text.length;
    if (text === '') continue;
    const labelled = indented ? [] : splitLabels(span);
    if (labelled.length > 0) {
      open = toField(labelled[0]!);
      fields.push(open);
    } else if (indented && open) {
      open.more.push(span);
    } else {
      open = undefined;
    }
  }
}

/** `| Severity | High |` under whatever header: two columns of which the first holds labels. */
function readKeyValueTable(block: Table, fields: Field[]): boolean {
  const rows = [{ cells: block.head }, ...block.rows].filter(
    // A label in backticks names a field of some interface.
    ({ cells }) => cells.length === 2 && cells[0]!.text !== '' && !cells[0]!.text.startsWith('`'),
  );
  const names = rows.map(({ cells }) => fieldNamed(plainText(cells[0]!.text).replace(/:$/u, '')));
  if (names.filter((name) => name !== undefined).length < 2) return false;
  for (const [i, { cells }] of rows.entries()) {
    const [label, value] = cells as [Span, Span];
    const name: FieldName = names[i] ?? 'detail';
    fields.push({ name, label: plainText(label.text), labelStart: label.start, value, more: [] });
  }
  return true;
}

/** The fields of a list item: labels in its own lines after the first, and in what is nested under it. */
export function fieldsOfItem(item: Item): FieldBlocks {
  const rest = item.lines.slice(1);
  const head: Block[] =
    rest.length === 0
      ? []
      : [{ kind: 'paragraph', start: rest[0]!.start, end: rest.at(-1)!.end, lines: rest }];
  return readFields([...head, ...item.blocks]);
}

/** Fields that are headings of their own: `### Severity` with `High` beneath. */
export function fieldSections(section: Section): { fields: Field[]; sections: Section[] } {
  const fields: Field[] = [];
  const sections: Section[] = [];
  for (const child of section.sections) {
    const label = plainText(child.heading!.text.text).replace(/:$/u, '');
    const name = fieldNamed(label);
    if (name === undefined || child.sections.length > 0) continue;
    const lines = child.blocks.flatMap(blockLines);
    const [value = { start: child.end, end: child.end, text: '' }, ...more] = lines;
    fields.push({ name, label, labelStart: child.start, value, more });
    sections.push(child);
  }
  return { fields, sections };
}

export function listLines(list: List): Span[] {
  return list.items.flatMap((item) => [...item.lines, ...item.blocks.flatMap(blockLines)]);
}

function blockLines(block: Block): Span[] {
  if (block.kind === 'paragraph') return block.lines;
  if (block.kind === 'list') return listLines(block);
  return [];
}
