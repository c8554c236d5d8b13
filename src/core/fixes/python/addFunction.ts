import type { CallSite } from '../../python/callSites.js';
import type { PythonModule, PythonStatement } from '../../python/parsePython.js';
import { docstringOf } from '../../python/symbols.js';
import { Op } from '../../python/tokenKinds.js';
import { tokenAtOrAfter, tokenText } from '../../python/tokenReading.js';
import { Insertions } from '../Insertions.js';
import type { OffsetEdit } from '../offsetEdits.js';
import { callSignature } from './callSignature.js';
import { blockEnd, indentUnit, topLevelIndex } from './layout.js';
import { hasFutureAnnotations } from './MergeState.js';
import { endPlace } from './modulePlaces.js';

/**
 * The edits that add `def name` to a module, for the calls that there are of it: below the functions that share its
 * first word, else below the last function or class. Offsets are those of the module's text.
 */
export function addFunction(module: PythonModule, name: string, calls: readonly CallSite[]): OffsetEdit[] {
  const siblings = module.statements.filter(({ kind }) => kind === 'def');
  const related = siblings.filter((each) => firstWord(each.name ?? '') === firstWord(name));
  const models = related.length > 0 ? related : siblings;
  const text = functionText(module, name, calls, models);
  const insertions = new Insertions();
  const definitions = module.statements.filter(({ kind }) => kind === 'def' || kind === 'class');
  const above = related[related.length - 1] ?? definitions[definitions.length - 1];
  if (above) {
    const next = module.statements[topLevelIndex(module.statements, above) + 1];
    insertions.below(blockEnd(module.text, above), { text, before: 2, after: next ? 2 : 0 });
  } else {
    const { place, before, after } = endPlace(module);
    const isEmpty = module.text.trim() === '';
    if ('below' in place && !isEmpty) insertions.below(place.below, { text, before, after });
    else insertions.above('below' in place ? 0 : place.above, { text, before: 0, after });
  }
  return insertions.edits(module.text);
}

function firstWord(name: string): string {
  return name.replace(/^_+/u, '').split('_')[0]!;
}

function functionText(
  module: PythonModule,
  name: string,
  calls: readonly CallSite[],
  models: readonly PythonStatement[],
): string {
  const unit = indentUnit(module.statements) ?? '    ';
  const annotations = models.some(isAnnotated);
  const isAsync = calls.length > 0 && calls.every(({ awaited }) => awaited);
  const parameters = callSignature(calls, {
    annotations,
    keywordOnly: models.some(hasBareStar),
    futureAnnotations: hasFutureAnnotations(module),
  });
  const returns = annotations ? returnType(models, calls) : undefined;
  const head = `${isAsync ? 'async ' : ''}def ${name}(${parameters})${returns === undefined ? '' : ` -> ${returns}`}:`;
  const documented = models.some((each) => docstringOf(each));
  const lines = [
    head,
    ...(documented ? [`${unit}"""${sentence(name)}"""`] : []),
    `${unit}raise NotImplementedError`,
  ];
  return lines.join('\n');
}

/** `record_path_failover` to `Record path failover.` */
function sentence(name: string): string {
  const words = name
    .split('_')
    .filter((word) => word !== '')
    .join(' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

function headTexts({ tokens, headerStart, last }: PythonStatement): string[] {
  const words: string[] = [];
  for (let i = tokenAtOrAfter(tokens, headerStart); i <= last; i++) words.push(tokenText(tokens, i));
  return words;
}

/** What stands behind the `->` of a header. */
function returnAnnotation({ tokens, params, colon, last }: PythonStatement): string | undefined {
  if (!params || colon === undefined) return undefined;
  for (let i = tokenAtOrAfter(tokens, params.end); i < last; i++) {
    if (tokens.codes[i] === Op.Arrow) return tokens.text.slice(tokens.ends[i], colon).trim();
  }
  return undefined;
}

function isAnnotated(statement: PythonStatement): boolean {
  const { tokens, params } = statement;
  if (returnAnnotation(statement) !== undefined) return true;
  return params !== undefined && /^[^=]*:/u.test(tokens.text.slice(params.start, params.end));
}

function hasBareStar(statement: PythonStatement): boolean {
  const words = headTexts(statement);
  return words.some((word, i) => word === '*' && words[i + 1] === ',');
}

/** What the models agree on; else None when no call looks at the result. */
function returnType(models: readonly PythonStatement[], calls: readonly CallSite[]): string | undefined {
  const found = new Set(models.map(returnAnnotation));
  const [only] = found;
  if (found.size === 1 && models.length > 1 && only !== undefined) return only;
  return calls.length > 0 && calls.every(({ resultUsed }) => !resultUsed) ? 'None' : undefined;
}
