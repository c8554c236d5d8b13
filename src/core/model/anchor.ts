import * as l10n from '@vscode/l10n';
import * as z from 'zod';
import { rangeSchema } from './range.js';
import { ECOSYSTEMS } from './vocabulary.js';

const path = z.string().min(1).describe('Workspace-relative path with forward slashes.');
const pathOrGlob = z
  .string()
  .min(1)
  .describe('Workspace-relative path or glob (`*`, `**`, `?`, `{a,b}`) with forward slashes.');

/** The fields by which each kind of anchor ties a defect to code (DESIGN: table of anchor kinds). */
export const fileAnchor = z
  .strictObject({ kind: z.literal('file'), path: pathOrGlob })
  .describe('The defect concerns this file. Locates, never proves.');

const lineHashes = z.string().regex(/^[\da-f]{6}(?: [\da-f]{6}){0,7}$/u, {
  error: () => l10n.t('hashes as *Re-anchor Here* writes them'),
});

/** What stood there when it was written (evidence/tracking/Baseline): *Re-anchor Here* writes these fields. */
export const rangeAnchor = z
  .strictObject({
    kind: z.literal('range'),
    path,
    range: rangeSchema,
    hash: z
      .string()
      .regex(/^[\da-f]{12}(?:\+\d{1,6}:[\da-f]{12})?$/u, {
        error: () => l10n.t('a hash as *Re-anchor Here* writes it'),
      })
      .optional()
      .describe(
        'Hash of the line without its indentation: the first 48 bits of 64-bit FNV-1a over UTF-16, in hexadecimal. Of several lines: that of the first, `+`, how many follow that are not blank, `:`, and the hash of the hashes of all of them with spaces between.',
      ),
    twins: z
      .int()
      .min(1)
      .optional()
      .describe('How many other lines of the file had the hash of the first line. Default: none.'),
    symbol: z
      .string()
      .min(1)
      .optional()
      .describe('Qualified name of the definition around the line: `function`, `Class.method`.'),
    offset: z.int().optional().describe('Lines from the name of `symbol` down to the first line.'),
    before: lineHashes
      .optional()
      .describe(
        'The first six digits of the hashes of the lines above that are not blank, the nearest first.',
      ),
    after: lineHashes.optional().describe('The same of the lines below.'),
    text: z.string().min(1).optional().describe('The first line as it stood there.'),
    replaces: z
      .string()
      .regex(/^.+:\d+$/u, { error: () => l10n.t('a path, a colon and a line from 1') })
      .optional()
      .describe('The place in a report, `src/a.py:12`, that this one stands for.'),
  })
  .describe(
    'The defect concerns this range (zero-based lines and characters, end exclusive). With `hash` it follows the code.',
  );

export const symbolAnchor = z
  .strictObject({
    kind: z.literal('symbol'),
    path: pathOrGlob,
    name: z.string().min(1).describe('`function`, `Class` or `Class.method`.'),
    required: z
      .boolean()
      .default(false)
      .describe('When true, the defect is confirmed while the symbol is absent or a stub. Default: false.'),
  })
  .describe('A class, function or method of a file.');

export const importAnchor = z
  .strictObject({
    kind: z.literal('import'),
    module: z.string().min(1).describe('Dotted module name, as it is imported.'),
    names: z
      .array(z.string().min(1))
      .default([])
      .describe(
        'Names that the module should define. Default: none, it is the module itself that should exist.',
      ),
  })
  .describe(
    'Confirmed while a name is imported somewhere and the module does not define it, or the module is and there is none.',
  );

export const testAnchor = z
  .strictObject({
    kind: z.literal('test'),
    path: pathOrGlob,
    name: z.string().min(1).optional().describe('`test_function` or `TestClass::test_method`.'),
  })
  .describe('A test that shows the defect. Locates, never proves by itself.');

export const dependencyAnchor = z
  .strictObject({
    kind: z.literal('dependency'),
    ecosystem: z.enum(ECOSYSTEMS),
    name: z.string().min(1).describe('Package name.'),
    version: z.string().min(1).describe('The version that should be pinned.'),
  })
  .describe('Confirmed while a dependency file of the workspace pins another version.');

export const patternAnchor = z
  .strictObject({
    kind: z.literal('pattern'),
    pattern: z.string().min(1).describe('Regular expression in RE2 syntax (runs in linear time).'),
    include: pathOrGlob.optional().describe('Files to search. Default: every text file of the workspace.'),
    exclude: pathOrGlob.optional(),
  })
  .describe('Confirmed while the pattern matches.');

export const missingFileAnchor = z
  .strictObject({ kind: z.literal('missing-file'), path })
  .describe('Confirmed while the file is absent.');

export const anchorFields = z.discriminatedUnion('kind', [
  fileAnchor,
  rangeAnchor,
  symbolAnchor,
  importAnchor,
  testAnchor,
  dependencyAnchor,
  patternAnchor,
  missingFileAnchor,
]);

export type AnchorFields = z.infer<typeof anchorFields>;
export type AnchorKind = AnchorFields['kind'];
export type AnchorOf<K extends AnchorKind> = Extract<AnchorFields, { kind: K }>;
