import type { PythonModule, PythonStatement } from '../../python/parsePython.js';
import { Op } from '../../python/tokenKinds.js';
import { tokenAtOrAfter, tokenText } from '../../python/tokenReading.js';
import type { SignatureStyle } from './callSignature.js';
import { hasFutureAnnotations } from './MergeState.js';
import { headerParameters } from './siblings/headerParameters.js';

/** What functions of a module have in common. */
export interface FunctionStyle extends SignatureStyle {
  /** What stands behind their `->`, where they agree. */
  readonly returns: string | undefined;
  /** What is between their parentheses, where it is the same for all. */
  readonly parameters: string | undefined;
}

/** `related`: the models are like the function that is to come, so that what they all name and take it may too. */
export function functionStyle(
  module: PythonModule,
  models: readonly PythonStatement[],
  related: boolean,
): FunctionStyle {
  const parameters = models.map(headerParameters);
  const types = new Map<string, string | undefined>();
  for (const { name, annotation } of parameters.flat())
    types.set(name, !types.has(name) || types.get(name) === annotation ? annotation : undefined);
  return {
    annotations: models.some(isAnnotated),
    keywordOnly: models.some(hasBareStar),
    futureAnnotations: hasFutureAnnotations(module),
    optional: module.imports.some(
      (each) =>
        each.module === 'typing' && each.names.some(({ name, asName }) => name === 'Optional' && !asName),
    ),
    types,
    names:
      related && models.length > 1 ? agreedNames(parameters.map((each) => each.map(({ name }) => name))) : [],
    returns: models.length > 1 ? agreed(models.map(returnAnnotation)) : undefined,
    parameters: related && models.length > 1 ? agreed(models.map(parametersText)) : undefined,
  };
}

function agreed<T>(values: readonly T[]): T | undefined {
  return new Set(values).size === 1 ? values[0] : undefined;
}

/** By position: the name that all of them have there. */
function agreedNames(names: readonly (readonly string[])[]): (string | undefined)[] {
  const count = Math.min(...names.map((each) => each.length));
  return Array.from({ length: count }, (_, i) => agreed(names.map((each) => each[i]!)));
}

function parametersText({ params, tokens }: PythonStatement): string | undefined {
  return params && tokens.text.slice(params.start, params.end);
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
