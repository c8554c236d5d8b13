import type { CallArgument, CallSite } from '../../python/callSites.js';
import { isHardKeyword, keywordAt } from '../../python/tokenKinds.js';

/** What the functions around the new one do, where it is theirs to say. */
export interface SignatureStyle {
  readonly annotations: boolean;
  /** Keyword arguments stand behind a `*`. */
  readonly keywordOnly: boolean;
  /** `int | None` can be written without being evaluated. */
  readonly futureAnnotations: boolean;
  /** `Optional` is imported. */
  readonly optional: boolean;
  /** Of parameters by name, where the functions agree. */
  readonly types: ReadonlyMap<string, string | undefined>;
  /** Of parameters by position, where the functions agree. */
  readonly names: readonly (string | undefined)[];
}

interface Parameter {
  readonly name: string;
  readonly optional: boolean;
  readonly type: string | undefined;
}

/** The parameters of a function that is called like that, as they stand between its parentheses. */
export function callSignature(calls: readonly CallSite[], style: SignatureStyle): string {
  if (calls.length === 0) return '*args, **kwargs';
  const args = calls.map((call) => call.args);
  const taken = new Set<string>();
  const positionals = positionalParameters(args, taken, style);
  const keywords = keywordParameters(args, taken);
  for (const { name } of keywords) taken.add(name);
  const parts = positionals.map((each) => parameterText(each, style));
  // A parameter without a default cannot follow one that has one, unless a `*` is between them.
  const needsStar =
    style.keywordOnly ||
    (positionals.some((each) => each.optional) && keywords.some((each) => !each.optional));
  if (args.some((each) => each.some(({ star }) => star === '*'))) parts.push(`*${freeName('args', taken)}`);
  else if (keywords.length > 0 && needsStar) parts.push('*');
  const behindStar = parts.some((part) => part.startsWith('*'));
  const ordered = behindStar
    ? keywords
    : [...keywords].sort((a, b) => Number(a.optional) - Number(b.optional));
  parts.push(...ordered.map((each) => parameterText(each, style)));
  if (args.some((each) => each.some(({ star }) => star === '**')))
    parts.push(`**${freeName('kwargs', taken)}`);
  return parts.join(', ');
}

/** The name, with underscores behind it while others have it. */
function freeName(name: string, taken: ReadonlySet<string>): string {
  return taken.has(name) ? freeName(`${name}_`, taken) : name;
}

type Args = readonly CallArgument[];

function positionalsOf(args: Args): Args {
  return args.filter(({ keyword, star }) => keyword === undefined && star === undefined);
}

function positionalParameters(
  args: readonly Args[],
  taken: Set<string>,
  { names }: SignatureStyle,
): Parameter[] {
  const rows = args.map(positionalsOf);
  const keywordNames = new Set(args.flatMap((each) => each.flatMap(({ keyword }) => keyword ?? [])));
  const count = Math.max(...rows.map((row) => row.length));
  const found: Parameter[] = [];
  for (let i = 0; i < count; i++) {
    const given = rows.flatMap((row) => row[i] ?? []);
    const keyword = keywordOfPosition(args, rows, i, taken);
    const own = keyword ?? commonName(given.map(({ text }) => text));
    const usual = names[i];
    // What is called `e` at one place is still an `event`.
    const isShort = own !== keyword && own?.length === 1 && usual !== undefined;
    const free =
      !isShort && own !== undefined && !taken.has(own) && (own === keyword || !keywordNames.has(own));
    const isFree = (name: string): boolean => !taken.has(name) && !keywordNames.has(name);
    const name = free
      ? own
      : usual !== undefined && isFree(usual)
        ? usual
        : freeName(`arg${i + 1}`, keywordNames);
    taken.add(name);
    const byKeyword = args.flatMap((each) =>
      each.filter((arg) => keyword !== undefined && arg.keyword === keyword),
    );
    const all = [...given, ...byKeyword];
    // Behind a parameter that has a default, all have one.
    const optional =
      found.some((each) => each.optional) || (keyword === undefined && isLeftOut(args, rows, i));
    found.push({ name, optional, type: commonType(all) });
  }
  return found;
}

/** Whether a call leaves the place out, and has no `*` that may fill it. */
function isLeftOut(args: readonly Args[], rows: readonly Args[], i: number): boolean {
  return rows.some((row, k) => row.length <= i && !args[k]!.some(({ star }) => star !== undefined));
}

/** The one keyword that all calls use which leave the place at `i` out, and no other call does. */
function keywordOfPosition(
  args: readonly Args[],
  rows: readonly Args[],
  i: number,
  taken: ReadonlySet<string>,
): string | undefined {
  const without = args.filter((_, k) => rows[k]!.length <= i);
  const rest = args.filter((_, k) => rows[k]!.length > i);
  if (without.length === 0) return undefined;
  const names = new Set(without[0]!.flatMap(({ keyword }) => keyword ?? []));
  const fitting = [...names].filter(
    (name) =>
      !taken.has(name) &&
      without.every((each) => each.some(({ keyword }) => keyword === name)) &&
      rest.every((each) => each.every(({ keyword }) => keyword !== name)),
  );
  return fitting.length === 1 ? fitting[0] : undefined;
}

function keywordParameters(args: readonly Args[], taken: ReadonlySet<string>): Parameter[] {
  const names = new Set(args.flatMap((each) => each.flatMap(({ keyword }) => keyword ?? [])));
  return [...names]
    .filter((name) => !taken.has(name))
    .map((name) => {
      const given = args.flatMap((each) => each.filter(({ keyword }) => keyword === name));
      const optional = args.some(
        (each) => !each.some(({ keyword, star }) => keyword === name || star === '**'),
      );
      return { name, optional, type: commonType(given) };
    });
}

/** The identifier that most of the arguments are, or end with (`self.link_id`); literals and calls have none to say. */
function commonName(texts: readonly string[]): string | undefined {
  const names = texts.flatMap((text) => parameterName(text) ?? []);
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const [name, count] of counts) if (count * 2 > names.length) return name;
  return undefined;
}

function parameterName(text: string): string | undefined {
  const last = /^(?:[^\W\d]\w*\.)*([^\W\d]\w*)$/u.exec(text)?.[1]?.replace(/^_+/u, '');
  if (!last || last === 'self' || last === 'cls') return undefined;
  const name = /^[A-Z]/u.test(last) ? last.toLowerCase() : last;
  return isHardKeyword(keywordAt(name, 0, name.length)) || isHardKeyword(keywordAt(last, 0, last.length))
    ? undefined
    : name;
}

/** The type that all literal arguments have; what is no literal does not say. */
function commonType(given: readonly CallArgument[]): string | undefined {
  const types = new Set(given.flatMap(({ literal }) => literal ?? []));
  const hasNone = types.delete('None');
  if (types.has('float')) types.delete('int');
  if (types.size !== 1) return undefined;
  return [...types][0]! + (hasNone ? ' | None' : '');
}

function parameterText({ name, optional, type }: Parameter, style: SignatureStyle): string {
  const known = agreedType(type, style.types.get(name));
  const full = known !== undefined && optional && !known.endsWith('| None') ? `${known} | None` : known;
  const written = style.annotations ? annotation(full, style) : undefined;
  if (written === undefined) return optional ? `${name}=None` : name;
  return `${name}: ${written}${optional ? ' = None' : ''}`;
}

/** What the functions around say of a parameter of that name, unless the calls say otherwise. */
function agreedType(called: string | undefined, around: string | undefined): string | undefined {
  if (called === undefined || around === undefined) return called ?? around;
  return around.includes(called) || (called === 'int' && around === 'float') ? around : called;
}

/** `int | None` as the module can write it. */
function annotation(
  type: string | undefined,
  { futureAnnotations, optional }: SignatureStyle,
): string | undefined {
  if (type === undefined || futureAnnotations || !type.endsWith(' | None')) return type;
  return optional ? `Optional[${type.slice(0, -' | None'.length)}]` : undefined;
}
