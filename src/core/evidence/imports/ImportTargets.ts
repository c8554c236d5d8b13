import type { Breather } from '../../Breather.js';
import type { FileAccess } from '../../files/FileAccess.js';
import type { WantedLiterals } from '../../files/JoinedSearch.js';
import type { TextSearch } from '../../files/TextSearch.js';
import { LiteralScanner } from '../patterns/LiteralScanner.js';

/** What an import anchor speaks of. No names: the module itself. */
export interface ImportTarget {
  readonly module: string;
  readonly names: readonly string[];
}

/** Fewer files than this are read sooner than a search over the whole workspace is begun. */
const worthSearching = 200;

/** How many files are fetched while others are read. */
const filesAhead = 16;

const sourceEndings = ['.py', '.pyi'];

/** What a text has to hold to take something of a target. */
function literalsOf({ module, names }: ImportTarget): readonly string[] {
  return names.length > 0 ? names : [/[^.]+$/u.exec(module)?.[0] ?? module];
}

/**
 * Which files could take something of the modules that import anchors speak of: those whose text holds a name. One search
 * answers for all anchors; a file is read only where there is no search, or when it changes.
 */
export class ImportTargets {
  private readonly modulesByLiteral = new Map<string, Set<string>>();
  /** By literal, once it was looked for. */
  private holders = new Map<string, Set<string>>();
  private scanner: { literals: readonly string[]; scanner: LiteralScanner } | undefined;
  private scanning: Promise<void> = Promise.resolve();

  constructor(
    private readonly files: FileAccess,
    private readonly services: {
      readonly search?: TextSearch | undefined;
      readonly breather?: Breather | undefined;
    },
    /** The files that count. */
    private readonly sources: () => Promise<ReadonlySet<string>>,
  ) {}

  /** All targets, so that one search does for all. What is known of the names of before is kept. */
  set(targets: readonly ImportTarget[]): void {
    this.modulesByLiteral.clear();
    for (const target of targets) {
      for (const literal of literalsOf(target)) {
        const modules = this.modulesByLiteral.get(literal);
        if (modules) modules.add(target.module);
        else this.modulesByLiteral.set(literal, new Set([target.module]));
      }
    }
    for (const literal of this.holders.keys())
      if (!this.modulesByLiteral.has(literal)) this.holders.delete(literal);
    this.scanner = undefined;
  }

  /** What the next answers may be searched for; undefined where all is known. */
  get wanted(): WantedLiterals | undefined {
    const literals = [...this.modulesByLiteral.keys()].filter((literal) => !this.holders.has(literal));
    return literals.length > 0 ? { literals, endings: sourceEndings } : undefined;
  }

  /** The files whose text holds one of the target's names, sorted; it may be too many. */
  async holding(target: ImportTarget): Promise<string[]> {
    const literals = literalsOf(target);
    if (literals.some((literal) => !this.holders.has(literal))) {
      // One search at a time: what two anchors ask for together is looked for once.
      this.scanning = this.scanning.then(() => this.scan(literals));
      await this.scanning;
    }
    return [...new Set(literals.flatMap((literal) => [...(this.holders.get(literal) ?? [])]))].sort();
  }

  /** Looks at a file again that has changed, appeared or gone; gives the modules whose names it holds or held. */
  async update(path: string): Promise<Set<string>> {
    const concerned = new Set<string>();
    if (this.holders.size === 0) return concerned;
    const note = (literal: string): void => {
      for (const module of this.modulesByLiteral.get(literal) ?? []) concerned.add(module);
    };
    for (const [literal, paths] of this.holders) if (paths.delete(path)) note(literal);
    const known = [...this.holders.keys()];
    this.scanner ??= { literals: known, scanner: new LiteralScanner(known) };
    const text = (await this.sources()).has(path) ? (await this.files.read(path))?.text : undefined;
    if (text === undefined) return concerned;
    for (const number of this.scanner.scanner.find(text)) {
      const literal = this.scanner.literals[number]!;
      this.holders.get(literal)?.add(path);
      note(literal);
    }
    return concerned;
  }

  private async scan(asked: readonly string[]): Promise<void> {
    const all = new Set([...this.modulesByLiteral.keys(), ...asked]);
    const fresh = [...all].filter((literal) => !this.holders.has(literal));
    if (fresh.length === 0) return;
    const sources = await this.sources();
    const found = fresh.map(() => new Set<string>());
    const { search, breather } = this.services;
    const searched =
      sources.size < worthSearching ? undefined : await search?.find(fresh, { endings: sourceEndings });
    for (const [path, numbers] of searched?.byPath ?? []) {
      if (breather?.due) await breather.breathe();
      if (sources.has(path)) for (const number of numbers) found[number]!.add(path);
    }
    const scanner = new LiteralScanner(fresh);
    const notSearched: string[] = [];
    for (const path of sources) {
      if (breather?.due) await breather.breathe();
      if (!searched?.searched(path)) notSearched.push(path);
    }
    const unknown = notSearched.values();
    const worker = async (): Promise<void> => {
      for (const path of unknown) {
        const read = await this.files.read(path);
        await breather?.breathe();
        if (read) for (const number of scanner.find(read.text)) found[number]!.add(path);
      }
    };
    await Promise.all(Array.from({ length: filesAhead }, worker));
    for (const [number, literal] of fresh.entries()) this.holders.set(literal, found[number]!);
    this.scanner = undefined;
  }
}
