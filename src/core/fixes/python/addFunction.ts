import type { CallSite } from '../../python/callSites.js';
import { parsePython, type PythonModule, type PythonStatement } from '../../python/parsePython.js';
import { docstringOf } from '../../python/symbols.js';
import { blankLinesAfter, lineEndAt } from '../lines.js';
import { Insertions } from '../Insertions.js';
import type { OffsetEdit } from '../offsetEdits.js';
import { callSignature } from './callSignature.js';
import { exportName } from './exportName.js';
import { functionStyle } from './functionStyle.js';
import { blockEnd, indentUnit, topLevelIndex } from './layout.js';
import { endPlace } from './modulePlaces.js';
import { headerParameters } from './siblings/headerParameters.js';
import { siblingFamily, type Family } from './siblings/siblingFamily.js';
import { siblingPattern, type PatternedCode } from './siblings/siblingPattern.js';

export interface AddedFunction {
  readonly edits: readonly OffsetEdit[];
  /** The functions whose code the new one follows; empty when its body is still to be written. */
  readonly like: readonly string[];
  /** The names that are assigned for it at top level. */
  readonly assigned: number;
}

/**
 * The edits that add `def name` to a module, for the calls that there are of it: below the functions that share its
 * first word, else below the last function or class. Offsets are those of the module's text.
 */
export function addFunction(module: PythonModule, name: string, calls: readonly CallSite[]): AddedFunction {
  const siblings = module.statements.filter(({ kind }) => kind === 'def');
  const alike = siblings.filter((each) => firstWord(each.name ?? '') === firstWord(name));
  const family = siblingFamily(module, name);
  const related = alike.length > 0 ? alike : (family?.siblings.map(({ statement }) => statement) ?? []);
  const models = related.length > 0 ? related : siblings;
  const { text, pattern } = functionText(module, name, calls, {
    models,
    family,
    related: related.length > 0,
  });
  const insertions = new Insertions();
  const above = pattern && placedWith(module, pattern);
  const definitions = pattern?.definitions ?? [];
  // Where those of a sibling stand together, so do these.
  const places = definitions.map(({ model }) => module.statements.indexOf(model));
  const inOne = places.every((at, i) => i === 0 || at === places[i - 1]! + 1);
  for (const each of above ? [] : definitions) {
    const model = inOne ? definitions.at(-1)!.model : each.model;
    addBeside(insertions, module, each, model);
  }
  const together = above
    ? [...definitions.map((each) => each.text), ''].join('\n') + '\n'.repeat(above.gap)
    : '';
  addBelow(insertions, module, together + text, related);
  const exports = exportName(
    module,
    name,
    related.map((each) => each.name!).filter((each) => !each.startsWith('_')),
  );
  return {
    edits: [...insertions.edits(module.text), ...exports],
    like: pattern ? pattern.siblings.map((each) => each.name!) : [],
    assigned: definitions.length,
  };
}

function addBelow(
  insertions: Insertions,
  module: PythonModule,
  text: string,
  related: readonly PythonStatement[],
): void {
  const definitions = module.statements.filter(({ kind }) => kind === 'def' || kind === 'class');
  const above = related[related.length - 1] ?? definitions[definitions.length - 1];
  if (above) {
    const next = module.statements[topLevelIndex(module.statements, above) + 1];
    insertions.below(blockEnd(module.text, above), { text, before: 2, after: next ? 2 : 0 });
    return;
  }
  const { place, before, after } = endPlace(module);
  const isEmpty = module.text.trim() === '';
  if ('below' in place && !isEmpty) insertions.below(place.below, { text, before, after });
  else insertions.above('below' in place ? 0 : place.above, { text, before: 0, after });
}

/** Below an assignment of a sibling, as far from what is above as the sibling's own is. */
function addBeside(
  insertions: Insertions,
  { text, statements }: PythonModule,
  { text: line, model }: PatternedCode['definitions'][number],
  place: PythonStatement,
): void {
  const previous = statements[statements.indexOf(model) - 1];
  const blank = previous?.kind === 'simple' ? blankLinesAfter(text, lineEndAt(text, previous.end)) : 0;
  insertions.below(blockEnd(text, place), { text: line, before: Math.min(blank, 2), after: 0 });
}

/** Where each function has its assignments directly above itself: how many blank lines are between. */
function placedWith(
  { statements, text }: PythonModule,
  { definitions, siblings }: PatternedCode,
): { gap: number } | undefined {
  const last = definitions.at(-1)?.model;
  const next = last && statements[statements.indexOf(last) + 1];
  if (!last || !next || !siblings.includes(next)) return undefined;
  const before = statements[statements.indexOf(definitions[0]!.model) - 1];
  if (!before || !siblings.includes(before)) return undefined;
  return { gap: Math.min(blankLinesAfter(text, lineEndAt(text, last.end)), 2) };
}

function firstWord(name: string): string {
  return name.replace(/^_+/u, '').split('_')[0]!;
}

/** The functions that the new one is to look like. */
interface Models {
  readonly models: readonly PythonStatement[];
  readonly family: Family | undefined;
  /** Whether they have a word of the name in common with it. */
  readonly related: boolean;
}

function functionText(
  module: PythonModule,
  name: string,
  calls: readonly CallSite[],
  { models, family, related }: Models,
): { text: string; pattern: PatternedCode | undefined } {
  const unit = indentUnit(module.statements) ?? '    ';
  const style = functionStyle(module, models, related);
  const isAsync = calls.length > 0 && calls.every(({ awaited }) => awaited);
  const parameters =
    calls.length === 0 && style.parameters !== undefined ? style.parameters : callSignature(calls, style);
  const names = parameterNames(parameters);
  const pattern = family && names ? siblingPattern(module, family, names, isAsync) : undefined;
  const returns = style.annotations ? returnType(style.returns, calls) : undefined;
  const head = `${isAsync ? 'async ' : ''}def ${name}(${parameters})${returns === undefined ? '' : ` -> ${returns}`}:`;
  const documented = (pattern?.siblings ?? models).some((each) => docstringOf(each));
  const inner = pattern?.indent ?? unit;
  const lines = [
    ...(pattern?.decorators === undefined ? [] : [pattern.decorators]),
    head,
    ...(documented ? [inner + (pattern?.docstring ?? `"""${sentence(name)}"""`)] : []),
    inner + (pattern?.body ?? 'raise NotImplementedError'),
  ];
  return { text: lines.join('\n'), pattern };
}

/** The names of the parameters; undefined where a `*` takes any. */
function parameterNames(parameters: string): string[] | undefined {
  const [statement] = parsePython(`def f(${parameters}): ...`).statements;
  const found = statement ? headerParameters(statement) : [];
  return found.some(({ star }) => star) ? undefined : found.map(({ name }) => name);
}

/** `record_path_failover` to `Record path failover.` */
function sentence(name: string): string {
  const words = name
    .split('_')
    .filter((word) => word !== '')
    .join(' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

/** What the models agree on; else None when no call looks at the result. */
function returnType(agreed: string | undefined, calls: readonly CallSite[]): string | undefined {
  if (agreed !== undefined) return agreed;
  return calls.length > 0 && calls.every(({ resultUsed }) => !resultUsed) ? 'None' : undefined;
}
