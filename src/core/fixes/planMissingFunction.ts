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
  if (!isFunctionName(name)) {
    return refused(`\`${name}\` cannot be the name of a function, or does not look like one.`);
  }
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
  const calls = await collectCalls({ module, name }, modules, importers ?? [...integrity.sources], files);
  const added = addFunction(target, name, calls);
  const edits = toTextEdits(read.text, added.edits);
  const after = applyEdits(read.text, edits);
  if (parsePython(after).errors.length > 0) return refused(`${found.path} would no longer be Python.`);
  const notes = [callNote(name, calls.length), bodyNote(added)];
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

/** Names come from sources, which are untrusted; capitalised ones are classes and constants. */
function isFunctionName(name: string): boolean {
  return /^_*[\p{Ll}\p{Lo}][\p{L}\p{N}_]*$/u.test(name) && !isHardKeyword(keywordAt(name, 0, name.length));
}
