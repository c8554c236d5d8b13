import * as l10n from '@vscode/l10n';
import type { FileAccess } from '../files/FileAccess.js';
import { isGlob } from '../files/glob.js';
import { folderOf } from '../files/workspacePath.js';
import { editorConfigFor } from './editorconfig/editorConfigFor.js';
import type { FileFix } from './FixPlan.js';
import { inIndentation, indentationLike } from './inIndentation.js';
import { lineEndOf, withLineEnd } from './lines.js';

/** How many neighbours are asked for their line end and indentation. */
const MAX_NEIGHBOURS = 5;

/**
 * The files that creating `path` takes: itself, with one final newline, and the `__init__.py` of new packages. Line ends and indentation are
 * those of `.editorconfig`, else of the neighbours, else the template's.
 */
export async function createdFiles(
  path: string,
  code: string,
  files: FileAccess,
): Promise<{ files: FileFix[]; notes: string[] }> {
  const config = isGlob(path) ? {} : await editorConfigFor(path, files);
  const neighbours = await neighboursTexts(path, files);
  const around = neighbours.join('');
  const plain = withLineEnd(code.replace(/^\uFEFF/u, ''), '\n').replace(/\n+$/u, '');
  const indent = config.indent ?? indentationLike(path, neighbours);
  const text = indent === undefined ? plain : inIndentation(path, plain, indent);
  const lineEnd = config.lineEnd ?? lineEndOf(around.includes('\n') ? around : code);
  const mark = config.charset === 'utf-8-bom' ? '\uFEFF' : '';
  const after = text === '' ? '' : mark + withLineEnd(`${text}\n`, lineEnd);
  const notes: string[] = [];
  if (config.finalNewline === false)
    notes.push(l10n.t('It ends with a line end, though `.editorconfig` asks for none.'));
  if (config.charset !== undefined && !/^utf-8(?:-bom)?$/u.test(config.charset))
    notes.push(l10n.t('It is written as UTF-8, though `.editorconfig` asks for {0}.', config.charset));
  const inits = /\.pyi?$/u.test(path) ? await newPackages(path, files) : [];
  return { files: [...inits.map((init) => createFix(init, '')), createFix(path, after)], notes };
}

function createFix(path: string, after: string): FileFix {
  const start = { line: 0, character: 0 };
  const edits = after === '' ? [] : [{ range: { start, end: start }, newText: after }];
  return { path, kind: 'create', before: '', edits, after };
}

/** The files of its kind beside it. */
async function neighboursTexts(path: string, files: FileAccess): Promise<string[]> {
  const folder = folderOf(path);
  if (isGlob(folder)) return [];
  const extension = /\.[^./]+$/u.exec(path)?.[0] ?? '';
  const found = (await files.list([`${folder === '' ? '' : `${folder}/`}*`]))
    .filter((each) => each.endsWith(extension))
    .sort()
    .slice(0, MAX_NEIGHBOURS);
  const texts = await Promise.all(found.map((each) => files.read(each)));
  return texts.flatMap((each) => (each && !each.lossy ? [each.text] : []));
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
