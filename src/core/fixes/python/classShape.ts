import type { PythonStatement } from '../../python/parsePython.js';
import { classArguments } from '../../python/classArguments.js';
import { isProtocol } from '../../python/stubs.js';
import { isIdentifier, tokenText } from '../../python/tokenReading.js';

const SPECIAL: Readonly<Record<string, string>> = {
  Enum: 'Enum',
  IntEnum: 'Enum',
  StrEnum: 'Enum',
  ReprEnum: 'Enum',
  Flag: 'Enum',
  IntFlag: 'Enum',
  NamedTuple: 'NamedTuple',
  TypedDict: 'TypedDict',
  Protocol: 'Protocol',
};

/**
 * What a class is that no plain class can be merged with: `Enum`, `NamedTuple`, `TypedDict` or `Protocol`, by its bases or,
 * where those hand it down, by the bases of other classes among `statements`.
 */
export function specialKind(
  statement: PythonStatement,
  statements: readonly PythonStatement[],
  depth = 0,
): string | undefined {
  for (const base of classArguments(statement)) {
    const name = /^[\w.]*/u.exec(base)![0].split('.').pop()!;
    if (base.startsWith(`${name}=`)) continue;
    const own = SPECIAL[name];
    if (own !== undefined && (own !== 'Protocol' || isProtocol(statement))) return own;
    const around = statements.find(
      (each) => each.kind === 'class' && each.name === name && each !== statement,
    );
    // The depth bound ends circles.
    const handed = around && depth < 20 ? specialKind(around, statements, depth + 1) : undefined;
    if (handed === 'Enum' || handed === 'TypedDict') return handed;
  }
  return undefined;
}

/** What the template's header has and the file's has not: bases, keywords, decorators, as the user knows them. */
export function headerExtras(template: PythonStatement, target: PythonStatement): string[] {
  const known = new Set(classArguments(target));
  const extras = classArguments(template).filter((each) => !known.has(each) && each !== 'object');
  const there = target.decorators.map(({ text }) => text.replace(/\s/gu, ''));
  for (const { text } of template.decorators) {
    const plain = text.replace(/\s/gu, '');
    if (!there.some((each) => each === plain || each.startsWith(`${plain}(`))) extras.push(`@${text}`);
  }
  return extras;
}

/** Whether fields without a default have to stand before those with one: dataclasses and named tuples. */
export function ordersFields(statement: PythonStatement): boolean {
  const isTuple = classArguments(statement).some((base) => /(?:^|\.)NamedTuple$/u.test(base));
  const dataclass = statement.decorators.find(({ text }) => /(?:^|\.)dataclass\b/u.test(text));
  if (!dataclass) return isTuple;
  const { tokens } = statement;
  for (let i = dataclass.first; i <= dataclass.last; i++) {
    if (isIdentifier(tokens, i) && tokenText(tokens, i) === 'kw_only' && tokenText(tokens, i + 2) === 'True')
      return false;
  }
  return !statement.body.some((each) => /\bKW_ONLY\b/u.test(tokens.text.slice(each.start, each.end)));
}
