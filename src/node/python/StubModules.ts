import { ModuleTree, walkModule, type Walked } from '../../core/python/ModuleTree.js';
import { bundledStubs } from './bundledStubs.js';

/** The stubs of third-party modules that type checkers bring: with them a library counts as there. */
export class StubModules {
  /** By top-level module, one of each distribution. */
  private readonly trees = new Map<string, readonly ModuleTree[]>();

  /** Where a dotted module leads to, by its parts: in the first distribution that has it. */
  find(parts: readonly string[]): Walked | undefined {
    const [top] = parts;
    if (top === undefined) return undefined;
    let trees = this.trees.get(top);
    if (!trees) this.trees.set(top, (trees = linesOf(top).map(readModules)));
    for (const { root } of trees) {
      const walked = walkModule(root, parts, false);
      if (walked.found) return walked;
    }
    return undefined;
  }
}

function linesOf(top: string): string[] {
  const lines: string[] = [];
  // Each line begins with a name and goes on with what no name has.
  for (const end of ['(', '[', '\n']) {
    const begin = `\n${top}${end}`;
    for (let at = bundledStubs.indexOf(begin); at >= 0; at = bundledStubs.indexOf(begin, at + 1))
      lines.push(bundledStubs.slice(at + 1, bundledStubs.indexOf('\n', at + 1)));
  }
  return lines;
}

function readModules(line: string): ModuleTree {
  const tree = new ModuleTree();
  const folders: string[] = [];
  for (const [, name, open, close] of line.matchAll(/([\p{L}\p{N}_]+)([([]?)|([)\]])/gu)) {
    if (close !== undefined) {
      folders.pop();
      continue;
    }
    const path = [...folders, name!].join('/');
    if (open === '') {
      tree.add(`${path}.pyi`);
      continue;
    }
    tree.folder(path);
    if (open === '(') tree.add(`${path}/__init__.pyi`);
    folders.push(name!);
  }
  return tree;
}
