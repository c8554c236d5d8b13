import { ModuleTree, walkModule, type Walked } from '../../core/python/ModuleTree.js';
import { bundledStubs } from './bundledStubs.js';

/** The stubs of third-party modules that type checkers bring: with them a library counts as there. */
export class StubModules {
  /** By top-level module, one of each distribution. */
  private readonly trees = new Map<string, readonly ModuleTree[]>();
  private readonly lines = linesByModule();

  /** Where a dotted module leads to, by its parts: in the first distribution that has it. */
  find(parts: readonly string[]): Walked | undefined {
    const [top] = parts;
    if (top === undefined) return undefined;
    let trees = this.trees.get(top);
    if (!trees) this.trees.set(top, (trees = (this.lines.get(top) ?? []).map(readModules)));
    for (const { root } of trees) {
      const walked = walkModule(root, parts, false);
      if (walked.found) return walked;
    }
    return undefined;
  }
}

/** The lines of the list by the top-level module that each begins with. */
function linesByModule(): Map<string, string[]> {
  const lines = new Map<string, string[]>();
  for (const line of bundledStubs.split('\n')) {
    // It goes on with what no name has.
    const end = line.search(/[([]/u);
    const top = end < 0 ? line : line.slice(0, end);
    const others = lines.get(top);
    if (others) others.push(line);
    else lines.set(top, [line]);
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
