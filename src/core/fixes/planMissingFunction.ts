import * as l10n from '@vscode/l10n';
import { counted } from '../text/counted.js';
import type { FileAccess } from '../files/FileAccess.js';
import { ImportIntegrity } from '../evidence/imports/ImportIntegrity.js';
import { moduleBindings } from '../python/bindings.js';
import { parsePython } from '../python/parsePython.js';
import { keywordAt, isHardKeyword } from '../python/tokenKinds.js';
import { applyEdits } from '../text/applyEdits.js';
import { LineIndex } from '../text/LineIndex.js';
import type { FixPlan } from './FixPlan.js';
import { toTextEdits } from './offsetEdits.js';
import { addFunction, type AddedFunction } from './python/addFunction.js';
import { collectCalls } from './python/collectCalls.js';
import type { OtherUses } from './python/otherUses.js';

export interface MissingFunctionOptions {
  /** The files that import the name, where they are known. Default: every Python file is looked through. */
  importers?: readonly string[];
  /** Of the workspace, kept up to date. Default: it is looked through for this one answer. */
  integrity?: ImportIntegrity | undefined;
}

/**
 * Adds a function that the workspace imports and its module does not define; the parameters come from how it is called.
 * Computes only, writes nothing; what cannot be done is refused with a reason, never thrown.
 */
export async function planMissingFunction(
  { module, name }: { module: string; name: string },
  files: FileAccess,
  { importers, integrity = new ImportIntegrity(files) }: MissingFunctionOptions = {},
): Promise<FixPlan> {
  const wrong = notFunctionName(name);
  if (wrong !== undefined) return refused(wrong);
  const modules = await integrity.modules();
  const found = modules.resolve(module);
  if (!found) return refused(l10n.t('There is no module `{0}` in the workspace.', module));
  if (found.kind === 'namespace')
    return refused(l10n.t('`{0}` is a folder without an `__init__.py`.', module));
  if (found.path.endsWith('.pyi'))
    return refused(l10n.t('`{0}` is described by {1}, which has no bodies.', module, found.path));
  const read = await files.read(found.path);
  if (!read || read.lossy) return refused(l10n.t('{0} cannot be read as text.', found.path));
  const target = parsePython(read.text);
  // The text may be ahead of what the workspace is known to have.
  if (moduleBindings(target).names.has(name) || (await integrity.defines(module, name))) {
    return { kind: 'nothing', reason: l10n.t('`{0}` defines `{1}` already.', module, name) };
  }
  const [error] = target.errors;
  if (error) {
    const line = new LineIndex(read.text).position(error.start).line + 1;
    return refused(l10n.t('{0} cannot be read as Python, line {1}: {2}', found.path, line, error.message));
  }
  const { calls, others } = await collectCalls(
    { module, name },
    modules,
    importers ?? [...integrity.sources],
    files,
  );
  const other = usedOtherwise(name, calls.length, others);
  if (other !== undefined) return refused(other);
  const added = addFunction(target, name, calls);
  const edits = toTextEdits(read.text, added.edits);
  const after = applyEdits(read.text, edits);
  if (parsePython(after).errors.length > 0)
    return refused(l10n.t('{0} would no longer be Python.', found.path));
  const notes = [callNote(name, calls.length), bodyNote(added), ...useNotes(name, added, others)];
  return {
    kind: 'change',
    files: [{ path: found.path, kind: 'edit', before: read.text, edits, after }],
    notes,
  };
}

function refused(reason: string): FixPlan {
  return { kind: 'refused', reason };
}

function bodyNote({ like, assigned }: AddedFunction): string {
  if (like.length === 0) return l10n.t('Its body is still to be written: it raises NotImplementedError.');
  const models = like.slice(-2).map((each) => `\`${each}\``);
  const body =
    like.length > 2
      ? l10n.t('Its body follows {0} and {1} more.', models.join(', '), like.length - 2)
      : models.length > 1
        ? l10n.t('Its body follows {0} and {1}.', models[0]!, models[1]!)
        : l10n.t('Its body follows {0}.', models[0]!);
  if (assigned === 0) return body;
  const own = counted(
    assigned,
    l10n.t('An object of its own is added too.'),
    l10n.t('{0} objects of its own are added too.', assigned),
  );
  return `${body} ${own}`;
}

function callNote(name: string, calls: number): string {
  if (calls === 0) return l10n.t('Nothing calls `{0}`, so it takes any arguments.', name);
  return counted(
    calls,
    l10n.t('The parameters of `{0}` come from one call.', name),
    l10n.t('The parameters of `{0}` come from {1} calls.', name, calls),
  );
}

/** Why a name is none of a function. Names come from sources, which are untrusted. */
function notFunctionName(name: string): string | undefined {
  if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) || isHardKeyword(keywordAt(name, 0, name.length)))
    return l10n.t('`{0}` cannot be the name of a function.', name);
  if (/^_*[\p{Ll}\p{Lo}]/u.test(name)) return undefined;
  return /^[\p{Lu}\p{N}_]+$/u.test(name) && /\p{Lu}.*\p{Lu}/u.test(name)
    ? l10n.t('`{0}` looks like a constant, and what it is worth cannot be told from its uses.', name)
    : l10n.t('`{0}` looks like a class, and only functions are added.', name);
}

/** Why a function would not do for how the name is used. */
function usedOtherwise(name: string, calls: number, others: OtherUses): string | undefined {
  if (others.classes > 0) return l10n.t('`{0}` is used as a class, and only functions are added.', name);
  if (calls > 0 || others.objects === 0) return undefined;
  return counted(
    others.objects,
    l10n.t('`{0}` is used as an object in one place and called nowhere: a function would not do.', name),
    l10n.t(
      '`{0}` is used as an object in {1} places and called nowhere: a function would not do.',
      name,
      others.objects,
    ),
  );
}

function useNotes(name: string, { like }: AddedFunction, { decorators, contexts }: OtherUses): string[] {
  if (like.length > 0) return [];
  if (decorators > 0)
    return [
      l10n.t('`{0}` is a decorator: until its body is written, what it decorates cannot be imported.', name),
    ];
  return contexts > 0 ? [l10n.t('`{0}` is used in `with`: it has to give a context manager.', name)] : [];
}
