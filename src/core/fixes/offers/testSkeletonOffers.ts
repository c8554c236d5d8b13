import * as l10n from '@vscode/l10n';
import { outsideReason, type FileAccess } from '../../files/FileAccess.js';
import { isGlob } from '../../files/glob.js';
import type { Defect } from '../../model/ledger.js';
import { LineIndex } from '../../text/LineIndex.js';
import { createdFiles } from '../createdFiles.js';
import type { FixPlan } from '../FixPlan.js';
import { lineEndOf, withLineEnd } from '../lines.js';
import { planTemplate } from '../planTemplate.js';
import { pythonTest, scriptTest } from '../testSkeletons.js';
import type { FixOffer, FixOptions } from './FixOffer.js';

/** For each test that the defect names and that there is none of: one to be written, which fails until it is. */
export function testSkeletonOffers(defect: Defect): FixOffer[] {
  return defect.anchors.flatMap((anchor): FixOffer[] => {
    if (anchor.kind !== 'test' || anchor.state !== 'unlocated') return [];
    const { path, name } = anchor;
    if (name === undefined || isGlob(path)) return [];
    return [
      {
        title: l10n.t("Add test '{0}' to {1}", name, path),
        kind: 'test',
        targetPath: path,
        extra: true,
        plan: (files, options) => planTest(defect, { path, name }, files, options),
      },
    ];
  });
}

async function planTest(
  { id, title }: Defect,
  { path, name }: { path: string; name: string },
  files: FileAccess,
  options: FixOptions = {},
): Promise<FixPlan> {
  const told = { id, title };
  if (/\.py$/u.test(path)) {
    const code = pythonTest(name, told);
    if (code === undefined)
      return { kind: 'refused', reason: l10n.t('`{0}` is no name of a test in Python.', name) };
    const plan = await planTemplate({ language: 'python', targetPath: path, mode: 'merge', code }, files, {
      ...options,
      replace: false,
    });
    return plan.kind === 'change'
      ? { ...plan, notes: [l10n.t('The test `{0}` in {1} is still to be written.', name, path)] }
      : plan;
  }
  if (!/\.[cm]?[jt]sx?$/u.test(path))
    return {
      kind: 'refused',
      reason: l10n.t('No test was added to {0}: tests of its language are not known.', path),
    };
  const file = await files.read(path);
  const notes = [l10n.t('The test `{0}` in {1} is still to be written.', name, path)];
  const code = scriptTest(name, told, file?.text ?? '');
  if (!file) {
    if (await files.leadsOutside(path)) return { kind: 'refused', reason: outsideReason(path) };
    const created = await createdFiles(path, code, files);
    return { kind: 'change', files: created.files, notes: [...notes, ...created.notes] };
  }
  const before = file.text;
  const lineEnd = lineEndOf(before);
  const gap = before.trim() === '' ? '' : /\r?\n$/u.test(before) ? lineEnd : lineEnd + lineEnd;
  const end = new LineIndex(before).position(before.length);
  const newText = gap + withLineEnd(code, lineEnd);
  return {
    kind: 'change',
    files: [
      {
        path,
        kind: 'edit',
        before,
        edits: [{ range: { start: end, end }, newText }],
        after: before + newText,
      },
    ],
    notes,
  };
}
