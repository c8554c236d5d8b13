import { Random } from '../../bench/drift/Random.js';

const packages = ['alpha', 'beta', 'gamma', 'delta', 'omega', 'sigma'];
const symbols = ['x', 'y', 'z', 'f', 'C', '_h', 'g', 'h', 'D'];
const conditions = [
  'TYPE_CHECKING',
  'not TYPE_CHECKING',
  'sys.version_info >= (3, 8)',
  'sys.version_info < (3, 8)',
  "sys.platform == 'win32'",
  'condition',
];

/**
 * Small Python projects whose modules, packages, stubs, compiled modules and folders without code are called alike, and that import
 * from one another in every form.
 */
export class RandomLayouts {
  private readonly random: Random;
  private files = new Map<string, string>();
  /** What can be imported, as it is imported from a source root. */
  private modules: string[] = [];
  /** The file whose lines are made: where it lies, and how it is imported. */
  private folder = '';
  private self = '';

  constructor(seed: number) {
    this.random = new Random(seed);
  }

  /** The files of one project, by path: a source root, and another one in `src`. */
  next(): Map<string, string> {
    this.files = new Map();
    this.layOut('', 3);
    if (this.chance(0.3)) this.layOut('src', 2);
    if (this.chance(0.3)) {
      this.files.set('tools/run.py', '');
      this.layOut('tools', 1);
    }
    this.modules = [...this.files.keys()].map(dotted).filter((module) => !/-|^tools\b/u.test(module));
    for (const path of this.files.keys()) {
      if (!/\.pyi?$/u.test(path)) continue;
      this.folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
      this.self = dotted(path);
      const lines = ['import sys', 'from typing import TYPE_CHECKING'];
      for (let i = this.random.int(8); i > 0; i--) lines.push(...this.statement(0));
      this.files.set(path, `${lines.join('\n')}\n`);
    }
    return this.files;
  }

  private chance(part: number): boolean {
    return this.random.next() < part;
  }

  private name(): string {
    return this.random.pick(this.chance(0.15) ? packages : symbols);
  }

  private layOut(folder: string, depth: number): void {
    const at = (name: string): string => (folder === '' ? name : `${folder}/${name}`);
    for (const name of packages) {
      if (this.chance(0.3)) {
        const endings = [['py'], ['py'], ['py'], ['pyi'], ['py', 'pyi'], ['cpython-313-x86_64-linux-gnu.so']];
        for (const ending of this.random.pick(endings)) this.files.set(`${at(name)}.${ending}`, '');
      }
      if (depth === 0 || !this.chance(folder === '' ? 0.6 : 0.22)) continue;
      const isStubs = this.chance(0.06);
      const inner = at(isStubs ? `${name}-stubs` : name);
      const kind = this.random.pick(['py', 'py', 'py', 'pyi', 'both', 'space', 'data']);
      if (kind === 'data' && folder === '' && !isStubs) {
        this.files.set(`${inner}/data.txt`, '');
        continue;
      }
      if (kind === 'py' || kind === 'both') this.files.set(`${inner}/__init__.py`, '');
      if (kind === 'pyi' || kind === 'both') this.files.set(`${inner}/__init__.pyi`, '');
      this.layOut(inner, depth - 1);
    }
  }

  private absolute(): string {
    if (this.chance(0.8) && this.modules.length > 0) return this.random.pick(this.modules);
    return Array.from({ length: 1 + this.random.int(3) }, () => this.random.pick(packages)).join('.');
  }

  /** As it stands after `from`. */
  private module(depth: number): string {
    const most = this.folder === '' ? 0 : this.folder.split('/').length;
    const level = Math.min(most, this.chance(0.7) ? 1 : 2);
    if (level === 0 || this.chance(0.55)) return this.absolute();
    const dots = '.'.repeat(level);
    // Whether a folder without `__init__` is found hangs on what was taken from it before, in code that is never reached, too.
    return depth === 0 && this.chance(0.4) ? dots : dots + this.absolute().split('.').slice(0, 2).join('.');
  }

  private import(depth: number): string {
    const as = (part: number): string => (this.chance(part) ? ` as ${this.name()}` : '');
    if (this.chance(0.2)) return `import ${this.absolute()}${as(0.4)}`;
    if (this.chance(0.06)) {
      const module = this.absolute();
      // In circles of stars pyright's answer hangs on where it begins.
      if (module > this.self) return `from ${module} import *`;
    }
    const names = Array.from({ length: 1 + this.random.int(3) }, () => this.name() + as(0.2));
    return `from ${this.module(depth)} import ${names.join(', ')}`;
  }

  private statement(depth: number): string[] {
    const kind = this.random.int(100);
    if (kind < 55) return [this.import(depth)];
    if (kind < 78) return [this.binding()];
    if (kind < 84) return [`__all__ = [${this.names()}]`];
    if (kind < 86) return [`__all__ = ['x']`, `__all__ += [${this.names()}]`];
    if (kind < 87) return ['def __getattr__(name): pass'];
    if (depth === 2) return ['pass'];
    return this.block(depth + 1);
  }

  private names(): string {
    return Array.from({ length: this.random.int(4) }, () => `'${this.name()}'`).join(', ');
  }

  private binding(): string {
    const name = this.name();
    return this.random.pick([
      `${name} = 1`,
      `${name}: int = 1`,
      `${name}: int`,
      `def ${name}(): pass`,
      `async def ${name}(): pass`,
      `class ${name}: pass`,
      `${name}, ${this.name()} = 1, 2`,
      `for ${name} in []: pass`,
      `with open('a') as ${name}: pass`,
      `(${name} := 1)`,
      `import os as ${name}`,
      `print([${name} for ${name} in []])`,
    ]);
  }

  private block(depth: number): string[] {
    const body = (): string[] => {
      const lines: string[] = [];
      for (let i = this.random.int(2); i >= 0; i--) lines.push(...this.statement(depth));
      return lines.map((line) => `    ${line}`);
    };
    const either = (): string[] => (this.chance(0.5) ? ['else:', ...body()] : []);
    return this.random.pick([
      () => ['try:', ...body(), 'except ImportError:', ...body()],
      () => ['try:', ...body(), 'except Exception as error:', ...body(), 'else:', ...body()],
      () => ['try:', ...body(), 'finally:', ...body()],
      () => [`if ${this.random.pick(conditions)}:`, ...body(), ...either()],
      () => ['while condition:', ...body()],
      () => ['def function():', ...body()],
      () => ['class Inner:', ...body()],
    ])();
  }
}

function dotted(path: string): string {
  return path
    .replace(/(?:\/__init__|\/data)?\.[^/]*$/u, '')
    .replace(/^src\//u, '')
    .replaceAll('/', '.');
}
