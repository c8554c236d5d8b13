import * as l10n from '@vscode/l10n';
import { ImportIntegrity } from '../../evidence/imports/ImportIntegrity.js';
import { parsePython } from '../../python/parsePython.js';
import { applyEdits } from '../../text/applyEdits.js';
import type { FileAccess } from '../../files/FileAccess.js';
import type { FixPlan } from '../FixPlan.js';
import { toTextEdits, type OffsetEdit } from '../offsetEdits.js';
import {
  findImportedPlace,
  boundNameOf,
  type BrokenImport,
  type ImportedPlace,
} from '../python/imports/ImportedPlace.js';
import { isTakenElsewhere } from '../python/imports/isTakenElsewhere.js';
import { modulesDefining } from '../python/imports/modulesDefining.js';
import { moveImport } from '../python/imports/moveImport.js';
import { nearName } from '../python/imports/nearName.js';
import { renameImport } from '../python/imports/renameImport.js';
import { removeUnused } from '../python/imports/unusedImport.js';
import { writtenModule } from '../python/imports/writtenModule.js';
import type { FixOffer } from './FixOffer.js';

type EditsOf = (place: ImportedPlace) => readonly OffsetEdit[] | undefined;

/**
 * The other fixes of an import of a name that its module does not have, at that one place: import it from a module that defines it,
 * correct the name, remove the import that nothing uses. Only those that can be done; none is better than the others.
 * `integrity`: of the workspace, where there is one; else the workspace is read for the answer.
 */
export async function importErrorOffers(
  broken: BrokenImport,
  files: FileAccess,
  integrity: ImportIntegrity = new ImportIntegrity(files),
): Promise<FixOffer[]> {
  const text = (await files.read(broken.path))?.text;
  const place = text === undefined ? undefined : findImportedPlace(text, broken);
  if (!place) return [];
  const { name, path } = broken;
  const offer = (title: string, editsOf: EditsOf): FixOffer => ({
    title,
    kind: 'import',
    targetPath: path,
    plan: (now) => planImport(broken, now, editsOf),
  });
  const offers: FixOffer[] = [];
  const near = await nearNameOf(broken, integrity);
  if (near !== undefined && renameImport(place, near))
    offers.push(offer(l10n.t("Change '{0}' to '{1}'", name, near), (at) => renameImport(at, near)));
  for (const other of await modulesDefining(broken, integrity)) {
    const move = await mover(broken, other, integrity);
    offers.push(offer(l10n.t("Import '{0}' from {1}", name, other), move));
  }
  if (removeUnused(place) && !(await isTakenElsewhere(path, boundNameOf(place), integrity)))
    offers.push(
      offer(l10n.t("Remove unused import '{0}'", name), (at) => {
        const edit = removeUnused(at);
        return edit && [edit];
      }),
    );
  return offers;
}

async function nearNameOf(
  { module, name }: BrokenImport,
  integrity: ImportIntegrity,
): Promise<string | undefined> {
  const file = (await integrity.modules()).resolve(module);
  if (!file || file.kind === 'namespace') return undefined;
  const names = (await integrity.file(file.path))?.summary.offeredNames() ?? [];
  const near = nearName(name, names);
  return near !== undefined && (await integrity.defines(module, near)) ? near : undefined;
}

async function mover({ path }: BrokenImport, other: string, integrity: ImportIntegrity): Promise<EditsOf> {
  const modules = await integrity.modules();
  const isPackage = /(?:^|\/)__init__\.pyi?$/u.test(path);
  return (at) => {
    const importer = modules.nameOf(path)[0];
    const relative = at.imported.level > 0;
    return moveImport(
      at,
      writtenModule(other, { importer, isPackage, relative }),
      ({ level, module }) => modules.absolute(path, level, module) === other,
    );
  };
}

async function planImport(broken: BrokenImport, files: FileAccess, editsOf: EditsOf): Promise<FixPlan> {
  const { path, name } = broken;
  const read = await files.read(path);
  const before = read?.text;
  if (before === undefined || read?.lossy)
    return { kind: 'refused', reason: l10n.t('{0} cannot be read as text.', path) };
  const place = findImportedPlace(before, broken);
  if (!place)
    return { kind: 'nothing', reason: l10n.t('{0} does not import `{1}` there any more.', path, name) };
  const found = editsOf(place);
  if (!found)
    return {
      kind: 'refused',
      reason: l10n.t('The import of `{0}` in {1} is used, or its new name is taken.', name, path),
    };
  const edits = toTextEdits(before, found);
  const after = applyEdits(before, edits);
  if (after === before)
    return { kind: 'nothing', reason: l10n.t('{0} imports `{1}` so already.', path, name) };
  if (parsePython(after).errors.length > 0)
    return { kind: 'refused', reason: l10n.t('{0} would no longer be Python.', path) };
  return { kind: 'change', files: [{ path, kind: 'edit', before, edits, after }], notes: [] };
}
