import { addToList } from './listEdits.js';
import { specifierText } from './importText.js';
import { importPlace, type SpacedScriptPlace } from './importPlace.js';
import { moduleKey, type ImportStatement, type ScriptImport } from './scriptImports.js';
import { isCommonJs } from './moduleKind.js';
import type { ScriptMerge } from './ScriptMerge.js';

/** Longer import lines are broken, a name a line. */
const MAX_LINE = 100;

/** Adds imports to the file: to statements that import from the same module, else as lines of their own in the file's style. */
export function addScriptImports(merge: ScriptMerge, needed: readonly ScriptImport[]): void {
  const form = isCommonJs(merge) ? 'require' : 'import';
  const bySource = new Map<string, ScriptImport[]>();
  for (const each of needed) {
    const key = `${moduleKey(each.source)} ${each.isType}`;
    bySource.set(key, [...(bySource.get(key) ?? []), each]);
  }
  const lines = sideEffects(merge);
  for (const group of bySource.values()) {
    const rest = form === 'import' ? joinWhole(merge, group) : group;
    const names = rest.filter(isNamed);
    const joined = names.length > 0 && joinNames(merge, names, form);
    const left = joined ? rest.filter((each) => !isNamed(each)) : rest;
    if (left.length === 0) continue;
    const { source } = left[0]!;
    for (const text of form === 'import' ? importLines(merge, left) : requireLines(merge, left))
      lines.push({ source, text });
  }
  insertLines(merge, lines);
}

interface NewLine {
  readonly source: string;
  readonly text: string;
}

/** A module imported for its effects is asked for as it stands. */
function sideEffects({ templateImports, targetImports, style }: ScriptMerge): NewLine[] {
  const isBare = (each: ImportStatement): boolean =>
    each.form === 'import' && each.bindings.length === 0 && !each.names;
  return templateImports
    .filter(
      (each) =>
        isBare(each) && !targetImports.some(({ source }) => moduleKey(source) === moduleKey(each.source)),
    )
    .map(({ source }) => ({
      source,
      text: `import ${style.quote}${source}${style.quote}${style.semicolon}`,
    }));
}

function isNamed({ imported }: ScriptImport): boolean {
  return imported !== 'default' && imported !== '*' && imported !== '=';
}

function fromSame(merge: ScriptMerge, { source }: ScriptImport): ImportStatement[] {
  return merge.targetImports.filter((each) => moduleKey(each.source) === moduleKey(source));
}

/** Adds a default import to `import { a } from 'm'`; returns what is left. */
function joinWhole(merge: ScriptMerge, group: readonly ScriptImport[]): ScriptImport[] {
  return group.filter((wanted) => {
    if (wanted.imported !== 'default' || wanted.isType) return true;
    const there = fromSame(merge, wanted).find(
      ({ form, isType, names, bindings }) => form === 'import' && !isType && names && bindings.every(isNamed),
    );
    if (!there) return true;
    const start = there.names!.startIndex;
    merge.edits.push({ start, end: start, newText: `${wanted.local}, ` });
    return false;
  });
}

/** Adds names to a list in braces of an import from the same module. */
function joinNames(merge: ScriptMerge, names: readonly ScriptImport[], form: 'import' | 'require'): boolean {
  const { isType } = names[0]!;
  const fits = fromSame(merge, names[0]!).filter((each) => each.form === form && each.names);
  const typed = fits.find((each) => each.isType === isType);
  // A type may stand among values where the file writes it so.
  const marked = isType && !typed && usesTypeMark(merge) ? fits.find((each) => !each.isType) : undefined;
  const there = typed ?? marked;
  if (there) {
    const mark = isType && !there.isType ? 'type ' : '';
    const items = names.map((each) => mark + specifierText(each, form === 'require' ? ': ' : undefined));
    const { unit, style } = merge;
    merge.edits.push(
      ...addToList(merge.target.text, there.names!, items, {
        unit,
        trailingComma: style.trailingComma ?? true,
      }),
    );
    return true;
  }
  const whole = fromSame(merge, names[0]!).find(
    (each) =>
      each.form === 'import' && form === 'import' && each.isType === isType && !isType && isDefaultOnly(each),
  );
  if (!whole) return false;
  const end = whole.node.namedChildren.find(({ type }) => type === 'import_clause')!.endIndex;
  const list = names.map((each) => specifierText(each)).join(', ');
  merge.edits.push({ start: end, end, newText: `, { ${list} }` });
  return true;
}

function usesTypeMark({ targetImports }: ScriptMerge): boolean {
  return targetImports.some((each) => !each.isType && each.bindings.some(({ isType }) => isType));
}

function isDefaultOnly({ bindings, names }: ImportStatement): boolean {
  return !names && bindings.length === 1 && bindings[0]!.imported === 'default';
}

function importLines({ style, unit }: ScriptMerge, group: readonly ScriptImport[]): string[] {
  const { source, isType } = group[0]!;
  const end = ` from ${style.quote}${source}${style.quote}${style.semicolon}`;
  const start = isType ? 'import type ' : 'import ';
  const lines: string[] = [];
  for (const { local, imported } of group) {
    if (imported === '*') lines.push(`${start}* as ${local}${end}`);
  }
  // `require` of a whole module is its default import for Node and bundlers.
  const whole = group
    .filter(({ imported }) => imported === 'default' || imported === '=')
    .map(({ local }) => local);
  const names = group.filter(isNamed).map((each) => specifierText(each));
  const list = names.length > 0 ? [`{ ${names.join(', ')} }`] : [];
  const parts = isType ? [...whole.slice(0, 1), ...list] : [[...whole.slice(0, 1), ...list].join(', ')];
  for (const part of parts.filter((each) => each !== '')) {
    const line = start + part + end;
    const isLong = line.length > MAX_LINE && names.length > 1;
    const last = (style.trailingComma ?? true) ? ',' : '';
    const broken = `{\n${names.map((name) => unit + name).join(',\n')}${last}\n}`;
    lines.push(isLong ? line.replace(list[0]!, () => broken) : line);
  }
  return lines;
}

function requireLines({ style }: ScriptMerge, group: readonly ScriptImport[]): string[] {
  const { source } = group[0]!;
  const end = ` = require(${style.quote}${source}${style.quote})${style.semicolon}`;
  const names = group.filter(isNamed).map((each) => specifierText(each, ': '));
  return [
    ...group.filter((each) => !isNamed(each)).map(({ local }) => `const ${local}${end}`),
    ...(names.length > 0 ? [`const { ${names.join(', ')} }${end}`] : []),
  ];
}

/** Lines for one place follow each other. */
function insertLines(merge: ScriptMerge, lines: readonly NewLine[]): void {
  const byPlace = new Map<string, SpacedScriptPlace & { texts: string[] }>();
  for (const { source, text } of lines) {
    const spaced = importPlace(merge, source);
    const key = JSON.stringify(spaced.place);
    const there = byPlace.get(key);
    if (there) there.texts.push(text);
    else byPlace.set(key, { ...spaced, texts: [text] });
  }
  for (const { place, before, after, texts } of byPlace.values())
    merge.insert(place, { text: texts.join('\n'), before, after });
}
