import type { SyntaxDefinition, SyntaxOutline } from './Outline.js';
import { parseSymbolName } from './symbolName.js';

/** The same shape as `SymbolLookup` of Python. */
export interface SyntaxLookup {
  readonly state: 'present' | 'stub' | 'absent';
  readonly definition?: SyntaxDefinition;
  /** What it is a member of, or would be: its owner is here though the symbol is not. */
  readonly container?: SyntaxDefinition;
  readonly stubReason?: string;
}

/** Words in front of a name that only say where it is looked for. */
const roots = ['crate', 'self', 'super', 'window', 'globalThis', 'global'];

/** `path`: of the file, because the module in front of a name (`raft::restore`, `utils.parse`) is often its file or folder. */
export function findSymbol(outline: SyntaxOutline, name: string, path = ''): SyntaxLookup {
  const { parts, trait } = parseSymbolName(name);
  if (parts.length === 0) return { state: 'absent' };
  const all = outline.definitions;
  const own = partsIn(outline, parts, path);
  const found = lookUp(all, own, trait);
  const container = ownerOf(all, own);
  const hit =
    best(found.map((each) => meant(each, all))) ??
    (container && best(inherited(all, container.parts, own[own.length - 1]!, new Set())));
  if (!hit) return { state: 'absent', ...(container ? { container } : {}) };
  const owner = container ?? ownerOf(all, hit.parts);
  return {
    state: hit.stubReason === undefined ? 'present' : 'stub',
    definition: hit,
    ...(owner ? { container: owner } : {}),
    ...(hit.stubReason === undefined ? {} : { stubReason: hit.stubReason }),
  };
}

/** Exactly; else, without an owner or with one that is not at the top, as a member of anything. */
function lookUp(
  all: readonly SyntaxDefinition[],
  parts: readonly string[],
  trait: string | undefined,
): SyntaxDefinition[] {
  const last = parts[parts.length - 1]!;
  const candidates = all.filter(
    (each) => each.kind !== 'impl' && sameName(each, last) && (trait === undefined || each.trait === trait),
  );
  const exact = candidates.filter((each) => each.parts.length === parts.length && belongs(each, parts));
  if (exact.length > 0 || all.some((each) => isOwner(each, parts) && each.parts.length === parts.length - 1))
    return exact;
  const within = candidates.filter((each) => belongs(each, parts));
  if (within.length > 0 || parts.length !== 2) return within;
  // `Display::fmt`, said of a trait that another file defines.
  return candidates.filter((each) => each.trait === parts[0]);
}

function isOwner(each: SyntaxDefinition, parts: readonly string[]): boolean {
  const mayHold = each.kind !== 'property' || each.aliasOf !== undefined;
  return parts.length > 1 && mayHold && endsWith(each.parts, parts.slice(0, -1));
}

/** The definition that a member of that name belongs to; the type itself before an `impl` of it. */
function ownerOf(all: readonly SyntaxDefinition[], parts: readonly string[]): SyntaxDefinition | undefined {
  if (parts.length < 2) return undefined;
  let found: SyntaxDefinition | undefined;
  for (const each of all) {
    if (!isOwner(each, parts)) continue;
    const depth = each.parts.length;
    if (!found || depth < found.parts.length || (depth === found.parts.length && found.kind === 'impl'))
      found = each;
  }
  return found;
}

/** The members of that name of the nearest types of the file that the owner takes members from, without what they only declare. */
function inherited(
  all: readonly SyntaxDefinition[],
  owner: readonly string[],
  name: string,
  seen: Set<string>,
): SyntaxDefinition[] {
  const bases = basesOf(all, owner);
  // The first that has it wins, as far as the languages agree.
  for (const base of bases) {
    if (seen.has(base)) continue;
    seen.add(base);
    const own = all.filter(
      (each) =>
        each.kind !== 'impl' &&
        !each.isSignature &&
        !isNotInherited(each) &&
        each.parts.length > 1 &&
        sameName(each, name) &&
        endsWith(each.parts.slice(0, -1), base.split('.')),
    );
    const found = own.length > 0 ? own : inherited(all, base.split('.'), name, seen);
    if (found.length > 0) return found;
  }
  return [];
}

/** The types that the owner takes members from: what it extends, implements or embeds. */
function basesOf(all: readonly SyntaxDefinition[], owner: readonly string[]): string[] {
  const isOwners = ({ parts }: SyntaxDefinition): boolean =>
    parts.length === owner.length && endsWith(parts, owner);
  return all.flatMap((each) => {
    if (isOwners(each))
      return [
        ...(each.bases ?? []),
        ...(each.kind === 'impl' && each.trait ? [each.trait] : []),
        ...(each.aliasOf === undefined ? [] : [each.aliasOf]),
      ];
    const embeds = each.kind === 'property' && each.parts.length === owner.length + 1;
    return embeds && endsWith(each.parts.slice(0, -1), owner) ? (each.bases ?? []) : [];
  });
}

/** The same of its bases in the file, too, without those that the file defines; in the order in which members are looked for. */
export function outerBases({ definitions }: SyntaxOutline, owner: readonly string[]): string[] {
  const found = new Set<string>();
  const seen = new Set<string>();
  const visit = (type: readonly string[]): void => {
    for (const base of basesOf(definitions, type)) {
      if (seen.has(base)) continue;
      seen.add(base);
      const parts = base.split('.');
      const isOwn = definitions.some(
        (each) => each.kind !== 'impl' && each.kind !== 'property' && endsWith(each.parts, parts),
      );
      if (isOwn) visit(parts);
      else found.add(base);
    }
  };
  visit(owner);
  return [...found];
}

/** What a type that is made of its owner does not get. */
export function isNotInherited({ kind, isPrivate }: SyntaxDefinition): boolean {
  return kind === 'constructor' || isPrivate === true;
}

/** Another name, as far written as what it stands for in the file. */
function meant(each: SyntaxDefinition, all: readonly SyntaxDefinition[]): SyntaxDefinition {
  if (each.aliasOf === undefined) return each;
  const own = all.filter(
    ({ aliasOf, name, parts, isLocal }) =>
      aliasOf === undefined && name === each.aliasOf && parts.length === 1 && !isLocal,
  );
  const target = best(own);
  if (!target) return each;
  const { stubReason, isSignature } = target;
  return {
    ...each,
    ...(stubReason === undefined ? {} : { stubReason }),
    ...(isSignature ? { isSignature } : {}),
  };
}

/** A real body before a stub, that before what only declares it; what is local last; then text order. */
function best(hits: readonly SyntaxDefinition[]): SyntaxDefinition | undefined {
  const rank = ({ stubReason, isSignature, isLocal }: SyntaxDefinition): number =>
    (stubReason === undefined ? (isSignature ? 2 : 0) : 1) + (isLocal ? 3 : 0);
  let found: SyntaxDefinition | undefined;
  for (const hit of hits) if (!found || rank(hit) < rank(found)) found = hit;
  return found;
}

function sameName({ parts, kind }: SyntaxDefinition, last: string): boolean {
  const isConstructor = kind === 'constructor' && /^(?:<init>|constructor)$/u.test(last);
  return isConstructor || bare(parts[parts.length - 1]!) === bare(last);
}

/** Whether it stands in what the parts before the last one name. */
function belongs(each: SyntaxDefinition, parts: readonly string[]): boolean {
  return endsWith(each.parts.slice(0, -1), parts.slice(0, -1));
}

function endsWith(parts: readonly string[], tail: readonly string[]): boolean {
  const offset = parts.length - tail.length;
  return offset >= 0 && tail.every((part, i) => bare(parts[offset + i]!) === bare(part));
}

/** Private members are often named without their `#`. */
function bare(name: string): string {
  return name.startsWith('#') ? name.slice(1) : name;
}

/** The parts of a name that are said within the file: without what only says where the file is. */
export function partsIn(outline: SyntaxOutline, parts: readonly string[], path: string): readonly string[] {
  return ownerOf(outline.definitions, parts) ? parts : withoutModule(parts, outline, path);
}

/** Without the package, folder, file or crate in front, as long as something is left and none of it is defined here. */
function withoutModule(parts: readonly string[], outline: SyntaxOutline, path: string): readonly string[] {
  const known = new Set(path.split('/').map((part) => part.replace(/\.\w+$/u, '').replaceAll('-', '_')));
  for (const word of [...roots, ...(outline.package?.split('.') ?? [])]) known.add(word);
  const defined = new Set(outline.definitions.map((each) => each.parts[0]!));
  let first = 0;
  while (
    first < parts.length - 1 &&
    known.has(parts[first]!.replaceAll('-', '_')) &&
    !defined.has(parts[first]!)
  )
    first++;
  return parts.slice(first);
}
