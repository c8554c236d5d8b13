import { classBases } from '../../../python/classArguments.js';
import { readAllStep } from '../../../python/dunderAll.js';
import { bindingIn, type PythonImport } from '../../../python/imports.js';
import type { PythonModule } from '../../../python/parsePython.js';
import type { PythonStatement } from '../../../python/statement.js';
import { findSymbol, topLevelDefinitions } from '../../../python/symbols.js';
import { tokenIs } from '../../../python/tokenReading.js';
import { nameIn } from '../pythonSymbol.js';
import { nowhere, type LinkedCode, type Linker, type NameOrigin, type Origins } from './FileLinks.js';

/** Imports hand names on, in `__init__` files and everywhere else; classes take members from their bases. */
export const pythonLinks: Linker = async ({ path }, name, { state }, code) => {
  const module = await code.python(path);
  if (!module) return undefined;
  const dotted = nameIn(module, path, name);
  const { container } = findSymbol(module, dotted);
  const aliases = aliasesIn(module);
  return {
    parts: dotted.split('.').filter((part) => part !== ''),
    bases: container ? outerBases(module, container, aliases) : [],
    origins: (written) =>
      originsOf(written, { module, aliases, path, code, onlyGuarded: state === 'stub' }, new Set()),
    handsOn: () => true,
    together: () => Promise.resolve([]),
  };
};

/** The bases of a class and of its bases in the module that are not defined there, without their type arguments; in the order in which members are looked for. */
function outerBases(
  module: PythonModule,
  owner: PythonStatement,
  aliases: ReadonlyMap<string, string>,
): string[] {
  const classes = new Map<string, PythonStatement>();
  for (const { kind, name, statement } of topLevelDefinitions(module))
    if (kind === 'class') classes.set(name, statement);
  const found = new Set<string>();
  const seen = new Set<PythonStatement>();
  const visit = (type: PythonStatement): void => {
    if (seen.has(type)) return;
    seen.add(type);
    for (const base of classBases(type)) {
      const own = classes.get(base);
      if (own) visit(own);
      else found.add(aliases.get(base) ?? base);
    }
  };
  visit(owner);
  return [...found];
}

/** `Name = module.Other` at the top of a module. */
function aliasesIn({ statements, text }: PythonModule): Map<string, string> {
  const found = new Map<string, string>();
  for (const { kind, start, end } of statements) {
    const match =
      kind === 'simple' && end - start < maxAlias ? alias.exec(text.slice(start, end)) : undefined;
    if (match) found.set(match[1]!, match[2]!);
  }
  return found;
}

const alias = /^([\p{L}_][\p{L}\p{N}_]*)\s*=\s*([\p{L}_][\p{L}\p{N}_.]*)$/u;
const maxAlias = 200;

interface Place {
  readonly module: PythonModule;
  readonly aliases: ReadonlyMap<string, string>;
  readonly path: string;
  readonly code: LinkedCode;
  /** Of what is a stub here an import counts that is tried first: the stub stands in where it fails. */
  readonly onlyGuarded: boolean;
}

async function originsOf(written: string, place: Place, seen: Set<string>): Promise<Origins> {
  const [first = '', ...rest] = written.split('.');
  const imports = place.module.imports.filter(
    ({ statement, guarded }) => statement.function === undefined && (guarded || !place.onlyGuarded),
  );
  const binders = imports.filter((each) => !each.star && bindingIn(each, first));
  const found: NameOrigin[] = [];
  let outside: Origins['outside'];
  for (const each of binders) {
    const { name, asName } = bindingIn(each, first)!;
    const all =
      each.kind === 'from'
        ? await fromImport(each, name, rest, place)
        : await plainImport(asName === undefined ? [first, ...rest] : [...name.split('.'), ...rest], place);
    found.push(...all.origins);
    outside ??= all.outside;
  }
  if (binders.length > 0) return outside ? { origins: found, outside } : { origins: found };
  const other = place.aliases.get(first);
  if (other !== undefined && !place.onlyGuarded && !seen.has(first)) {
    seen.add(first);
    const parts = [...other.split('.'), ...rest];
    const isOwn = topLevelDefinitions(place.module).some(({ name }) => name === parts[0]);
    return isOwn ? { origins: [{ path: place.path, parts }] } : originsOf(parts.join('.'), place, seen);
  }
  // A star import takes no private names, nor does one of a library tell what it takes.
  if (first.startsWith('_')) return nowhere;
  for (const each of imports.filter(({ star }) => star)) {
    const { path } = await place.code.pythonModule(place.path, each.level, each.module, []);
    if (path !== undefined && (await givesAll(path, first, place.code)))
      found.push({ path, parts: [first, ...rest] });
  }
  return { origins: found };
}

async function fromImport(
  { level, module }: PythonImport,
  name: string,
  rest: readonly string[],
  { path, code }: Place,
): Promise<Origins> {
  const target = await code.pythonModule(path, level, module, [name]);
  if (target.outside) return { origins: [], outside: target.outside };
  const inner = module === '' ? name : `${module}.${name}`;
  const submodule = await code.pythonModule(path, level, inner, undefined);
  return {
    origins: [
      ...(target.path === undefined ? [] : [{ path: target.path, parts: [name, ...rest] }]),
      ...(submodule.path === undefined ? [] : [{ path: submodule.path, parts: rest }]),
    ],
  };
}

/** `a.b.Name` of `import a.b`: the longest part that is a module. */
async function plainImport(parts: readonly string[], { path, code }: Place): Promise<Origins> {
  for (let length = parts.length; length > 0; length--) {
    const target = await code.pythonModule(path, 0, parts.slice(0, length).join('.'), undefined);
    if (target.outside) return { origins: [], outside: target.outside };
    if (target.path !== undefined) return { origins: [{ path: target.path, parts: parts.slice(length) }] };
  }
  return nowhere;
}

/** Whether `__all__` of a module, where it has a plain one, lists a name. */
async function givesAll(path: string, name: string, code: LinkedCode): Promise<boolean> {
  let listed: Set<string> | undefined;
  for (const statement of (await code.python(path))?.statements ?? []) {
    const { kind, tokens, first } = statement;
    const step = kind === 'simple' && tokenIs(tokens, first, '__all__') ? readAllStep(statement) : undefined;
    if (!step) continue;
    if (step.kind === 'module' || step.unclear) return true;
    if (step.kind === 'set') listed = new Set(step.names);
    else for (const each of step.names) listed?.[step.kind === 'add' ? 'add' : 'delete'](each);
  }
  return listed?.has(name) ?? true;
}
