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
  if (!found) return refused(`There is no module \`${module}\` in the workspace.`);
  if (found.kind === 'namespace') return refused(`\`${module}\` is a folder without an \`__init__.py\`.`);
  if (found.path.endsWith('.pyi'))
    return refused(`\`${module}\` is described by ${found.path}, which has no bodies.`);
  const read = await files.read(found.path);
  if (!read || read.lossy) return refused(`${found.path} cannot be read as text.`);
  const target = parsePython(read.text);
  // The text may be ahead of what the workspace is known to have.
  if (moduleBindings(target).names.has(name) || (await integrity.defines(module, name))) {
    return { kind: 'nothing', reason: `\`${module}\` defines \`${name}\` already.` };
  }
  const [error] = target.errors;
  if (error) {
    const line = new LineIndex(read.text).position(error.start).line + 1;
    return refused(`${found.path} cannot be read as Python, line ${line}: ${error.message}.`);
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
  if (parsePython(after).errors.length > 0) return refused(`${found.path} would no longer be Python.`);
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
  if (like.length === 0) return 'Its body is still to be written: it raises NotImplementedError.';
  const models = like.slice(-2).map((each) => `\`${each}\``);
  const rest = like.length > 2 ? ` and ${like.length - 2} more` : '';
  const own =
    assigned === 0
      ? ''
      : assigned === 1
        ? ' An object of its own is added too.'
        : ` ${assigned} objects of its own are added too.`;
  return `Its body follows ${models.join(rest === '' ? ' and ' : ', ')}${rest}.${own}`;
}

function callNote(name: string, calls: number): string {
  if (calls === 0) return `Nothing calls \`${name}\`, so it takes any arguments.`;
  return `The parameters of \`${name}\` come from ${calls === 1 ? 'one call' : `${calls} calls`}.`;
}

/** Why a name is none of a function. Names come from sources, which are untrusted. */
function notFunctionName(name: string): string | undefined {
  if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) || isHardKeyword(keywordAt(name, 0, name.length)))
    return `\`${name}\` cannot be the name of a function.`;
  if (/^_*[\p{Ll}\p{Lo}]/u.test(name)) return undefined;
  return /^[\p{Lu}\p{N}_]+$/u.test(name) && /\p{Lu}.*\p{Lu}/u.test(name)
    ? `\`${name}\` looks like a constant, and what it is worth cannot be told from its uses.`
    : `\`${name}\` looks like a class, and only functions are added.`;
}

/** Why a function would not do for how the name is used. */
function usedOtherwise(name: string, calls: number, others: OtherUses): string | undefined {
  if (others.classes > 0) return `\`${name}\` is used as a class, and only functions are added.`;
  if (calls > 0 || others.objects === 0) return undefined;
  const times = others.objects === 1 ? 'one place' : `${others.objects} places`;
  return `\`${name}\` is used as an object in ${times} and called nowhere: a function would not do.`;
}

function useNotes(name: string, { like }: AddedFunction, { decorators, contexts }: OtherUses): string[] {
  if (like.length > 0) return [];
  if (decorators > 0)
    return [`\`${name}\` is a decorator: until its body is written, what it decorates cannot be imported.`];
  return contexts > 0 ? [`\`${name}\` is used in \`with\`: it has to give a context manager.`] : [];
}
