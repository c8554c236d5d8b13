import { isModuleLevelImport } from './moduleImports.js';
import type { PythonModule, PythonStatement } from '../../python/parsePython.js';
import { Insertions, type InsertedLines } from '../Insertions.js';
import { lineStartAt } from '../lines.js';
import type { OffsetEdit } from '../offsetEdits.js';
import type { PythonMergeOptions } from './PythonMergeOptions.js';
import { blockEnd, commentStart, indentUnit, sharesLine } from './layout.js';
import { reindent } from './reindent.js';

/** Where lines go: below the line that ends at an offset, or above the one that starts there. */
export type Place = { readonly below: number } | { readonly above: number };

/** Code of the template that goes into the file. */
export interface Piece {
  readonly statements: readonly PythonStatement[];
  /** For members of a class: what the class binds. */
  readonly classNames?: ReadonlySet<string>;
  /** For members of a class: its type parameters. */
  readonly typeNames?: ReadonlySet<string>;
  /** The statement of the file that it goes into or replaces; undefined for what is new at top level. */
  readonly anchor?: PythonStatement;
}

/** What a merge has found out so far. */
export class MergeState {
  readonly edits: OffsetEdit[] = [];
  readonly insertions = new Insertions();
  readonly pieces: Piece[] = [];
  readonly added: string[] = [];
  readonly replaced: string[] = [];
  readonly kept: string[] = [];
  readonly keptValues: string[] = [];
  /** What of the template is not for a file that is there already, in sentences. */
  readonly leftOut: string[] = [];
  readonly notes: string[] = [];
  /** What one level of indentation adds in the file. */
  readonly unit: string;
  /** Whether annotations are left unevaluated: `from __future__ import annotations`, there or to be added. */
  futureAnnotations: boolean;
  private readonly templateUnit: string;

  constructor(
    readonly target: PythonModule,
    readonly template: PythonModule,
    readonly options: PythonMergeOptions,
  ) {
    this.templateUnit = indentUnit(template.statements) ?? '    ';
    this.unit = indentUnit(target.statements) ?? this.templateUnit;
    this.futureAnnotations = hasFutureAnnotations(target);
  }

  insert(place: Place, lines: InsertedLines): void {
    if ('below' in place) this.insertions.below(place.below, lines);
    else this.insertions.above(place.above, lines);
  }

  /** The whole lines of the template's statements, indented for the file; with the comments directly above them unless `bare`. */
  lines(
    statements: readonly PythonStatement[],
    indent: string,
    unit: string,
    { bare = false }: { bare?: boolean } = {},
  ): string {
    const { text } = this.template;
    const first = statements[0]!;
    const last = statements[statements.length - 1]!;
    if (sharesLine(first) || sharesLine(last)) return indent + text.slice(first.start, last.end);
    const start = bare ? lineStartAt(text, first.start) : commentStart(text, first);
    return reindent(this.template, start, blockEnd(text, last), { indent, unit, oldUnit: this.templateUnit });
  }
}

export function hasFutureAnnotations(module: PythonModule): boolean {
  return module.imports.some(
    (each) =>
      each.module === '__future__' &&
      isModuleLevelImport(each) &&
      each.names.some(({ name }) => name === 'annotations'),
  );
}
