import * as l10n from '@vscode/l10n';
import type { Ledger, Problem, Template } from '../model/ledger.js';
import type { Fragment, TemplateEntry } from '../sources/fragment.js';
import { UniqueNames } from './identity/UniqueNames.js';

export interface UniqueTemplates {
  readonly templates: Ledger['templates'];
  readonly problems: Problem[];
  /** The ledger's id of a template that `fragment` names; undefined when there is no such template. */
  idOf(id: string, fragment: Fragment): string | undefined;
}

/** Every template once, under an id of its own: the same code for the same file in two sources is one template; the second of an id is `id#2`, which is said where one source has both. */
export function uniqueTemplates(ranked: readonly Fragment[]): UniqueTemplates {
  const byId = new Map<string, Ledger['templates'][number]>();
  const local = new Map<Fragment, Map<string, string>>();
  const problems: Problem[] = [];
  const names = new UniqueNames();
  /** By target and code, the id and the source that had it first. */
  const byCode = new Map<string, { id: string; fragment: Fragment }>();
  for (const fragment of ranked) {
    const ids = new Map<string, string>();
    local.set(fragment, ids);
    for (const entry of fragment.templates) {
      const template = plainTemplate(entry);
      const key = JSON.stringify([template.targetPath, template.code.trim(), template.unusable ?? '']);
      const known = byCode.get(key);
      if (known && known.fragment !== fragment) {
        ids.set(template.id, known.id);
        continue;
      }
      const id = names.take(template.id);
      byCode.set(key, { id, fragment });
      if (ids.has(template.id)) {
        const message = l10n.t(
          'The template id `{0}` is used twice; this one is shown as `{1}`.',
          template.id,
          id,
        );
        problems.push({ ...template.source, severity: 'warning', message });
      } else ids.set(template.id, id);
      byId.set(id, { ...template, id });
    }
  }
  return {
    templates: [...byId.values()],
    problems,
    idOf: (id, fragment) => local.get(fragment)?.get(id) ?? (byId.has(id) ? id : undefined),
  };
}

/** Without what only reading needs. */
function plainTemplate(entry: TemplateEntry): Template {
  const { defects: _, filePlace: __, headingWords: ___, ...template } = entry;
  return template;
}
