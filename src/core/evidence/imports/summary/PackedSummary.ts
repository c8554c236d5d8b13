import { implicitNames, type AllStep } from '../../../python/moduleSummary.js';
import type { Range } from '../../../model/range.js';
import { findWord } from './findWord.js';
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

/** A summary as it crosses to another thread. `words`: a line break before each and behind the last. `base`: where it begins in `cells`. */
export interface SummaryParts {
  readonly words: string;
  readonly cells: Int32Array;
  readonly base: number;
}

/** A table of the names pays only where a module is asked for more of them than most are. */
const fewLookUps = 32;

/**
 * What import integrity knows of one file (`ModuleSummary`, with the lines of its imports), as numbers in an array that many files share
 * and one text of all its words. A workspace has thousands of these, and each object that lives on
 * costs every collection of garbage; these hardly do, and cross to another thread as they are. Imports, names, symbols,
 * declarations and stars are asked for by number, from 0; the names of an import follow one another, as the declarations of a symbol do.
 */
export class PackedSummary {
  private readonly symbolsAt: number;
  private readonly declarationsAt: number;
  private readonly importsAt: number;
  private readonly namesAt: number;
  private readonly starsAt: number;
  private readonly stepsAt: number;
  private readonly wordsAt: number;
  /** How often a symbol was looked for; by name, once that was often. */
  private lookUps = 0;
  private symbolsByName: Map<string, number> | undefined;

  private readonly words: string;
  private readonly cells: Int32Array;
  private readonly base: number;

  constructor({ words, cells, base }: SummaryParts) {
    this.words = words;
    this.cells = cells;
    this.base = base;
    const count = (part: number): number => cells[base + part]!;
    this.symbolsAt = base + HEADER_SIZE;
    this.declarationsAt = this.symbolsAt + (count(HEADER.symbols) + 1) * SYMBOL_SIZE;
    this.importsAt = this.declarationsAt + count(HEADER.declarations) * DECLARATION_SIZE;
    this.namesAt = this.importsAt + (count(HEADER.imports) + 1) * IMPORT_SIZE;
    this.starsAt = this.namesAt + count(HEADER.names) * NAME_SIZE;
    this.stepsAt = this.starsAt + count(HEADER.stars) * STAR_SIZE;
    this.wordsAt = this.stepsAt + count(HEADER.steps);
  }

  get stub(): boolean {
    return this.cells[this.base + HEADER.stub] === 1;
  }

  /** Whether it is the `__init__` of a package. */
  get init(): boolean {
    return this.cells[this.base + HEADER.init] === 1;
  }

  /** How many symbols the module scope has, without what stars bring. */
  get symbolCount(): number {
    return this.cells[this.base + HEADER.symbols]!;
  }

  get starCount(): number {
    return this.cells[this.base + HEADER.stars]!;
  }

  /** The first so many imports are judged, in order of place; those after them are only what declarations hang on. */
  get judgedCount(): number {
    return this.cells[this.base + HEADER.judged]!;
  }

  get importCount(): number {
    return this.cells[this.base + HEADER.imports]!;
  }

  /** Whether anything is done to `__all__`. */
  get hasAll(): boolean {
    return this.cells[this.base + HEADER.steps]! > 0;
  }

  /** The number of a symbol; undefined where the module does not bind the name. */
  symbolNamed(name: string): number | undefined {
    if (!this.symbolsByName) {
      const { words, cells, wordsAt, symbolCount } = this;
      if (this.lookUps++ < fewLookUps) return findWord(name, words, cells, wordsAt, symbolCount);
      this.symbolsByName = new Map();
      for (let i = 0; i < symbolCount; i++) this.symbolsByName.set(this.symbolName(i), i);
    }
    return this.symbolsByName.get(name);
  }

  symbolName(symbol: number): string {
    return this.word(symbol);
  }

  /** Bound in a stub by an import that does not re-export it. */
  isHidden(symbol: number): boolean {
    return this.cells[this.symbolsAt + symbol * SYMBOL_SIZE] === 1;
  }

  /** Of a symbol: its declarations are those from here to that of the next symbol. */
  firstDeclaration(symbol: number): number {
    return this.cells[this.symbolsAt + symbol * SYMBOL_SIZE + 1]!;
  }

  /** Whether the module makes the name itself, in some other way than by an import. */
  makes(name: string): boolean {
    const symbol = this.symbolNamed(name);
    if (symbol === undefined) return false;
    const end = this.firstDeclaration(symbol + 1);
    for (let i = this.firstDeclaration(symbol); i < end; i++) if (this.importOf(i) < 0) return true;
    return false;
  }

  /** The names that are bound and not hidden, but for those that every module has. */
  offeredNames(): string[] {
    const names: string[] = [];
    for (let i = 0; i < this.symbolCount; i++) {
      const isBound = this.firstDeclaration(i) < this.firstDeclaration(i + 1);
      if (isBound && !this.isHidden(i) && !implicitNames.has(this.symbolName(i)))
        names.push(this.symbolName(i));
    }
    return names;
  }

  order(declaration: number): number {
    return this.cells[this.declarationsAt + declaration * DECLARATION_SIZE]!;
  }

  isTyped(declaration: number): boolean {
    return this.declarationHas(declaration, DECLARATION.typed);
  }

  isInHandler(declaration: number): boolean {
    return this.declarationHas(declaration, DECLARATION.inHandler);
  }

  isCallable(declaration: number): boolean {
    return this.declarationHas(declaration, DECLARATION.callable);
  }

  /** The import that a name is taken from with `from`; -1 for any other declaration. */
  fromOf(declaration: number): number {
    return this.declarationHas(declaration, DECLARATION.module) ? -1 : this.importOf(declaration);
  }

  /** The import that a declaration hangs on, be it `from m import name`, `import m` or `import m as name`; -1 for none. */
  importOf(declaration: number): number {
    return this.cells[this.declarationsAt + declaration * DECLARATION_SIZE + 2]!;
  }

  /** The name in the module that it is taken from. */
  takenName(declaration: number): string | undefined {
    const word = this.cells[this.declarationsAt + declaration * DECLARATION_SIZE + 3]!;
    return word < 0 ? undefined : this.word(word);
  }

  /** `import a.b`: no names are taken from it. */
  isPlain(each: number): boolean {
    return this.importHas(each, IMPORT.plain);
  }

  isStar(each: number): boolean {
    return this.importHas(each, IMPORT.star);
  }

  isGuarded(each: number): boolean {
    return this.importHas(each, IMPORT.guarded);
  }

  /** False after a call that never returns: its names are not judged, its module is. */
  isReached(each: number): boolean {
    return this.importHas(each, IMPORT.reached);
  }

  /** Leading dots. */
  level(each: number): number {
    return this.importCell(each, 0) >> IMPORT.levelShift;
  }

  /** Dotted, without the dots. */
  module(each: number): string {
    return this.word(this.importCell(each, 1));
  }

  /** Of an import: its names are those from here to that of the next import. */
  firstName(each: number): number {
    return this.importCell(each, 2);
  }

  /** The names of an import. */
  namesOf(each: number): string[] {
    const names: string[] = [];
    for (let i = this.firstName(each); i < this.firstName(each + 1); i++) names.push(this.name(i));
    return names;
  }

  name(name: number): string {
    return this.word(this.cells[this.namesAt + name * NAME_SIZE]!);
  }

  /** Whether a comment takes back that the module is missing. */
  isImportIgnored(each: number): boolean {
    return this.importCell(each, 3 + PLACE.ignored) === 1;
  }

  /** Whether a comment takes back that the name is. */
  isNameIgnored(name: number): boolean {
    return this.cells[this.namesAt + name * NAME_SIZE + 1 + PLACE.ignored] === 1;
  }

  /** Where the module of an import stands, its dots included. */
  importPlace(each: number): PackedPlace {
    return this.place(this.importsAt + each * IMPORT_SIZE + 3);
  }

  namePlace(name: number): PackedPlace {
    return this.place(this.namesAt + name * NAME_SIZE + 1);
  }

  starOrder(star: number): number {
    return this.cells[this.starsAt + star * STAR_SIZE]!;
  }

  isStarInHandler(star: number): boolean {
    return this.cells[this.starsAt + star * STAR_SIZE + 1] === 1;
  }

  starImport(star: number): number {
    return this.cells[this.starsAt + star * STAR_SIZE + 2]!;
  }

  /** What is done to `__all__`, in order. */
  allSteps(): AllStep[] {
    const steps: AllStep[] = [];
    const { cells } = this;
    for (let at = this.stepsAt; at < this.wordsAt;) {
      const kind = STEP_KINDS[cells[at]!]!;
      const flag = cells[at + 1] === 1;
      const end = at + 3 + cells[at + 2]!;
      const words: string[] = [];
      for (at += 3; at < end; at++) words.push(this.word(cells[at]!));
      if (kind === 'module') steps.push({ kind, module: words[0]!, unclearWhenAbsent: flag });
      else steps.push({ kind, names: words, unclear: flag });
    }
    return steps;
  }

  private word(number: number): string {
    const { words, cells, wordsAt } = this;
    return words.slice(number === 0 ? 1 : cells[wordsAt + number - 1]! + 1, cells[wordsAt + number]);
  }

  private declarationHas(declaration: number, flag: number): boolean {
    return (this.cells[this.declarationsAt + declaration * DECLARATION_SIZE + 1]! & flag) !== 0;
  }

  private importHas(each: number, flag: number): boolean {
    return (this.importCell(each, 0) & flag) !== 0;
  }

  private importCell(each: number, cell: number): number {
    return this.cells[this.importsAt + each * IMPORT_SIZE + cell]!;
  }

  private place(at: number): PackedPlace {
    const cell = (i: number): number => this.cells[at + i]!;
    return {
      start: cell(PLACE.start),
      end: cell(PLACE.end),
      range: {
        start: { line: cell(PLACE.line), character: cell(PLACE.character) },
        end: { line: cell(PLACE.endLine), character: cell(PLACE.endCharacter) },
      },
    };
  }
}

/** `start`, `end`: offsets in the text. */
export interface PackedPlace {
  readonly start: number;
  readonly end: number;
  readonly range: Range;
}
