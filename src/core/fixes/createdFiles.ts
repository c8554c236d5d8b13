import type { FileAccess } from '../files/FileAccess.js';
import { isGlob } from '../files/glob.js';
import { folderOf } from '../files/workspacePath.js';
import type { FileFix } from './FixPlan.js';
import { lineEndOf, withLineEnd, type LineEnd } from './lines.js';

/** How many neighbours are asked for their line end. */
const MAX_NEIGHBOURS = 5;

/** The files that creating `path` takes: itself, with one final newline, and the `__init__.py` of new packages. */
export async function createdFiles(path: string, code: string, files: FileAccess): Promise<FileFix[]> {
  const lineEnd = (await neighboursLineEnd(path, files)) ?? lineEndOf(code);
  const text = withLineEnd(code.replace(/^\uFEFF/u, ''), lineEnd).replace(/(?:\r?\n)+$/u, '');
  const inits = /\.pyi?$/u.test(path) ? await newPackages(path, files) : [];
  return [...inits.map((init) => createFix(init, '')), createFix(path, text === '' ? '' : text + lineEnd)];
}

function createFix(path: string, after: string): FileFix {
  const start = { line: 0, character: 0 };
  const edits = after === '' ? [] : [{ range: { start, end: start }, newText: after }];
  return { path, kind: 'create', before: '', edits, after };
}

/** The line end of the files beside it; undefined when there are none, or none with two lines. */
async function neighboursLineEnd(path: string, files: FileAccess): Promise<LineEnd | undefined> {
  const folder = folderOf(path);
  if (isGlob(folder)) return undefined;
  const extension = /\.[^./]+$/u.exec(path)?.[0] ?? '';
  const found = (await files.list([`${folder === '' ? '' : `${folder}/`}*`]))
    .filter((each) => each.endsWith(extension))
    .sort()
    .slice(0, MAX_NEIGHBOURS);
  const texts = await Promise.all(found.map((each) => files.read(each)));
  const all = texts.map((each) => each?.text ?? '').join('');
  return all.includes('\n') ? lineEndOf(all) : undefined;
}

/** The `__init__.py` of each folder that is new while the one around it is a regular package. */
async function newPackages(path: string, files: FileAccess): Promise<string[]> {
  const created: string[] = [];
  let inPackage = false;
  const parts = folderOf(path).split('/');
  for (let depth = 1; depth <= parts.length && parts[0] !== ''; depth++) {
    const folder = parts.slice(0, depth).join('/');
    const init = `${folder}/__init__.py`;
    if (await files.exists(init)) inPackage = true;
    else if (inPackage && !isGlob(folder) && (await files.list([`${folder}/**`])).length === 0) {
      if (init !== path) created.push(init);
    } else inPackage = false;
  }
  return created;
}
