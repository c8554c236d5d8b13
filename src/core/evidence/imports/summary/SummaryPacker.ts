import type { AllStep, Declaration, ImportSummary, ModuleSummary } from '../../../python/moduleSummary.js';
import { LineIndex } from '../../../text/LineIndex.js';
import type { LineStarts } from '../../../text/LineStarts.js';
import { IgnoreComments } from './ignoreComments.js';
import {
  DECLARATION,
  DECLARATION_SIZE,
  HEADER,
  HEADER_SIZE,
  IMPORT,
  IMPORT_SIZE,
  NAME_SIZE,
  PLACE,
  STAR_SIZE,
  STEP_KINDS,
  SYMBOL_SIZE,
} from './layout.js';
import type { SummaryParts } from './PackedSummary.js';

/** Files share arrays of so many cells. */
const sharedCells = 1 << 16;

/** Makes packed summaries, of many files one after the other. */
export class SummaryPacker {
  /** What is being packed. */
  private cells = new Int32Array(1024);
  private readonly words: string[] = [];
  private readonly numbers = new Map<string, number>();
  /** Where finished ones go. */
  private shared = new Int32Array();
  private used = 0;

  /** `shares`: whether what is packed lies in arrays of many, which live on while one of them does. */
  constructor(private readonly shares: boolean) {}

  /** `text`: what the summary was made of. */
  pack(summary: ModuleSummary, text: string): SummaryParts {
    this.words.length = 0;
    this.numbers.clear();
    const length = this.write(summary, text);
    return { words: `\n${this.words.join('\n')}\n`, ...this.finish(length) };
  }

  /** Gives how many cells it takes. */
  private write(summary: ModuleSummary, text: string): number {
    const { symbols, stars, all, stub, init } = summary;
    const imports =
      summary.unreached.length > 0 ? [...summary.imports, ...summary.unreached] : summary.imports;
    let declared = 0;
    for (const { declarations } of symbols.values()) declared += declarations.length;
    let named = 0;
    for (const { names } of imports) named += names.length;

    const declarationsAt = HEADER_SIZE + (symbols.size + 1) * SYMBOL_SIZE;
    const importsAt = declarationsAt + declared * DECLARATION_SIZE;
    const namesAt = importsAt + (imports.length + 1) * IMPORT_SIZE;
    const starsAt = namesAt + named * NAME_SIZE;
    const stepsAt = starsAt + stars.length * STAR_SIZE;
    this.makeRoom(stepsAt);
    this.writeSymbols(symbols, declarationsAt);
    this.writeImports(imports, text, importsAt, namesAt);
    const { cells } = this;
    for (const [i, { order, inHandler, from }] of stars.entries()) {
      const at = starsAt + i * STAR_SIZE;
      cells[at] = order;
      cells[at + 1] = inHandler ? 1 : 0;
      cells[at + 2] = from.number;
    }
    const wordsAt = all.reduce((at, step) => this.writeStep(step, at), stepsAt);
    this.cells[HEADER.stub] = stub ? 1 : 0;
    this.cells[HEADER.init] = init ? 1 : 0;
    this.cells[HEADER.symbols] = symbols.size;
    this.cells[HEADER.declarations] = declared;
    this.cells[HEADER.judged] = summary.imports.length;
    this.cells[HEADER.imports] = imports.length;
    this.cells[HEADER.names] = named;
    this.cells[HEADER.stars] = stars.length;
    this.cells[HEADER.steps] = wordsAt - stepsAt;
    return this.writeWords(wordsAt);
  }

  private writeSymbols(symbols: ModuleSummary['symbols'], declarationsAt: number): void {
    const { cells } = this;
    let at = HEADER_SIZE;
    let end = declarationsAt;
    // The number of a symbol is that of its word.
    for (const name of symbols.keys()) this.word(name);
    for (const { declarations, hidden } of symbols.values()) {
      cells[at] = hidden ? 1 : 0;
      cells[at + 1] = (end - declarationsAt) / DECLARATION_SIZE;
      at += SYMBOL_SIZE;
      for (const each of declarations) {
        const { order, from = each.module, symbol } = each;
        cells[end] = order;
        cells[end + 1] = flagsOf(each);
        cells[end + 2] = from ? from.number : -1;
        cells[end + 3] = symbol === undefined ? -1 : this.word(symbol);
        end += DECLARATION_SIZE;
      }
    }
    cells[at] = 0;
    cells[at + 1] = (end - declarationsAt) / DECLARATION_SIZE;
  }

  private writeImports(
    imports: readonly ImportSummary[],
    text: string,
    start: number,
    namesAt: number,
  ): void {
    const { cells } = this;
    // Most import at their top: the lines below are not looked at.
    const lines = new LineIndex(upTo(text, imports));
    const ignored = new IgnoreComments(text, lines);
    const { withoutText } = lines;
    let at = start;
    let named = 0;
    for (const each of imports) {
      cells[at] = importFlags(each) | (each.level << IMPORT.levelShift);
      cells[at + 1] = this.word(each.module);
      cells[at + 2] = named;
      this.writePlace(at + 3, withoutText, each, ignored.covers(each.start, 'module'));
      at += IMPORT_SIZE;
      for (const name of each.names) {
        const cell = namesAt + named++ * NAME_SIZE;
        cells[cell] = this.word(name.name);
        this.writePlace(cell + 1, withoutText, name, ignored.covers(name.start, 'name'));
      }
    }
    cells.fill(0, at, at + IMPORT_SIZE);
    cells[at + 2] = named;
  }

  private writePlace(
    at: number,
    lines: LineStarts,
    { start, end }: { readonly start: number; readonly end: number },
    ignored: boolean,
  ): void {
    const { cells } = this;
    const { starts } = lines;
    const line = lines.lineAt(start);
    const next = starts[line + 1];
    const endLine = next === undefined || end < next ? line : lines.lineAt(end);
    cells[at + PLACE.start] = start;
    cells[at + PLACE.end] = end;
    cells[at + PLACE.line] = line;
    cells[at + PLACE.character] = start - starts[line]!;
    cells[at + PLACE.endLine] = endLine;
    cells[at + PLACE.endCharacter] = end - starts[endLine]!;
    cells[at + PLACE.ignored] = ignored ? 1 : 0;
  }

  /** Gives where the next one goes. */
  private writeStep(step: AllStep, at: number): number {
    const words = step.kind === 'module' ? [step.module] : step.names;
    this.makeRoom(at + 3 + words.length);
    const { cells } = this;
    cells[at] = STEP_KINDS.indexOf(step.kind);
    cells[at + 1] = (step.kind === 'module' ? step.unclearWhenAbsent : step.unclear) ? 1 : 0;
    cells[at + 2] = words.length;
    for (const [i, word] of words.entries()) cells[at + 3 + i] = this.word(word);
    return at + 3 + words.length;
  }

  private writeWords(wordsAt: number): number {
    const length = wordsAt + this.words.length;
    this.makeRoom(length);
    let end = 0;
    for (let i = 0; i < this.words.length; i++) this.cells[wordsAt + i] = end += 1 + this.words[i]!.length;
    return length;
  }

  /** Its number. */
  private word(word: string): number {
    const known = this.numbers.get(word);
    if (known !== undefined) return known;
    this.numbers.set(word, this.words.length);
    return this.words.push(word) - 1;
  }

  private makeRoom(length: number): void {
    if (length <= this.cells.length) return;
    const larger = new Int32Array(Math.max(length, 2 * this.cells.length));
    larger.set(this.cells);
    this.cells = larger;
  }

  private finish(length: number): { cells: Int32Array; base: number } {
    const packed = this.cells.subarray(0, length);
    if (!this.shares || length > sharedCells / 4) return { cells: packed.slice(), base: 0 };
    if (this.used + length > this.shared.length) {
      this.shared = new Int32Array(sharedCells);
      this.used = 0;
    }
    this.shared.set(packed, this.used);
    const base = this.used;
    this.used += length;
    return { cells: this.shared, base };
  }
}

function flagsOf({ typed, inHandler, callable, module }: Declaration): number {
  return (
    (typed ? DECLARATION.typed : 0) |
    (inHandler ? DECLARATION.inHandler : 0) |
    (callable ? DECLARATION.callable : 0) |
    (module ? DECLARATION.module : 0)
  );
}

function importFlags({ plain, star, guarded, reached }: ImportSummary): number {
  return (
    (plain ? IMPORT.plain : 0) |
    (star ? IMPORT.star : 0) |
    (guarded ? IMPORT.guarded : 0) |
    (reached ? IMPORT.reached : 0)
  );
}

/** The text to the end of the last line that something is imported in. */
function upTo(text: string, imports: readonly ImportSummary[]): string {
  let end = 0;
  for (const each of imports) end = Math.max(end, each.end, each.names.at(-1)?.end ?? 0);
  const line = text.indexOf('\n', end);
  return line < 0 ? text : text.slice(0, line + 1);
}
