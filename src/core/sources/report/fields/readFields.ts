import { pushAll } from '../pushAll.js';
import type { Block, Code, Item, List, Paragraph, Section, Span } from '../markdown/ReportDocument.js';
import { plainText } from '../text/plainText.js';
import type { Field } from './Field.js';
import { fieldNamed } from './fieldNames.js';
import { readFieldTable } from './readFieldTable.js';
import { labelsWithin, splitLabels } from './splitLabels.js';
import { toField } from './toField.js';

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
      case 'paragraph': {
        const waiting = open && open.value.text === '' && open.more.length === 0 ? open : undefined;
        open = readParagraph(block, fields);
        if (fields.length === before && waiting) pushAll(waiting.more, block.lines);
        if (fields.length > before || waiting) used.add(block);
        break;
      }
      case 'list':
        if (readList(block, fields)) used.add(block);
        else if (open && open.value.text === '') {
          pushAll(open.more, listLines(block));
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
        if (readFieldTable(block, fields)) used.add(block);
        open = undefined;
        break;
      case 'rule':
        return { fields, used };
    }
  }
  return { fields, used };
}

/** Gives the field that the paragraph ends with, as what follows may belong to it. */
function readParagraph(block: Paragraph, fields: Field[]): Field | undefined {
  const alone = block.lines.length === 1 ? boldAlone(block.lines[0]!) : undefined;
  if (alone) {
    fields.push(alone);
    return alone;
  }
  let open: Field | undefined;
  for (const line of block.lines) {
    const labelled = splitLabels(line).filter((found) => found.bold || fieldNamed(found.label) !== undefined);
    const within = labelled.length === 0 ? labelsWithin(line) : [];
    if (labelled.length === 0) {
      const before = within[0]?.labelStart ?? line.end;
      if (open)
        open.more.push({ ...line, end: before, text: line.text.slice(0, before - line.start).trimEnd() });
    }
    if (labelled.length + within.length === 0) continue;
    const read = [...labelled, ...within].map(toField);
    pushAll(fields, read);
    open = read.at(-1);
  }
  return open;
}

/** `**Description**` without a colon, over the text of the field. */
function boldAlone(line: Span): Field | undefined {
  const label = /^(?:\*\*|__)([\p{L}][\p{L} ]{2,40})(?:\*\*|__)$/u.exec(line.text)?.[1];
  if (label === undefined || fieldNamed(label) === undefined) return undefined;
  return toField({
    label,
    labelStart: line.start,
    bold: true,
    value: { start: line.end, end: line.end, text: '' },
  });
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
    pushAll(read.at(-1)!.more, [...item.lines.slice(1), ...item.blocks.flatMap(blockLines)]);
    pushAll(fields, read);
  }
  return true;
}

/** Blocks of a section without the lists under bold names of their own, of which there are several: those are parts, not its fields. */
export function withoutParts(blocks: readonly Block[]): readonly Block[] {
  const parts = new Set(blocks.filter((block, i) => block.kind === 'list' && isPartName(blocks[i - 1])));
  return parts.size < 2 ? blocks : blocks.filter((block) => !parts.has(block));
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
  // A log or a listing has a line such as `Error: x` too.
  const margin = block.lines.filter((line) => /^\S/u.test(line.text));
  const known = margin.filter((line) =>
    splitLabels(line).some(({ label }) => fieldNamed(label) !== undefined),
  ).length;
  if (known < 2 || known * 2 < margin.length) return;
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

/** The fields of a list item: labels in its own lines after the first, and in what is nested under it. */
export function fieldsOfItem(item: Item): FieldBlocks {
  const rest = item.lines.slice(1);
  const head: Block[] =
    rest.length === 0
      ? []
      : [{ kind: 'paragraph', start: rest[0]!.start, end: rest.at(-1)!.end, lines: rest }];
  return readFields([...head, ...item.blocks]);
}

/**
 * Fields that are headings of their own: `### Severity` with `High` beneath, or `### Severity: High`. Where all lines beneath have
 * labels themselves (`**Impact:** High`, `**Likelihood:** Low`), those are the fields.
 */
export function fieldSections(section: Section): { fields: Field[]; sections: Section[] } {
  const fields: Field[] = [];
  const sections: Section[] = [];
  for (const child of section.sections) {
    if (child.sections.length > 0) continue;
    const heading = child.heading!.text;
    const inline = splitLabels(heading)[0];
    const label =
      inline && inline.value.text !== '' ? inline.label : plainText(heading.text).replace(/:$/u, '');
    const name = fieldNamed(label);
    // `path` under the options of a function is a name of code.
    if (name === undefined || /^[`\p{Ll}]/u.test(heading.text)) continue;
    // `### File: src/a.py` over its code is the file of a template, which may be still to come.
    if (name === 'location' && child.blocks.some((block) => block.kind === 'code' && block.fenced)) continue;
    sections.push(child);
    const labelled = new Set(child.blocks.filter((block, i) => i > 0 && isLabelled(block)));
    const rest = child.blocks.filter((block) => !labelled.has(block));
    const lines = rest.flatMap(blockLines);
    const parts = lines.map((line) => splitLabels(line));
    const own =
      parts.length > 0 && parts.every((part) => part.some((one) => fieldNamed(one.label) !== undefined));
    if (own && (name === 'severity' || name === 'detail')) {
      pushAll(fields, parts.flat().map(toField));
      continue;
    }
    const [value = { start: child.end, end: child.end, text: '' }, ...more] =
      inline && inline.value.text !== '' ? [inline.value, ...lines] : lines;
    fields.push({ name, label: plainText(label), labelStart: child.start, value, more });
    // `**Effort:** 2 hours` below the steps is of the defect.
    pushAll(fields, readFields([...labelled]).fields);
  }
  return { fields, sections };
}

/** A paragraph that begins with a bold label which is known. */
function isLabelled(block: Block): boolean {
  const line = block.kind === 'paragraph' ? block.lines[0] : undefined;
  return (
    line !== undefined && splitLabels(line).some((one) => one.bold && fieldNamed(one.label) !== undefined)
  );
}

export function listLines(list: List): Span[] {
  return list.items.flatMap((item) => [...item.lines, ...item.blocks.flatMap(blockLines)]);
}

function blockLines(block: Block): Span[] {
  if (block.kind === 'paragraph') return block.lines;
  if (block.kind === 'list') return listLines(block);
  return [];
}
