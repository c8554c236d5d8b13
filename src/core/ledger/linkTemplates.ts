import { compileGlob } from '../files/glob.js';
import { workspacePath } from '../files/workspacePath.js';
import type { Anchor, Defect, Template } from '../model/ledger.js';
import { isOpen } from '../model/vocabulary.js';
import type { Fragment } from '../sources/fragment.js';
import type { DefectIds } from './identity/DefectIds.js';

/**
 * Which template serves which defect (FIXES.md): named by the source, or its target is a file of the defect's
 * anchors and it defines a symbol that they name, or its target is such a file and no other open defect has
 * that file. Adds the template ids to `defects` in place, before the ledger is handed out.
 */
export function linkTemplates(
  defects: readonly Defect[],
  templates: readonly Template[],
  fragments: readonly Fragment[],
  ids: DefectIds,
): void {
  const named = new Map(
    fragments.flatMap((fragment) =>
      fragment.templates.map(
        (template) => [placeKey(template), template.defects.map((id) => ids.of(id, fragment))] as const,
      ),
    ),
  );
  const files = defects.map((defect) => ({ defect, matches: anchoredFiles(defect.anchors) }));
  for (const template of templates) {
    const serves = new Set(named.get(placeKey(template)));
    const target = workspacePath(template.targetPath);
    const having =
      target === undefined ? [] : files.filter(({ matches }) => matches(target)).map(({ defect }) => defect);
    const openOnes = having.filter((defect) => isOpen(defect.status));
    for (const defect of having) {
      const alone = openOnes.length === 1 && openOnes[0] === defect;
      if (alone || definesNamedSymbol(template.code, defect.anchors)) serves.add(defect.id);
    }
    for (const defect of defects) {
      if (serves.has(defect.id) && !defect.templates.includes(template.id))
        defect.templates.push(template.id);
    }
  }
  const known = new Set(templates.map((template) => template.id));
  for (const defect of defects) defect.templates = defect.templates.filter((id) => known.has(id));
}

function placeKey({ source }: { source: Template['source'] }): string {
  const { start } = source.range;
  return `${source.path}:${start.line}:${start.character}`;
}

function anchoredFiles(anchors: readonly Anchor[]): (path: string) => boolean {
  const tests = anchors.flatMap((anchor) => {
    if (
      anchor.kind === 'file' ||
      anchor.kind === 'range' ||
      anchor.kind === 'symbol' ||
      anchor.kind === 'missing-file'
    ) {
      return [compileGlob(anchor.path)];
    }
    if (anchor.kind !== 'import') return [];
    const module = anchor.module.replaceAll('.', '/');
    return [compileGlob(`{${module}.py,${module}/__init__.py}`)];
  });
  return (path) => tests.some((test) => test(path));
}

function definesNamedSymbol(code: string, anchors: readonly Anchor[]): boolean {
  const names = anchors.flatMap((anchor) => {
    if (anchor.kind === 'symbol') return [anchor.name.slice(anchor.name.lastIndexOf('.') + 1)];
    return anchor.kind === 'import' ? anchor.names : [];
  });
  return names.some((name) => defines(code, name));
}

/** A definition of that name in any of the usual languages; names come from sources, so no RegExp is built of them. */
function defines(code: string, name: string): boolean {
  for (let at = code.indexOf(name); at >= 0; at = code.indexOf(name, at + 1)) {
    const before = code.slice(Math.max(0, at - 40), at);
    const after = code[at + name.length] ?? '';
    if (
      /(?:\b(?:def|class|function|func|fn|const|let|var|interface|type|struct|enum|trait)\s+|^\s*(?:async\s+|static\s+|public\s+|private\s+)*)$/mu.test(
        before,
      ) &&
      !/[\w$]/u.test(after)
    ) {
      return true;
    }
  }
  return false;
}
