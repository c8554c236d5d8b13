import type { Node } from 'web-tree-sitter';
import { Insertions } from '../Insertions.js';
import { indentAt, lineStartAt } from '../lines.js';
import type { OffsetEdit } from '../offsetEdits.js';
import { tailEnd } from './blockEntries.js';
import { importStatements, type ImportStatement } from './scriptImports.js';
import { literalRanges, reindent } from './reindent.js';
import type { Script } from './Script.js';
import { endOf, startOf, type ScriptItem } from './ScriptItem.js';
import { scriptStyle, type ScriptStyle } from './scriptStyle.js';
import { topLevelItems } from './topLevelItems.js';

/** Code of the template that goes into the file. */
export interface ScriptPiece {
  readonly nodes: readonly Node[];
  /** What is bound where it goes to. */
  readonly bound: ReadonlySet<string>;
  /** Offset of the top-level statement of the file that it goes into; undefined for what is new at top level. */
  readonly anchor: number | undefined;
}

/** Which edge of the file's code something goes to. */
export type ScriptPlace = { readonly below: number } | { readonly above: number };

/** What a merge has found out so far. */
export class ScriptMerge {
  readonly edits: OffsetEdit[] = [];
  readonly insertions = new Insertions();
  readonly pieces: ScriptPiece[] = [];
  readonly added: string[] = [];
  readonly replaced: string[] = [];
  readonly kept: string[] = [];
  readonly keptValues: string[] = [];
  readonly notes: string[] = [];
  /** What is exported by a keyword in the template, and must be by name in the file. */
  readonly commonJsNames: string[] = [];
  readonly targetItems: readonly ScriptItem[];
  readonly templateItems: readonly ScriptItem[];
  readonly targetImports: readonly ImportStatement[];
  readonly templateImports: readonly ImportStatement[];
  readonly style: ScriptStyle;
  /** What one level of indentation adds in the file. */
  readonly unit: string;
  private readonly templateUnit: string;
  private readonly literals: readonly { start: number; end: number }[];

  constructor(
    readonly target: Script,
    readonly template: Script,
    readonly replace: boolean,
  ) {
    this.targetItems = topLevelItems(target.root, target.text);
    this.templateItems = topLevelItems(template.root, template.text);
    this.targetImports = importStatements(target.root);
    this.templateImports = importStatements(template.root);
    const templateStyle = scriptStyle(template);
    this.style = scriptStyle(target, templateStyle);
    this.templateUnit = templateStyle.unit ?? '  ';
    this.unit = this.style.unit ?? this.templateUnit;
    this.literals = literalRanges(template.root);
  }

  /** The template's code indented for the file; with the comments directly above it, and a trailing one, unless `bare`. */
  lines(item: ScriptItem, indent: string, unit = this.unit): string {
    const { text } = this.template;
    const { lead } = item.entries[0]!;
    const end = endOf(item);
    return this.code(this.isHeading(lead) ? startOf(item) : lead, tailEnd(text, end) ?? end, indent, unit);
  }

  /** The template's `[start, end)`, which begins a line, indented for the file. */
  code(start: number, end: number, indent: string, unit = this.unit): string {
    return reindent(this.template.text, start, end, this.literals, {
      indent,
      unit,
      oldUnit: this.templateUnit,
    });
  }

  /** A comment at the head of the template that names the target is no part of the code. */
  private isHeading(lead: number): boolean {
    const { text } = this.template;
    if (text.slice(0, lead).trim() !== '') return false;
    const line = /^(?:\/\/|\/\*+)[ \t]*([^\s*]+)/u.exec(text.slice(lead));
    const { path } = this.target;
    return (
      line !== null &&
      line[1]!.includes('.') &&
      (path === line[1] || path.endsWith(`/${line[1]!.replace(/^\.?\//u, '')}`))
    );
  }

  insert(place: ScriptPlace, lines: { text: string; before: number; after: number }): void {
    if ('below' in place) this.insertions.below(place.below, lines);
    else this.insertions.above(place.above, lines);
  }

  /** The place below code of the file that ends at `end`; code behind it on its line goes to a line of its own. */
  below(end: number): ScriptPlace {
    const { text } = this.target;
    const tail = tailEnd(text, end);
    if (tail !== undefined) return { below: tail };
    const blanks = /^[ \t]*/u.exec(text.slice(end, end + 100))![0].length;
    // A brace goes below the line that its block began on.
    const next = this.target.root.descendantForIndex(end + blanks, end + blanks + 1);
    const line = next?.type === '}' && next.parent ? next.parent.startIndex : end;
    const indent = indentAt(text, lineStartAt(text, line));
    this.splits.set(end, { start: end, end: end + blanks, newText: `\n${indent}` });
    return { below: end };
  }

  /** Line breaks behind what goes below code that others share a line with, by its offset. */
  readonly splits = new Map<number, OffsetEdit>();

  allEdits(): OffsetEdit[] {
    const inserted = this.insertions.edits(this.target.text);
    const used = inserted.flatMap(({ start }) => this.splits.get(start) ?? []);
    return [...this.edits, ...inserted, ...used];
  }
}
