import { workspacePath } from '../../files/workspacePath.js';
import { anchorFields } from '../../model/anchor.js';
import type { Anchor, Check, Criterion, Defect, Phase, Template } from '../../model/ledger.js';
import { snippetByDefault } from '../../sources/templates/snippetByDefault.js';
import type { JsonValue } from '../../sources/valueTree.js';
import type { YamlMap } from './yamlItem.js';

/** The id under which an entry is written, of an id of the ledger. */
export type IdOf = (id: string) => string;

/** A defect as an entry of the native inventory (model/nativeInventory.ts), its fields in the order of the schema. */
export function defectValue(defect: Defect, idOf: IdOf, templates: readonly string[]): YamlMap {
  return withoutEmpty({
    id: idOf(defect.id),
    title: titleOf(defect),
    kind: defect.kind === 'defect' ? undefined : defect.kind,
    priority: defect.priority,
    severity: defect.severity,
    status: defect.status,
    category: defect.category,
    description: defect.description,
    rootCause: defect.rootCause,
    impact: defect.impact,
    effort: defect.effort,
    timeline: defect.timeline,
    owner: defect.owner,
    gapPercent: isPercent(defect.gapPercent) ? defect.gapPercent : undefined,
    current: defect.current,
    target: defect.target,
    fixOptions: defect.fixOptions.flatMap(({ description, effort, risk, recommended }) =>
      description === ''
        ? []
        : [withoutEmpty({ description, effort, risk, recommended: recommended || undefined })],
    ),
    checklist: checkValues(defect.checklist),
    dependsOn: idList(defect.dependsOn, idOf),
    anchors: defect.anchors.flatMap((anchor) => anchorValue(anchor) ?? []),
    templates: [...templates],
  });
}

export function phaseValue(phase: Phase, id: string, idOf: IdOf): YamlMap {
  const { weeks } = phase;
  const isSpan = weeks !== undefined && isWeek(weeks.start) && isWeek(weeks.end);
  return withoutEmpty({
    id,
    title: titleOf(phase),
    order: Number.isFinite(phase.order) ? phase.order : undefined,
    weeks: isSpan ? { start: weeks.start, end: weeks.end } : undefined,
    tasks: phase.tasks.flatMap(({ title, done, effort, owner, defects }) =>
      title === '' ? [] : [withoutEmpty({ title, done, effort, owner, defects: idList(defects, idOf) })],
    ),
    exitCriteria: checkValues(phase.exitCriteria),
  });
}

export function criterionValue({ category, text, done, target, current }: Criterion): YamlMap {
  return withoutEmpty({ category, text, done, target, current });
}

/** Said where the inventory would take `$` for something else than the source that the template is from. */
function snippetOf({ code, snippet = false, targetPath }: Template): YamlMap {
  return /\$(?:\{|0)/u.test(code) && snippet !== snippetByDefault(targetPath) ? { snippet } : {};
}

export function templateValue(template: Template, id: string, defects: readonly string[]): YamlMap {
  return {
    ...withoutEmpty({
      id,
      title: titleOf(template),
      language: template.language,
      targetPath: workspacePath(template.targetPath),
      mode: template.mode,
      defects: [...defects],
    }),
    code: codeText(template.code),
    ...snippetOf(template),
  };
}

/** The fields that tie the defect to code, without what is found out anew each time; undefined for one that no reader would take. */
function anchorValue({
  inferred: _i,
  source: _s,
  state: _t,
  confidence: _c,
  ...fields
}: Anchor): YamlMap | undefined {
  const parsed = anchorFields.safeParse(fields);
  if (!parsed.success) return undefined;
  const value = JSON.parse(JSON.stringify(parsed.data)) as YamlMap;
  for (const key of ['path', 'include', 'exclude']) {
    const written = value[key];
    if (typeof written !== 'string') continue;
    const path = workspacePath(written);
    if (path === undefined) return undefined;
    value[key] = path;
  }
  if (value.required === false) delete value.required;
  return value;
}

function checkValues(checks: readonly Check[]): YamlMap[] {
  return checks.flatMap(({ text, done }) => (text === '' ? [] : [{ text: withNewlines(text), done }]));
}

function idList(ids: readonly string[], idOf: IdOf): string[] {
  return [...new Set(ids.map(idOf))].filter((id) => id !== '');
}

function titleOf({ id, title }: { id: string; title: string }): string {
  return title === '' ? id : title;
}

function isPercent(value: number | undefined): boolean {
  return value !== undefined && value >= 0 && value <= 100;
}

function isWeek(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

/** Without fields that say nothing; line ends in texts become `\n`, which is all that YAML knows. */
function withoutEmpty(fields: Record<string, JsonValue | undefined>): YamlMap {
  const value: YamlMap = {};
  for (const [key, field] of Object.entries(fields)) {
    if (field === undefined || field === '' || (Array.isArray(field) && field.length === 0)) continue;
    value[key] = typeof field === 'string' ? withNewlines(field) : field;
  }
  return value;
}

/** Every line end as `\n`. */
export function withNewlines(text: string): string {
  return text.replace(/\r\n?/gu, '\n');
}

/** Without empty lines at its end, which a block of YAML would need a special mark for. */
export function codeText(code: string): string {
  const text = withNewlines(code);
  const lineEnd = text.indexOf('\n', text.trimEnd().length);
  return text.trim() === '' || lineEnd < 0 ? text : text.slice(0, lineEnd + 1);
}
