import type { FoundLiterals, TextSearch, TextSearchOptions } from './TextSearch.js';

/** What somebody is about to look for. */
export interface WantedLiterals extends Pick<TextSearchOptions, 'ignoreCase' | 'endings'> {
  readonly literals: readonly string[];
}

/** Shorter ones are everywhere: the others would be lost among them. */
const minLength = 3;

/** Undefined: nothing. */
type Wanted = () => Promise<WantedLiterals | undefined>;

/** The answer to all who want something, and what it was asked with. */
interface Round extends WantedLiterals {
  readonly found: Promise<FoundLiterals | undefined>;
}

/** A search that looks for what several want in one pass over the files, where they say so beforehand. */
export class JoinedSearch implements TextSearch {
  private round: Promise<Round | undefined> | undefined;

  /** `own`: what every search is asked with beside what each says. */
  constructor(
    private readonly search: TextSearch | undefined,
    private readonly own: Pick<TextSearchOptions, 'rest'> = {},
  ) {}

  /**
   * Begins the search for what is looked for in any case, and with it for what may be looked for as well, where that is in files which
   * are searched anyway. Until `end` it answers those who ask for theirs. `signal` ends it. False when none has begun.
   */
  begin(sure: Wanted, other: Wanted, signal?: AbortSignal): Promise<boolean> {
    const begun = this.search ? this.start(this.search, sure, other, signal) : Promise.resolve(undefined);
    // Whoever asks next comes upon the same failure.
    this.round = begun.catch(() => undefined);
    return this.round.then((round) => round !== undefined);
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
    if (round && answers(round, literals, options)) {
      const found = await round.found;
      if (found) return partOf(found, round.literals, literals);
      // What could not be done for these alone cannot be done now.
      if (round.literals.length === literals.length) return undefined;
    }
    return options.signal?.aborted ? undefined : this.search?.find(literals, { ...this.own, ...options });
  }

  private async start(
    search: TextSearch,
    sure: Wanted,
    other: Wanted,
    signal: AbortSignal | undefined,
  ): Promise<Round | undefined> {
    const first = await sure();
    const second = first && (await other());
    if (!first || signal?.aborted) return undefined;
    const wanted = second && fits(second, first) ? [first, second] : [first];
    const literals = [...new Set(wanted.flatMap((each) => each.literals))];
    const ignoreCase = wanted.some((each) => each.ignoreCase);
    const endings = wanted.every((each) => each.endings)
      ? [...new Set(wanted.flatMap((each) => each.endings!))]
      : undefined;
    const found = search.find(literals, { ...this.own, ignoreCase, endings, ...(signal ? { signal } : {}) });
    return { literals, ignoreCase, endings, found };
  }
}

/** Both look at some of the same files, and what the other one looks for is not everywhere. */
function fits({ literals, endings }: WantedLiterals, first: WantedLiterals): boolean {
  return (
    literals.every(({ length }) => length >= minLength) &&
    (!endings || !first.endings || endings.some((one) => first.endings!.includes(one)))
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
function partOf(found: FoundLiterals, all: readonly string[], own: readonly string[]): FoundLiterals {
  const place = new Map(own.map((literal, i) => [literal, i]));
  const numbers = all.map((literal) => place.get(literal));
  const part = new Map<string, Set<number>>();
  for (const [path, held] of found.byPath) {
    const mine = [...held].flatMap((number) => numbers[number] ?? []);
    if (mine.length > 0) part.set(path, new Set(mine));
  }
  return { searched: (path) => found.searched(path), byPath: part };
}
