import * as l10n from '@vscode/l10n';
import { LineIndex } from '../../text/LineIndex.js';
import { definedNowhere, importedUnasked } from '../mergeNotes.js';
import { Refusal } from '../python/Refusal.js';
import { otherMeaning } from '../refusals.js';
import { isGlobalName } from './globalNames.js';
import { declaredNames } from './patternNames.js';
import { sameObject, type ScriptImport } from './scriptImports.js';
import { importText } from './importText.js';
import { nodeModuleImport } from './nodeModules.js';
import { scriptNameUses } from './scriptNameUses.js';
import type { ScriptMerge } from './ScriptMerge.js';

/** The imports that the inserted code needs and the file lacks. Throws a Refusal when a name means something else in the file. */
export function neededScriptImports(merge: ScriptMerge): ScriptImport[] {
  const uses = new Map<string, { isValue: boolean }>();
  for (const { nodes, bound } of merge.pieces) {
    for (const { name, isType } of scriptNameUses(nodes, bound)) {
      const use = uses.get(name);
      if (!use) uses.set(name, { isValue: !isType });
      else if (!isType) use.isValue = true;
    }
  }
  const inTemplate = merge.templateImports.flatMap(({ bindings }) => bindings);
  // A template of imports alone asks for them.
  if (merge.templateItems.every(({ kind }) => kind === 'import' || kind === 'directive')) {
    for (const { local, isType } of inTemplate) uses.set(local, { isValue: !isType });
  }
  const known = new Set(
    [...merge.target.root.namedChildren, ...merge.template.root.namedChildren].flatMap(declaredNames),
  );
  const inTest = isTest(merge);
  const needed: ScriptImport[] = [];
  const unknown: string[] = [];
  const unasked: string[] = [];
  for (const [name, { isValue }] of uses) {
    const found = inTemplate.find(({ local }) => local === name);
    if (found) {
      if (isMissing(merge, found, isValue)) needed.push(found);
    } else if (!known.has(name) && !isImported(merge, name) && !isGlobalName(name, { inTest })) {
      const own = isValue ? nodeModuleImport(merge, name) : undefined;
      if (own) {
        needed.push(own);
        unasked.push(name);
      } else unknown.push(name);
    }
  }
  if (unasked.length > 0) {
    merge.notes.push(importedUnasked(unasked));
  }
  if (unknown.length > 0) {
    merge.notes.push(definedNowhere(unknown));
  }
  const order = ({ specifier, statement }: ScriptImport): number => (specifier ?? statement).startIndex;
  return needed.sort((a, b) => order(a) - order(b));
}

function isImported({ targetImports }: ScriptMerge, name: string): boolean {
  return targetImports.some(({ bindings }) => bindings.some(({ local }) => local === name));
}

function isTest({ target, template }: ScriptMerge): boolean {
  const call = /^\s*(?:describe|suite|it|test|beforeEach)\s*\(/mu;
  return (
    /(?:^|[./_-])(?:test|tests|spec|__tests__)[./_-]/u.test(target.path) ||
    call.test(target.text) ||
    call.test(template.text)
  );
}

function isMissing(merge: ScriptMerge, wanted: ScriptImport, isValue: boolean): boolean {
  const { targetImports, target } = merge;
  const there = targetImports.flatMap(({ bindings }) => bindings).find(({ local }) => local === wanted.local);
  if (there) {
    if (!sameObject(there, wanted))
      throw conflict(merge, wanted, there.statement.startIndex, importText(there));
    if (there.isType && isValue && !wanted.isType) asValue(merge, there);
    return false;
  }
  const own = target.root.namedChildren.find((node) => declaredNames(node).includes(wanted.local));
  if (own) throw conflict(merge, wanted, own.startIndex);
  return true;
}

function conflict({ target }: ScriptMerge, wanted: ScriptImport, at: number, own?: string): Refusal {
  const line = new LineIndex(target.text).position(at).line + 1;
  return otherMeaning(wanted.local, importText(wanted), line, own);
}

/** Takes the `type` off an import of the file that the added code needs at run time. */
function asValue(
  { target, targetImports, edits, notes }: ScriptMerge,
  { specifier, statement, local }: ScriptImport,
): void {
  const all = targetImports.find(({ node }) => node.id === statement.id)!;
  const holder = all.isType ? statement : specifier;
  const word = holder?.children.find(({ type }) => type === 'type');
  if (!word || (all.isType && all.bindings.length > 1)) {
    throw new Refusal(
      l10n.t('The file imports `{0}` as a type only, and the template uses it as a value.', local),
    );
  }
  const end = word.endIndex + /^\s*/u.exec(target.text.slice(word.endIndex))![0].length;
  edits.push({ start: word.startIndex, end, newText: '' });
  notes.push(l10n.t('`{0}` is no longer imported as a type only: the added code uses it as a value.', local));
}
