import { compileGlob } from '../../files/glob.js';
import type { Range } from '../../model/range.js';
import type { Pattern } from './Pattern.js';

/** A pattern and where it is looked for, as a pattern anchor has it. */
export interface PatternQuestion {
  readonly pattern: string;
  readonly include?: string | undefined;
  readonly exclude?: string | undefined;
}

export const everyFile = '**/*';

/** More matches than this say nothing more of the defect. */
export const maxPlaces = 1000;

/** Instructions times characters, all files together: some ten seconds. */
const maxWork = 4e9;

/** One question and what is known of its answer. Files are to be given in order of their paths. */
export class PatternTarget {
  readonly pattern: Pattern | undefined;
  readonly refused: string | undefined;
  readonly include: string;
  /** False until every file of the scope has been given. */
  scanned = false;
  tooMuchWork = false;
  readonly found = new Map<string, readonly Range[]>();
  /** Files of the scope that are too large to be searched, with their sizes. */
  readonly large = new Map<string, number>();
  /** The file at which there were enough places; those after it have not been looked at. */
  private fullAt: string | undefined;
  private count = 0;
  private work = 0;
  private readonly includes: (path: string) => boolean;
  private readonly excludes: (path: string) => boolean;

  /** `compiled`: the pattern of the question. */
  constructor(question: PatternQuestion, compiled: Pattern | { refused: string }) {
    if ('refused' in compiled) this.refused = compiled.refused;
    else this.pattern = compiled;
    this.include = question.include ?? everyFile;
    this.includes = compileGlob(this.include);
    this.excludes = question.exclude === undefined ? () => false : compileGlob(question.exclude);
  }

  /** The file may be there or not. */
  inScope(path: string): boolean {
    return this.includes(path) && !this.excludes(path);
  }

  get isDone(): boolean {
    return this.pattern === undefined || this.tooMuchWork || this.fullAt !== undefined;
  }

  search(path: string, text: string): void {
    if (!this.pattern || this.isDone || !this.holdsLiteral(text)) return;
    this.work += text.length * this.pattern.instructions;
    if (this.work > maxWork) {
      this.tooMuchWork = true;
      return;
    }
    const ranges = this.pattern.places(text, maxPlaces - this.count);
    if (ranges.length === 0) return;
    this.found.set(path, ranges);
    this.count += ranges.length;
    if (this.count >= maxPlaces) this.fullAt = path;
  }

  /** Makes room for the file as it is now. False when the answer has to be found anew. */
  forget(path: string): boolean {
    this.large.delete(path);
    this.count -= this.found.get(path)?.length ?? 0;
    this.found.delete(path);
    if (this.fullAt === undefined && !this.tooMuchWork) return true;
    if (this.fullAt !== undefined && path > this.fullAt) return true;
    this.reset();
    return false;
  }

  /** Nothing is known any more. */
  reset(): void {
    this.found.clear();
    this.large.clear();
    this.scanned = false;
    this.tooMuchWork = false;
    this.fullAt = undefined;
    this.count = 0;
    this.work = 0;
  }

  private holdsLiteral(text: string): boolean {
    const literals = this.pattern?.literals;
    return !literals || literals.ignoreCase || literals.anyOf.some((literal) => text.includes(literal));
  }
}
