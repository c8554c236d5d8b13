import * as l10n from '@vscode/l10n';
import * as z from 'zod';
import { anchorFields } from './anchor.js';
import {
  DEFECT_KINDS,
  PHASE_STATES,
  PRIORITIES,
  SEVERITIES,
  STATUSES,
  TEMPLATE_MODES,
} from './vocabulary.js';

/**
 * The native inventory (`defects.yaml`, `.yml`, `.json`): what a new project writes. The JSON Schema that the
 * extension contributes is generated from `nativeInventory` (scripts/generate-schema.mjs).
 */
const id = z
  .string()
  .regex(/^\S+$/u, { error: () => l10n.t('an id without spaces') })
  .describe('Unique in the workspace, e.g. `RAFT-7`.');
const text = z.string();
/** `effort: 3` and `gap: 10` are common; numbers are taken as their text. */
const textOrNumber = z.union([z.string(), z.number()]);

export const nativeCheck = z.strictObject({
  text: text.min(1).describe('What must be true.'),
  done: z.boolean().default(false).describe('Default: false.'),
});

export const nativeFixOption = z.strictObject({
  description: text.min(1),
  effort: textOrNumber.optional(),
  risk: text.optional(),
  recommended: z.boolean().default(false).describe('Default: false.'),
});

export const nativeDefect = z
  .strictObject({
    id,
    title: text.min(1).describe('One line: what is wrong.'),
    kind: z.enum(DEFECT_KINDS).default('defect').describe('Default: defect.'),
    priority: z.enum(PRIORITIES).optional().describe('P0 is the most urgent.'),
    severity: z.enum(SEVERITIES).optional(),
    status: z.enum(STATUSES).default('open').describe('Default: open.'),
    category: text.optional(),
    description: text.optional(),
    rootCause: text.optional(),
    impact: text.optional(),
    effort: textOrNumber.optional(),
    timeline: textOrNumber.optional(),
    owner: text.optional(),
    gapPercent: z
      .number()
      .min(0)
      .max(100)
      .optional()
      .describe('How much of readiness is missing, in percent.'),
    current: textOrNumber.optional().describe('The state today.'),
    target: textOrNumber.optional().describe('The state to reach.'),
    fixOptions: z.array(nativeFixOption).optional(),
    checklist: z.array(nativeCheck).optional(),
    dependsOn: z.array(id).optional().describe('Ids of defects that must be resolved first.'),
    anchors: z.array(anchorFields).optional().describe('How the defect is tied to code.'),
    templates: z.array(id).optional().describe('Ids of fix templates that serve this defect.'),
  })
  .describe('One thing to fix.');

export const nativeTask = z.strictObject({
  title: text.min(1),
  done: z.boolean().default(false).describe('Default: false.'),
  effort: textOrNumber.optional(),
  owner: text.optional(),
  defects: z.array(id).optional().describe('Ids of the defects that this task resolves.'),
});

export const nativePhase = z
  .strictObject({
    id,
    title: text.min(1),
    order: z.number().optional().describe('Default: the place in the list, from 1.'),
    weeks: z.strictObject({ start: z.int().min(0), end: z.int().min(0) }).optional(),
    dates: z
      .strictObject({ start: text.optional(), end: text.optional() })
      .optional()
      .describe(
        'First and last day, `YYYY-MM-DD`. Default: counted from `weeks` where `roadmapStart` is given.',
      ),
    state: z.enum(PHASE_STATES).optional().describe('How far it is, whatever the dates say.'),
    dependsOn: z.array(id).optional().describe('Ids of phases that must be over first.'),
    tasks: z.array(nativeTask).optional(),
    exitCriteria: z.array(nativeCheck).optional(),
  })
  .describe('A phase of the roadmap.');

export const nativeCriterion = z.strictObject({
  category: text.optional(),
  text: text.min(1),
  done: z.boolean().default(false).describe('Default: false.'),
  target: textOrNumber.optional(),
  current: textOrNumber.optional(),
});

export const nativeTemplate = z
  .strictObject({
    id,
    title: text.min(1).optional(),
    language: text.optional().describe('VS Code language id. Default: by the ending of `targetPath`.'),
    targetPath: text.min(1).describe('Workspace-relative path of the file to create or change.'),
    mode: z
      .enum(TEMPLATE_MODES)
      .default('merge')
      .describe('Default: merge (creates the file when it is absent).'),
    code: text.optional().describe('The code of the fix. Either this or `file`.'),
    file: text
      .min(1)
      .optional()
      .describe('Workspace-relative path of the file that holds the code. Either this or `code`.'),
    snippet: z
      .boolean()
      .optional()
      .describe(
        'Whether `${1:default}`, `${1|one,two|}`, `$0`, `${module}`, `${class}`, `${symbol}`, `${date}` and `${indent}` in the code stand for something to fill in; `\\$` is a plain `$`. Default: true, but for languages in which `${...}` is code (shell, make, Docker, PHP, Perl and the like).',
      ),
    defects: z.array(id).optional().describe('Ids of the defects that it serves.'),
  })
  .describe('A fix as code.');

export const nativeReadiness = z.strictObject({
  current: z.union([z.number(), z.string()]).describe('Percent, or a span such as `50-55`.'),
  target: z.union([z.number(), z.string()]).optional(),
});

export const nativeInventory = z
  .strictObject({
    $schema: z.string().optional(),
    version: z.literal(1).describe('Version of this format: 1.'),
    readiness: nativeReadiness.optional(),
    roadmapStart: text.optional().describe('The day on which week 1 of the roadmap begins, `YYYY-MM-DD`.'),
    defects: z.array(nativeDefect).optional(),
    phases: z.array(nativePhase).optional(),
    criteria: z.array(nativeCriterion).optional(),
    templates: z.array(nativeTemplate).optional(),
  })
  .describe('Defect Ledger inventory');

export type NativeDefect = z.infer<typeof nativeDefect>;
export type NativeTemplate = z.infer<typeof nativeTemplate>;
