import type { PythonImport } from '../../python/imports.js';
import type { PythonStatement } from '../../python/parsePython.js';
import { testsTypeChecking } from './importGroups.js';
import { joinImport, sortNames } from './importEdits.js';
import { insertImportLines, type ImportLine } from './importPlaces.js';
import { blockEnd, isInline } from './layout.js';
import type { MergeState } from './MergeState.js';
import { importText, sourceModule, type ImportedName } from './moduleImports.js';
import { belowImports } from './modulePlaces.js';
import { neededImports } from './neededImports.js';

/** Longer import lines are broken, a name a line. */
const MAX_LINE = 88;

/** Adds the imports that the inserted code needs. */
export function addImports(state: MergeState): void {
  const { imports, stars, groups } = neededImports(state);
  const typed = imports.filter((each) => each.typeChecking);
  const plain = imports.filter((each) => !each.typeChecking);
  const typedLines = joinOrLines(state, typed);
  if (typedLines.length > 0) {
    const block = typeCheckingBlock(state.target.statements);
    if (block) insertInBlock(state, block, typedLines);
    else {
      const guard = {
        kind: 'from',
        level: 0,
        module: 'typing',
        name: 'TYPE_CHECKING',
        asName: undefined,
      } as const;
      const known = state.target.imports.some((each) =>
        each.names.some(({ name }) => name === 'TYPE_CHECKING'),
      );
      if (!known) plain.push({ ...guard, bound: guard.name, typeChecking: false });
    }
    insertImportLines(state, joinOrLines(state, plain));
    if (!block) insertNewBlock(state, typedLines);
  } else insertImportLines(state, joinOrLines(state, plain));
  insertImportLines(
    state,
    stars.map(({ level, module }) => {
      const text = importText({ kind: 'from', level, module, name: '*', asName: undefined });
      return { kind: 'from' as const, level, module, text };
    }),
  );
  const { place, after } = belowImports(state.target);
  for (const { statements } of groups) {
    state.insert(place, {
      text: state.lines(statements, '', state.unit),
      before: 1,
      after: Math.max(1, after),
    });
  }
}

/** Joins names with `from` imports that are there; returns the lines for the others. */
function joinOrLines(state: MergeState, imports: readonly ImportedName[]): ImportLine[] {
  const lines: ImportLine[] = [];
  const groups = new Map<string, ImportedName[]>();
  for (const each of imports) {
    if (each.kind === 'import') lines.push({ ...each, text: importText(each) });
    else {
      const key = sourceModule(each.level, each.module, state.options.absolute);
      groups.set(key, [...(groups.get(key) ?? []), each]);
    }
  }
  for (const [key, group] of groups) {
    const first = group[0]!;
    const there = state.target.imports.find((each) => canJoin(state, each, first.typeChecking, key));
    const names = group.map(({ name, asName }) => (asName === undefined ? name : `${name} as ${asName}`));
    if (there) state.edits.push(...joinImport(state.target.text, there, names));
    else lines.push({ ...first, text: fromLine(state, first, sortNames(names)) });
  }
  return lines;
}

function canJoin(state: MergeState, each: PythonImport, typeChecking: boolean, source: string): boolean {
  if (each.kind !== 'from' || each.star || each.names.length === 0) return false;
  // An import further down comes too late for what is above it.
  const definition = state.target.statements.find(({ kind }) => kind === 'def' || kind === 'class');
  if (definition && definition.start < each.start) return false;
  const fits = typeChecking
    ? each.typeChecking && each.statement.parent?.kind === 'if' && !each.statement.parent.parent
    : each.statement.parent === undefined;
  return fits && sourceModule(each.level, each.module, state.options.absolute) === source;
}

function fromLine(state: MergeState, { level, module }: ImportedName, names: readonly string[]): string {
  const head = `from ${'.'.repeat(level)}${module} import `;
  const line = head + names.join(', ');
  if (line.length <= MAX_LINE || names.length === 1) return line;
  return `${head}(\n${names.map((name) => `${state.unit}${name},\n`).join('')})`;
}

/** The `if TYPE_CHECKING:` of the module. */
function typeCheckingBlock(statements: readonly PythonStatement[]): PythonStatement | undefined {
  return statements.find((each) => testsTypeChecking(each) && each.body.length > 0 && !isInline(each));
}

function insertInBlock(state: MergeState, { body }: PythonStatement, lines: readonly ImportLine[]): void {
  const last = body[body.length - 1]!;
  const below = blockEnd(state.target.text, last);
  for (const { text } of lines)
    state.insertions.below(below, { text: indented(text, last.indent), before: 0, after: 0 });
}

function insertNewBlock(state: MergeState, lines: readonly ImportLine[]): void {
  const { place, after } = belowImports(state.target);
  const text = ['if TYPE_CHECKING:', ...lines.map((line) => indented(line.text, state.unit))].join('\n');
  state.insert(place, { text, before: 1, after });
}

function indented(text: string, indent: string): string {
  return text.replace(/^/gmu, indent);
}
