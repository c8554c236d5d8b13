import * as l10n from '@vscode/l10n';
import { outsideReason, type FileAccess } from '../files/FileAccess.js';
import { workspacePath } from '../files/workspacePath.js';
import type { Template } from '../model/ledger.js';
import type { SyntaxParsers } from '../syntax/SyntaxParsers.js';
import { applyEdits } from '../text/applyEdits.js';
import { createdFiles } from './createdFiles.js';
import { isElision, standsForExisting } from './elisions/isElision.js';
import { withoutElisions } from './elisions/withoutElisions.js';
import type { FileFix, FixPlan } from './FixPlan.js';
import type { TextMerge } from './Merger.js';
import { namesList } from './mergeNotes.js';
import { mergerFor } from './mergerFor.js';
import { mergePythonFile } from './python/mergePythonFile.js';
import { toTextEdits } from './offsetEdits.js';
import { ownPart } from './ownPart.js';
import { filledTemplate, type FillContext } from './placeholders/filledTemplate.js';
import { withTabStops } from './placeholders/withTabStops.js';
import { planAppend } from './plain/planAppend.js';

export interface PlanTemplateOptions extends FillContext {
  /** Replace definitions that have a body of their own. Default: false, they are kept and named in the notes. */
  replace?: boolean;
  /** Without them TypeScript and JavaScript files are not merged into. */
  syntax?: SyntaxParsers | undefined;
  /** With `snippets` where the edits have placeholders that can be told; takes up to three plans. Default: false. */
  tabStops?: boolean;
}

type Given = Pick<Template, 'language' | 'targetPath' | 'mode' | 'code' | 'snippet' | 'unusable'>;

/**
 * What applying the template takes: its file created, or the template merged into what is there. Computes only, writes
 * nothing; what cannot be done is refused with a reason, never thrown.
 */
export async function planTemplate(
  given: Given,
  files: FileAccess,
  options: PlanTemplateOptions = {},
): Promise<FixPlan> {
  const path = workspacePath(given.targetPath);
  if (path === undefined) {
    return { kind: 'refused', reason: l10n.t('{0} is outside the workspace.', given.targetPath) };
  }
  if (given.unusable !== undefined) {
    const reason = l10n.t('The template cannot be applied: {0}.', given.unusable);
    return { kind: 'refused', reason };
  }
  const filled = given.snippet
    ? await filledTemplate(given.code, path, files, options)
    : { code: given.code };
  if ('missing' in filled) return { kind: 'refused', reason: filled.missing };
  const planOf = (code: string): Promise<FixPlan> => planFilled({ ...given, code }, path, files, options);
  const plan = await planOf(filled.code);
  if (!options.tabStops || !given.snippet) return plan;
  return withTabStops(plan, given.code, async (mark) => {
    const marked = await filledTemplate(given.code, path, files, options, mark);
    return 'missing' in marked || marked.code === filled.code ? undefined : planOf(marked.code);
  });
}

/** `given`: with its code filled in; `path`: its target, inside the workspace. */
async function planFilled(
  given: Given,
  path: string,
  files: FileAccess,
  options: PlanTemplateOptions,
): Promise<FixPlan> {
  const own = ownPart(path, given.code);
  const template = { ...given, code: own.code };
  const current = await files.read(path);
  if (!current) {
    if (await files.leadsOutside(path)) return { kind: 'refused', reason: outsideReason(path) };
    if (await files.exists(path)) {
      return { kind: 'refused', reason: l10n.t('{0} cannot be read as text inside the workspace.', path) };
    }
    const whole = own.showsUse ? given : template;
    const plan = await created(path, whole, files, options.syntax);
    const notes = own.showsUse ? [] : own.notes;
    return plan.kind === 'change' ? { ...plan, notes: [...plan.notes, ...notes] } : plan;
  }
  if (current.lossy) {
    return {
      kind: 'refused',
      reason: l10n.t('{0} has bytes that are not of its encoding ({1}).', path, current.encoding),
    };
  }
  const before = current.text;
  if (plain(before) === plain(template.code)) {
    return { kind: 'nothing', reason: l10n.t('{0} is already as the template says.', path) };
  }
  const { replace = false, syntax } = options;
  const { code, incomplete } = await withoutElisions(path, template.code, syntax);
  const partly = incomplete.length === 0 ? [] : [partlyGiven(incomplete)];
  const merger = mergerFor(path, template.language);
  if (incomplete.length > 0 && (code.trim() === '' || !merger))
    return { kind: 'refused', reason: aboutFile(path, partly) };
  if (!merger && template.mode === 'create' && !replace)
    return { kind: 'refused', reason: l10n.t('{0} already exists, with other content.', path) };
  const merged = merger
    ? await merger({ path, target: before, template: code, replace, files, syntax })
    : template.mode === 'create'
      ? wholeFile(before, code)
      : planAppend(path, before, code);
  if (merged.kind !== 'change') return { ...merged, reason: aboutFile(path, [merged.reason, ...partly]) };
  const { edits } = merged;
  const notes = [...merged.notes, ...partly];
  const after = applyEdits(before, edits);
  const changed: FileFix[] = [{ path, kind: 'edit', before, edits, after }];
  return {
    kind: 'change',
    files: changed,
    notes: [...notes, ...own.notes],
    ...(replace ? { replaces: true } : {}),
  };
}

/** The file as the template says; Python is completed with the imports of the standard library that it lacks. */
async function created(
  path: string,
  { code: written, language }: Pick<Template, 'code' | 'language'>,
  files: FileAccess,
  syntax: SyntaxParsers | undefined,
): Promise<FixPlan> {
  const { code, incomplete, elided } = await withoutElisions(path, written, syntax);
  // What speaks of code that is there supposes a file that is not; dots alone are a comment like others.
  if (incomplete.length > 0 && written.split('\n').some((line) => isElision(line) && standsForExisting(line)))
    return {
      kind: 'refused',
      reason: l10n.t('There is no {0} to have the rest of it. {1}', path, partlyGiven(incomplete)),
    };
  const notes: string[] = [];
  let text = incomplete.length > 0 ? written : code;
  if (mergerFor(path, language) === mergePythonFile) {
    const whole = await mergePythonFile({ path, target: '', template: text, replace: false, files, syntax });
    if (whole.kind === 'refused') return { ...whole, reason: aboutFile(path, [whole.reason]) };
    if (whole.kind === 'change') {
      text = applyEdits('', whole.edits);
      notes.push(...whole.notes);
    }
  }
  const made = await createdFiles(path, text, files);
  if (elided) notes.push(l10n.t('The template leaves code out; the file has only what is given.'));
  return { kind: 'change', files: made.files, notes: [...notes, ...made.notes] };
}

/** Sentences about a file, with its name before them. */
function aboutFile(path: string, sentences: readonly string[]): string {
  return l10n.t('{0}: {1}', path, sentences.join(' '));
}

function partlyGiven(names: readonly string[]): string {
  return l10n.t(
    'The template gives only a part of {0}, which is therefore not taken over.',
    namesList(names),
  );
}

/** All of the file becomes the template, in the line ends that it has. */
function wholeFile(before: string, code: string): TextMerge {
  const start = before.charCodeAt(0) === 0xfeff ? 1 : 0;
  const newText = `${code.replace(/^\uFEFF/u, '').trimEnd()}\n`;
  const edits = toTextEdits(before, [{ start, end: before.length, newText }]);
  return { kind: 'change', edits, notes: [l10n.t('Replaced: the whole file.')] };
}

/** The text without regard to line ends and the final ones of them. */
function plain(text: string): string {
  return text.replace(/\r\n?/gu, '\n').trimEnd();
}
