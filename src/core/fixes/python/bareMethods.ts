import * as l10n from '@vscode/l10n';
import type { PythonStatement } from '../../python/parsePython.js';
import { isIdentifier, tokenAtOrAfter, tokenText } from '../../python/tokenReading.js';
import { namesList } from '../mergeNotes.js';
import { isAssignment, type BlockItem } from './blockItems.js';
import { specialKind } from './classShape.js';
import type { MergeState } from './MergeState.js';
import { nameUses } from './nameUses.js';
import { Refusal } from './Refusal.js';

const OF_CLASSES =
  /^(?:(?:abc\.)?abstractmethod|property|classmethod|staticmethod|(?:functools\.)?cached_property|override|\w+\.(?:setter|deleter|getter))$/u;

/** The functions of a template's module that are written as methods, and the class of the file that they go into. */
export interface BareMethods {
  readonly methods: readonly BlockItem[];
  readonly owner: PythonStatement;
}

/**
 * Methods that a template gives without their class, as reports do: `def save(self): ...`. Their class is the one of the file
 * that has one of them already, else the only class of the file. Refuses them when there is no telling.
 */
export function bareMethods(state: MergeState, items: readonly BlockItem[]): BareMethods | undefined {
  // What stands beside a class of the template is meant to.
  if (items.some(({ kind }) => kind === 'class')) return undefined;
  const methods = items.filter((item) => isMethod(item, items));
  if (methods.length === 0) return undefined;
  const names = new Set(methods.map((item) => nameOf(item)));
  const { statements } = state.target;
  // A function of that name is what the template means.
  if (statements.some(({ kind, name }) => kind === 'def' && names.has(name))) return undefined;
  const classes = classesIn(statements);
  const having = classes.filter(({ body }) =>
    body.some(({ kind, name }) => kind === 'def' && names.has(name)),
  );
  const plain = classes.filter((each) => specialKind(each, statements) === undefined);
  const owner = having.length > 0 ? having : plain;
  const listed = namesList(methods.flatMap((item) => nameOf(item) ?? []));
  if (owner.length === 1) {
    const name = owner[0]!.name!;
    state.notes.push(
      having.length > 0
        ? l10n.t('The template has {0} without a class: taken as of `{1}`.', listed, name)
        : l10n.t(
            'The template has {0} without a class: taken as of `{1}`, the only class of the file.',
            listed,
            name,
          ),
    );
    return { methods, owner: owner[0]! };
  }
  throw new Refusal(
    owner.length === 0
      ? l10n.t(
          'The template has methods without their class ({0}), and the file has no class for them.',
          listed,
        )
      : l10n.t(
          'The template has methods without their class ({0}), and the file has several classes.',
          listed,
        ),
  );
}

function nameOf({ statements }: BlockItem): string | undefined {
  return statements[0].name;
}

/** Its first parameter is `self`, its decorators are such as methods have, and the template does not use it as a function. */
function isMethod(item: BlockItem, items: readonly BlockItem[]): boolean {
  if (item.kind !== 'def') return false;
  const [statement] = item.statements;
  const { tokens, params, decorators } = statement;
  if (!params || !decorators.every(({ text }) => OF_CLASSES.test(text.trim()))) return false;
  const first = tokenAtOrAfter(tokens, params.start);
  if (!isIdentifier(tokens, first)) return false;
  const self = tokenText(tokens, first);
  if (self !== 'self' && !(self === 'cls' && decorators.some(({ text }) => text.trim() === 'classmethod')))
    return false;
  return !items.some(({ statements }) =>
    statements.some((each) => each !== statement && nameUses(each).some((use) => use.name === item.name)),
  );
}

/** The classes of a module, those in branches included. */
function classesIn(statements: readonly PythonStatement[]): PythonStatement[] {
  return statements.flatMap((each) => {
    if (each.kind === 'class') return [each];
    return each.kind === 'def' || isAssignment(each) ? [] : classesIn(each.body);
  });
}
