import type { FoundLiterals, TextSearch, TextSearchOptions } from './TextSearch.js';

/** What somebody is about to look for. */
export interface WantedLiterals extends Pick<TextSearchOptions, 'ignoreCase' | 'endings'> {
  readonly literals: readonly string[];
}

/** Shorter ones are everywhere: the others would be lost among them. */
const minLength = 3;

/** The answer to all who want something, and what it was asked with. */
interface Round extends WantedLiterals {
  readonly found: Promise<FoundLiterals | undefined>;
}

/** A search that looks for what several want in one pass over the files, where they say so beforehand. */
export class JoinedSearch implements TextSearch {
  private round: Promise<Round | undefined> | undefined;

  constructor(private readonly search: TextSearch | undefined) {}

  /**
   * Begins one pass for all of them, and nothing when it would not spare one: for fewer than two, or over other files. Until
   * `end` it answers those who ask for theirs. `signal` ends it.
   */
  begin(wanted: Promise<readonly WantedLiterals[]>, signal?: AbortSignal): void {
    this.round = wanted.then(
      (all) => this.start(all, signal),
      () => undefined,
    );
  }

  /** From here on what was found may be out of date. */
  end(): void {
    this.round = undefined;
  }

  async find(
    literals: readonly string[],
    options: TextSearchOptions = {},
  ): Promise<FoundLiterals | undefined> {
    const round = await this.round;
    const found = round && answers(round, literals, options) ? await round.found : undefined;
    if (found) return partOf(found, round!.literals, literals);
    return options.signal?.aborted ? undefined : this.search?.find(literals, options);
  }

  private start(wanted: readonly WantedLiterals[], signal: AbortSignal | undefined): Round | undefined {
    if (!this.search || wanted.length < 2 || !overlap(wanted)) return undefined;
    const literals = [...new Set(wanted.flatMap((each) => each.literals))];
    if (signal?.aborted || literals.some(({ length }) => length < minLength)) return undefined;
    const ignoreCase = wanted.some((each) => each.ignoreCase);
    const endings = wanted.every((each) => each.endings)
      ? [...new Set(wanted.flatMap((each) => each.endings!))]
      : undefined;
    const found = this.search.find(literals, { ignoreCase, endings, ...(signal ? { signal } : {}) });
    return { literals, ignoreCase, endings, found };
  }
}

/** Each looks at files that the first one looks at too. */
function overlap([first, ...others]: readonly WantedLiterals[]): boolean {
  return others.every(
    ({ endings }) => !endings || !first!.endings || endings.some((one) => first!.endings!.includes(one)),
  );
}

function answers(
  round: Round,
  literals: readonly string[],
  { ignoreCase, endings }: TextSearchOptions,
): boolean {
  const known = new Set(round.literals);
  return (
    literals.every((literal) => known.has(literal)) &&
    (round.ignoreCase === true || ignoreCase !== true) &&
    (!round.endings || (endings?.every((one) => round.endings!.includes(one)) ?? false))
  );
}

/** By the numbers of those who ask. */
function partOf(
  found: FoundLiterals,
  all: readonly string[],
  own: readonly string[],
): FoundLiterals {
  const place = new Map(own.map((literal, i) => [literal, i]));
  const numbers = all.map((literal) => place.get(literal));
  const part = new Map<string, Set<number>>();
  for (const [path, held] of found.byPath) {
    const mine = [...held].flatMap((number) => numbers[number] ?? []);
    if (mine.length > 0) part.set(path, new Set(mine));
  }
  return { searched: (path) => found.searched(path), byPath: part };
}
