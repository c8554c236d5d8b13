import { compileGlob, isGlob } from '../files/glob.js';
import { workspacePath } from '../files/workspacePath.js';
import type { Template } from '../model/ledger.js';
import { isOpen } from '../model/vocabulary.js';
import { inSteps, type Steps } from '../steps.js';
import type { AnchorEntry, Fragment } from '../sources/fragment.js';
import type { DefectIds } from './identity/DefectIds.js';
import type { IdentityChange } from './identity/IdentityIndex.js';
import type { IdentityGroup } from './identity/IdentityNode.js';
import { statusOfGroup } from './identity/mergeGroup.js';
import { definedNames, type DefinesName } from './definedNames.js';

/**
 * Which template serves which defect (FIXES.md): named by the source, or its target is a file of the defect's
 * anchors and it defines a symbol that they name, or its target is such a file and no other open defect has
 * that file. Keeps which defect has which file, so that a change costs what it changes and a look at each template.
 */
export class TemplateLinks {
  /** What was added of each. */
  private readonly paths = new Map<IdentityGroup, ReadonlySet<string>>();
  private readonly byPath = new Map<string, Set<IdentityGroup>>();
  private readonly byGlob = new Map<IdentityGroup, ((path: string) => boolean)[]>();
  private isFilled = false;
  /** The templates that serve a defect beside those that its source names for it, in the order of the templates. */
  private links: ReadonlyMap<IdentityGroup, readonly string[]> = new Map();
  private readonly definitions = new WeakMap<Template, DefinesName>();

  of(group: IdentityGroup): readonly string[] {
    return this.links.get(group) ?? [];
  }

  /** @returns the groups that other templates serve than before */
  *update(
    groups: readonly IdentityGroup[],
    change: IdentityChange,
    templates: readonly Template[],
    fragments: readonly Fragment[],
    ids: DefectIds,
  ): Steps<IdentityGroup[]> {
    if (templates.length === 0 && !this.isFilled) return [];
    yield* inSteps(change.gone, (group) => this.remove(group));
    yield* inSteps(this.isFilled ? change.groups : groups, (group) => {
      if (!group.isGone) this.add(group);
    });
    this.isFilled = true;
    const before = this.links;
    this.links = yield* this.link(groups, templates, fragments, ids);
    return [...new Set([...before.keys(), ...this.links.keys()])].filter((group) => {
      const [old, now] = [before.get(group) ?? [], this.of(group)];
      return old.length !== now.length || old.some((id, i) => id !== now[i]);
    });
  }

  private *link(
    groups: readonly IdentityGroup[],
    templates: readonly Template[],
    fragments: readonly Fragment[],
    ids: DefectIds,
  ): Steps<Map<IdentityGroup, string[]>> {
    const links = new Map<IdentityGroup, string[]>();
    if (templates.length === 0) return links;
    const named = new Map(
      fragments.flatMap((fragment) =>
        fragment.templates.map(
          (template) =>
            [
              placeKey(template),
              [...template.defects.map((id) => ids.of(id, fragment)), ...(template.headingWords ?? [])],
            ] as const,
        ),
      ),
    );
    const wanted = new Set([...named.values()].flat());
    const byId = new Map<string, IdentityGroup>();
    if (wanted.size > 0) for (const group of groups) if (wanted.has(group.id)) byId.set(group.id, group);
    yield;
    yield* inSteps(templates, (template) => {
      const serves = new Set((named.get(placeKey(template)) ?? []).flatMap((id) => byId.get(id) ?? []));
      const target = workspacePath(template.targetPath);
      const having = target === undefined ? [] : this.having(target);
      const openOnes = having.filter((group) => isOpen(statusOfGroup(group)));
      for (const group of having) {
        const alone = openOnes.length === 1 && openOnes[0] === group;
        if (alone || namesOf(group).some((name) => this.defines(template, name))) serves.add(group);
      }
      for (const group of serves) {
        const list = links.get(group);
        if (list) list.push(template.id);
        else links.set(group, [template.id]);
      }
    });
    return links;
  }

  private defines(template: Template, name: string): boolean {
    let defines = this.definitions.get(template);
    if (!defines) {
      defines = definedNames({ ...template, path: template.targetPath });
      this.definitions.set(template, defines);
    }
    return defines(name);
  }

  private having(target: string): IdentityGroup[] {
    const globbed = [...this.byGlob].filter(([, tests]) => tests.some((test) => test(target)));
    return [...new Set([...(this.byPath.get(target) ?? []), ...globbed.map(([group]) => group)])];
  }

  private add(group: IdentityGroup): void {
    if (this.paths.has(group)) return;
    const paths = pathsOf(group);
    this.paths.set(group, paths);
    for (const path of paths) {
      if (isGlob(path)) {
        const tests = this.byGlob.get(group);
        if (tests) tests.push(compileGlob(path));
        else this.byGlob.set(group, [compileGlob(path)]);
        continue;
      }
      const groups = this.byPath.get(path);
      if (groups) groups.add(group);
      else this.byPath.set(path, new Set([group]));
    }
  }

  private remove(group: IdentityGroup): void {
    this.byGlob.delete(group);
    const paths = this.paths.get(group) ?? [];
    this.paths.delete(group);
    for (const path of paths) {
      const groups = this.byPath.get(path);
      groups?.delete(group);
      if (groups?.size === 0) this.byPath.delete(path);
    }
  }
}

function placeKey({ source }: { source: Template['source'] }): string {
  const { start } = source.range;
  return `${source.path}:${start.line}:${start.character}`;
}

function pathsOf({ entries }: IdentityGroup): Set<string> {
  return new Set(entries.flatMap(({ entry }) => entry.anchors.flatMap(pathsOfAnchor)));
}

function pathsOfAnchor(anchor: AnchorEntry): string[] {
  switch (anchor.kind) {
    case 'file':
    case 'range':
    case 'symbol':
    case 'missing-file':
      return [anchor.path];
    case 'import': {
      const module = anchor.module.replaceAll('.', '/');
      return isGlob(module)
        ? [`{${module}.py,${module}/__init__.py}`]
        : [`${module}.py`, `${module}/__init__.py`];
    }
    default:
      return [];
  }
}

/** What the anchors name that code can define. */
function namesOf({ entries }: IdentityGroup): string[] {
  return entries.flatMap(({ entry }) =>
    entry.anchors.flatMap((anchor) => {
      if (anchor.kind === 'symbol') return [anchor.name];
      return anchor.kind === 'import' ? anchor.names : [];
    }),
  );
}
