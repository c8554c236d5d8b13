import { moduleBindings } from '../../../python/bindings.js';
import type { PythonModule, PythonStatement } from '../../../python/parsePython.js';
import { TokenKind } from '../../../python/tokenKinds.js';
import { statementWords } from './CodeWord.js';
import { CodePattern } from './CodePattern.js';
import { ownDefinitions } from './ownDefinitions.js';
import { isKnownMember, isListedElsewhere } from './patternDoubts.js';
import type { Sibling, Subject } from './Sibling.js';
import type { Family } from './siblingFamily.js';
import type { Slot } from './Slot.js';

/** What the siblings have in common, as it would be for the missing function. */
export interface PatternedCode {
  /** Without the indentation of its first line. */
  readonly body: string;
  /** As the siblings indent theirs. */
  readonly indent: string;
  readonly decorators: string | undefined;
  readonly docstring: string | undefined;
  /** New assignments at top level, each beside one of a sibling. */
  readonly definitions: readonly { readonly text: string; readonly model: PythonStatement }[];
  /** The siblings that are written so. */
  readonly siblings: readonly PythonStatement[];
}

/** A pattern as one sibling gives it, with what fits it. */
interface Found {
  readonly body: CodePattern;
  readonly decorators: CodePattern;
  readonly definitions: readonly Definition[];
  readonly fitting: readonly Sibling[];
  readonly model: Sibling;
}

interface Definition {
  /** Index of the slot of the body that names it. */
  readonly slot: number;
  readonly pattern: CodePattern;
  readonly model: PythonStatement;
}

/**
 * The code of the missing function, where its siblings share one clear pattern: at least two of them, and three of four, are the same but
 * for the words of their names and their parameters; each may have assignments of its own at top level, made alike. Undefined
 * when there is none, or when it would take what the module does not have.
 */
export function siblingPattern(
  module: PythonModule,
  { stem, siblings }: Family,
  params: readonly string[],
  isAsync: boolean,
): PatternedCode | undefined {
  const subject = { stem, params };
  const assigned = ownDefinitions(module);
  for (const runs of [true, false]) {
    let best: Found | undefined;
    for (const model of [...siblings].reverse()) {
      const found = fold(model, siblings, assigned, runs);
      if (found && found.fitting.length > (best?.fitting.length ?? 1)) best = found;
      if (best?.fitting.length === siblings.length) break;
    }
    if (!best || best.fitting.length * 4 < siblings.length * 3) continue;
    if (best.model.statement.isAsync && !isAsync) return undefined;
    const code = instance(module, best, subject);
    if (code) return code;
  }
  return undefined;
}

/** The pattern of the model, narrowed by every sibling that fits it. */
function fold(
  model: Sibling,
  siblings: readonly Sibling[],
  assigned: ReadonlyMap<string, PythonStatement>,
  runs: boolean,
): Found | undefined {
  const body = CodePattern.of(model.body, model, runs);
  const definitions = definitionsOf(body, assigned, model, runs);
  let found: Found = {
    body,
    decorators: CodePattern.of(model.decorators, model, runs),
    definitions,
    fitting: [model],
    model,
  };
  for (const each of siblings) {
    if (each === model || each.statement.isAsync !== model.statement.isAsync) continue;
    found = narrowed(found, each, assigned) ?? found;
  }
  return found.fitting.length > 1 ? found : undefined;
}

function narrowed(
  found: Found,
  each: Sibling,
  assigned: ReadonlyMap<string, PythonStatement>,
): Found | undefined {
  const body = found.body.fit(each.body, each);
  const decorators = found.decorators.fit(each.decorators, each);
  if (!body || !decorators) return undefined;
  const definitions: Definition[] = [];
  for (const definition of found.definitions) {
    const name = body.slots[definition.slot]!.render(each);
    const statement = name === undefined ? undefined : assigned.get(name);
    const pattern = statement && definition.pattern.fit(statementWords([statement]), each);
    if (!statement || !pattern) return undefined;
    const later = statement.start > definition.model.start;
    definitions.push({ ...definition, pattern, model: later ? statement : definition.model });
  }
  return { ...found, body, decorators, definitions, fitting: [...found.fitting, each] };
}

/** The assignments that the model alone has: those of names with words of its own. */
function definitionsOf(
  body: CodePattern,
  assigned: ReadonlyMap<string, PythonStatement>,
  model: Subject,
  runs: boolean,
): Definition[] {
  const found = new Map<string, Definition>();
  for (const [slot, { word, named }] of body.slots.entries()) {
    const statement = assigned.get(word.text);
    if (!named || !statement || word.kind !== TokenKind.Name || word.attribute || word.keyword) continue;
    if (found.has(word.text)) continue;
    const pattern = CodePattern.of(statementWords([statement]), model, runs);
    found.set(word.text, { slot, pattern, model: statement });
  }
  return [...found.values()];
}

function instance(module: PythonModule, found: Found, subject: Subject): PatternedCode | undefined {
  const { fitting, model } = found;
  const body = found.body.render(subject);
  const decorators = found.decorators.render(subject);
  if (body === undefined || decorators === undefined) return undefined;
  // A body that leaves something out that it is given is not what the callers mean.
  const used = found.body.uses(subject);
  const ignores = fitting.some((each) => found.body.uses(each).size < each.params.length);
  if (!ignores && subject.params.some((param) => !used.has(param))) return undefined;
  const known = moduleBindings(module).names;
  const made = new Map<string, { text: string; model: PythonStatement }>();
  for (const definition of found.definitions) {
    const name = found.body.slots[definition.slot]!.render(subject);
    if (name === undefined) return undefined;
    if (known.has(name)) continue;
    const text = definition.pattern.render(subject);
    if (text === undefined) return undefined;
    made.set(name, { text, model: definition.model });
  }
  const all = [found.body, ...found.definitions.map(({ pattern }) => pattern)];
  const isDoubtful = (slot: Slot): boolean => {
    if (!slot.named) return false;
    const name = slot.render(subject);
    if (name === undefined) return true;
    const { word } = slot;
    if (word.kind === TokenKind.String) return isListedElsewhere(module, slot, fitting, name);
    if (word.keyword) return false;
    return word.attribute
      ? !isKnownMember(module, word.text, name)
      : !known.has(name) && !made.has(name) && name !== word.text;
  };
  if (all.some((pattern) => pattern.slots.some(isDoubtful))) return undefined;
  return {
    body,
    indent: model.statement.body[0]!.indent,
    decorators: decorators === '' ? undefined : decorators,
    docstring: docstringFor(fitting, subject),
    definitions: [...made.values()],
    siblings: fitting.map(({ statement }) => statement),
  };
}

/** The docstring where most of the siblings have the same but for their names. */
function docstringFor(siblings: readonly Sibling[], subject: Subject): string | undefined {
  for (const model of siblings) {
    if (model.docstring.length === 0) continue;
    let pattern = CodePattern.of(model.docstring, model, false);
    let count = 1;
    for (const each of siblings) {
      const fit = each === model ? undefined : pattern.fit(each.docstring, each);
      if (!fit) continue;
      pattern = fit;
      count++;
    }
    if (count >= 2 && count * 4 >= siblings.length * 3) return pattern.render(subject);
  }
  return undefined;
}
