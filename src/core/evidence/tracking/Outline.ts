import type { PythonModule, PythonStatement } from '../../python/parsePython.js';
import type { DefinitionKind, SyntaxOutline } from '../../syntax/Outline.js';

/** A definition with everything that belongs to it. Offsets are zero-based UTF-16 code units, the end exclusive. */
export interface OutlineDefinition {
  /** `f`, `C`, `C.m`, `f.inner`. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly nameStart: number;
  readonly nameEnd: number;
}

/** The functions, classes and methods of a file, in text order, an outer one before what it holds. Any language that has a parser can give one. */
export type Outline = readonly OutlineDefinition[];

/** The innermost definition around an offset. */
export function enclosing(outline: Outline, offset: number): OutlineDefinition | undefined {
  return outline.findLast(({ start, end }) => start <= offset && offset < end);
}

/** Where a definition of that qualified name is now: all of them, as branches and overloads repeat a name. */
export function named(outline: Outline, name: string): OutlineDefinition[] {
  return outline.filter((definition) => definition.name === name);
}

export function pythonOutline(module: PythonModule): Outline {
  const found: OutlineDefinition[] = [];
  const visit = (statements: readonly PythonStatement[], owner: string): void => {
    for (const { kind, name, start, end, nameStart, nameEnd, body } of statements) {
      const defines = (kind === 'def' || kind === 'class') && name !== undefined && nameStart !== undefined;
      const qualified = defines ? owner + name : undefined;
      if (qualified !== undefined)
        found.push({ name: qualified, start, end, nameStart: nameStart!, nameEnd: nameEnd ?? nameStart! });
      visit(body, qualified === undefined ? owner : `${qualified}.`);
    }
  };
  visit(module.statements, '');
  return found;
}

const withoutBody: ReadonlySet<DefinitionKind> = new Set(['property', 'constant', 'variable']);

/** The same of another language: values count where they are written as a block. */
export function syntaxOutline({ definitions }: SyntaxOutline): Outline {
  return definitions
    .filter(({ kind, body }) => body !== undefined || !withoutBody.has(kind))
    .map(({ parts, start, end, nameStart, nameEnd }) => ({
      name: parts.join('.'),
      start,
      end,
      nameStart,
      nameEnd,
    }));
}
