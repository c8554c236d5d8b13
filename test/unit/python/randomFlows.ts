import { Random } from '../../bench/drift/Random.js';

const conditions = [
  'flag()', 'True', 'False', 'not True', '1', '0', '""', '"a"', 'None', '...', '()', '[]', '{}', '-1', '1 == 1', '(True)', 'lambda: 0', '(y := flag())', 'x is None', '__debug__',
  'TYPE_CHECKING', 'not TYPE_CHECKING', 'typing.TYPE_CHECKING', 'sys.version_info >= (3, 8)', 'sys.version_info < (3, 8)', 'sys.version_info[0] >= 4', 'sys.platform == "win32"',
  'os.name == "nt"', 'flag() and True', 'flag() or True', 'False and flag()', 'True or flag()', 'not flag()', 'True if flag() else False',
]; // prettier-ignore
/** Calls that never return are none of these: whether pyright says something of a `try` after one hangs on the order in which it looks. */
const leaves = [
  'pass', 'raise E', 'raise', 'raise SystemExit', 'assert False', 'assert flag()', 'assert 0, "x"', 'assert True', 'assert not TYPE_CHECKING', 'fails()', 'sys.exit', 'NotImplemented', 'await waits()',
]; // prettier-ignore
const inFunctions = ['return', 'return 1', 'yield', 'yield 1'];
const inLoops = ['break', 'continue', 'break', 'continue'];
const managers = ['f()', 'suppress(E)', 'contextlib.suppress(ImportError)', 'open("a")', 'a(), suppress(E)', 'ExitStack() as st', 'nullcontext()']; // prettier-ignore
const iterables = ['f()', '[1]', '(1, 2)', 'range(3)', '(1)', '[*f()]', '{1}', '[1, 2, 3]'];
const patterns = ['1', '"a"', 'None', '2', '1 | 2', 'str()'];

const head = `import sys, os, typing, contextlib
from contextlib import suppress, ExitStack, nullcontext
from typing import TYPE_CHECKING, NoReturn, Never
from elsewhere import f, flag, a, E, x
def fails(): raise E
async def waits() -> int: ...
`;

interface Place {
  readonly inFunction: boolean;
  readonly inLoop: boolean;
}

/** Modules of code that may be reached or not, by every kind of statement, with a name that is bound or imported here and there. */
export class RandomFlows {
  /** The names that the module made last may bind. */
  names: string[] = [];
  private readonly random: Random;

  constructor(seed: number) {
    this.random = new Random(seed);
  }

  /** Imports what there is not from a module `base`, which has only `ok`. */
  next(): string {
    this.names = [];
    const lines: string[] = [];
    for (let i = 0; i < 3; i++) lines.push(...this.statement({ inFunction: false, inLoop: false }, 2));
    return `${head}${lines.join('\n')}\n`;
  }

  private name(): string {
    const name = `n${this.names.length}`;
    this.names.push(name);
    return name;
  }

  private chance(share: number): boolean {
    return this.random.next() < share;
  }

  private block(place: Place, depth: number): string[] {
    const lines: string[] = [];
    for (let i = this.random.between(1, 3); i > 0; i--) lines.push(...this.statement(place, depth));
    return lines.map((line) => `    ${line}`);
  }

  private statement(place: Place, depth: number): string[] {
    const kind = this.random.next();
    if (depth === 0 || kind < 0.45) return this.binding();
    if (kind < 0.6) {
      const more = [...(place.inFunction ? inFunctions : []), ...(place.inLoop ? inLoops : [])];
      return [this.random.pick([...leaves, ...more])];
    }
    return this.compound(place, depth - 1);
  }

  private binding(): string[] {
    const name = this.name();
    switch (this.random.int(18)) {
      case 0:
        return [`from base import ${name}`];
      case 1:
        return [`import base.${name}`];
      case 2:
        return [`${name}: int = 1`];
      case 3:
        return [`${name}: int`];
      case 4:
        return [`def ${name}(): pass`];
      case 5:
        return [`class ${name}: pass`];
      case 6:
        return [`print(${name} := 2)`];
      case 7:
        return [`${name} += 1`];
      case 8:
        return [`${name}, (${this.name()}, *z) = f()`];
      case 9:
        return [`from base import ok as ${name}`];
      case 10:
        return [`import base as ${name}`];
      case 11:
        return [`${name} = 1`, `del ${name}`];
      case 12:
        return [`type ${name} = int`];
      case 13:
        return [`[${name} := q for q in f()]`];
      case 14:
        return [`global ${name}`, `${name} = 1`];
      case 15:
        return [`from base import ${name} as ${this.name()}`];
      case 16:
        return [`lambda: (${name} := 1)`];
      default:
        return [`${name} = ${this.name()} = f()`];
    }
  }

  private compound(place: Place, depth: number): string[] {
    const block = (): string[] => this.block(place, depth);
    switch (this.random.int(10)) {
      case 0:
      case 1: {
        const lines = [`if ${this.random.pick(conditions)}:`, ...block()];
        while (this.chance(0.3)) lines.push(`elif ${this.random.pick(conditions)}:`, ...block());
        return this.chance(0.5) ? [...lines, 'else:', ...block()] : lines;
      }
      case 2:
      case 3: {
        const target = this.chance(0.5) ? this.name() : 'x';
        const header = this.chance(0.5)
          ? `while ${this.random.pick(conditions)}:`
          : `for ${target} in ${this.random.pick(iterables)}:`;
        const lines = [header, ...this.block({ ...place, inLoop: true }, depth)];
        return this.chance(0.4) ? [...lines, 'else:', ...block()] : lines;
      }
      case 4:
      case 5:
        return this.tries(block);
      case 6:
        return [`with ${this.random.pick(managers)}:`, ...block()];
      case 7: {
        const returns = this.random.pick(['', ' -> NoReturn', ' -> int', ' -> Never']);
        const word = this.chance(0.3) ? 'async def' : 'def';
        return [
          `${word} ${this.name()}()${returns}:`,
          ...this.block({ inFunction: true, inLoop: false }, depth),
        ];
      }
      case 8:
        // A class without an import is skipped, and what it raises with it.
        return [
          `class ${this.name()}:`,
          '    import sys as q',
          ...this.block({ inFunction: false, inLoop: false }, depth),
        ];
      default: {
        const lines = ['match f():'];
        for (let i = this.random.between(1, 3); i > 0; i--) {
          const guard = this.chance(0.25) ? ` if ${this.random.pick(conditions.slice(0, 8))}` : '';
          const pattern = i === 1 && this.chance(0.3) ? '_' : this.random.pick(patterns);
          lines.push(`    case ${pattern}${guard}:`, ...block().map((line) => `    ${line}`));
        }
        return lines;
      }
    }
  }

  private tries(block: () => string[]): string[] {
    const lines = ['try:', ...block()];
    const finallyToo = this.chance(0.35);
    const handlers = this.random.int(2) + (finallyToo ? 0 : 1);
    for (let i = 0; i < handlers; i++) {
      const bare = i === handlers - 1 ? ['except:'] : [];
      const kinds = ['except ImportError:', `except E as ${this.name()}:`, 'except (A, B):', ...bare];
      lines.push(this.random.pick(kinds), ...block());
    }
    if (handlers > 0 && this.chance(0.4)) lines.push('else:', ...block());
    return finallyToo || handlers === 0 ? [...lines, 'finally:', ...block()] : lines;
  }
}
