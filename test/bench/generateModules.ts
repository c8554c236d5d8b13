/** A Python project made from a seed: modules in several layouts that bind names in every way and import from one another. */
export interface GeneratedProject {
  /** By path, workspace-relative. */
  readonly files: ReadonlyMap<string, string>;
}

type Random = () => number;

/** Numbers in [0, 1) that depend on the seed alone (mulberry32, public domain). */
function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

interface Module {
  readonly path: string;
  /** By which it can be imported absolutely; undefined for loose scripts. */
  readonly dotted: string;
  readonly folder: string;
  readonly isPackage: boolean;
  readonly stub: boolean;
  readonly lines: string[];
  /** Names that are likely there. */
  readonly names: string[];
}

class Generator {
  private readonly modules: Module[] = [];
  private readonly extra = new Map<string, string>();
  private counter = 0;

  constructor(
    private readonly random: Random,
    private readonly count: number,
    private readonly filler: number,
  ) {}

  run(): GeneratedProject {
    this.layOut();
    for (const module of this.modules) this.define(module);
    for (const module of this.modules) this.connect(module);
    const files = new Map(this.extra);
    for (const { path, lines } of this.modules) files.set(path, `${lines.join('\n')}\n`);
    return { files };
  }

  private below(n: number): number {
    return Math.floor(this.random() * n);
  }

  private chance(part: number): boolean {
    return this.random() < part;
  }

  private pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }

  private fresh(): string {
    return `${this.pick(['make', 'read', 'Route', 'LIMIT', '_inner', 'total', 'Node'])}_${this.counter++ % 400}`;
  }

  private add(path: string, dotted: string): Module {
    const slash = path.lastIndexOf('/');
    const module = {
      path,
      dotted,
      folder: slash < 0 ? '' : path.slice(0, slash),
      isPackage: /__init__\.pyi?$/u.test(path),
      stub: path.endsWith('.pyi'),
      lines: [],
      names: [],
    };
    this.modules.push(module);
    return module;
  }

  private layOut(): void {
    const packages = [
      'alpha',
      'alpha.core',
      'alpha.core.deep',
      'alpha.web',
      'gamma',
      'gamma.io',
      'delta',
      'space.inner',
    ];
    const place = (dotted: string): string =>
      (dotted.startsWith('gamma') ? 'src/' : '') + dotted.replaceAll('.', '/');
    for (const dotted of packages) this.add(`${place(dotted)}/__init__.py`, dotted);
    this.add('alpha/typed/__init__.pyi', 'alpha.typed');
    this.extra.set('alpha/web/static/readme.txt', 'no module\n');
    this.extra.set('alpha/native.cpython-313-x86_64-linux-gnu.so', '');
    // Folders without `__init__`: namespace packages.
    const folders = [...packages, 'space', 'space.outer', 'alpha.loose', 'alpha.typed'];
    while (this.modules.length < this.count - 24) {
      const folder = this.pick(folders);
      const name = `m${this.modules.length}`;
      const base = `${place(folder)}/${name}`;
      const roll = this.random();
      if (roll < 0.06) {
        this.add(`${base}.pyi`, `${folder}.${name}`);
        this.extra.set(`${base}.py`, 'anything = 1\n');
      } else if (roll < 0.1) this.add(`${base}.pyi`, `${folder}.${name}`);
      else if (roll < 0.14) this.add(`${base}/__init__.py`, `${folder}.${name}`);
      else this.add(`${base}.py`, `${folder}.${name}`);
    }
    // Scripts that import what lies beside them.
    for (let i = 0; i < 16; i++) this.add(`tools/${i % 2 ? 'inner/' : ''}tool${i}.py`, `tool${i}`);
    for (let i = 0; i < 8; i++) this.add(`script${i}.py`, `script${i}`);
  }

  private define(module: Module): void {
    const many = 4 + this.below(10);
    for (let i = 0; i < many; i++) this.definition(module);
    if (!module.stub && this.chance(0.3)) this.dunderAll(module);
    if (!module.stub && this.chance(0.04)) {
      module.lines.push(
        this.pick([
          'def __getattr__(name):\n    return name',
          '__getattr__ = lambda name: name',
          'def any_name(name):\n    return name\n__getattr__ = any_name',
          'def made():\n    def any_name(name):\n        return name\n    return any_name, []\n__getattr__, __names__ = made()',
          '__getattr__ = None',
        ]),
      );
    }
    for (let i = 0; i < this.filler; i++) this.fill(module);
  }

  /** Code that binds one name of the module and says much more, as real modules do. */
  private fill({ lines, stub }: Module): void {
    const name = this.fresh();
    if (stub) return void lines.push(`def ${name}(value: int) -> int: ...`);
    lines.push(
      `class ${name}_Kind:`,
      `    """Keeps what ${name} needs, and says "when" it's there."""`,
      '',
      '    def __init__(self, size: int, *, label: str = "none") -> None:',
      '        self.size = size',
      `        self.label = f"{label}-{size:>{len(label)}}"`,
      '        self.table = {key: [value, value + 1] for key, value in zip("abc", range(3))}',
      '',
      '    def grow(self, by=1):',
      `        # Grows "in place", (unlike '${name}').`,
      '        for step in range(by):',
      '            if step % 3 == 0 and (self.size < 10 or not self.label):',
      "                self.size += step * 2 - len('x' * step)",
      '            else:',
      '                self.table.setdefault(str(step), []).append(self.size)',
      '        return self',
      '',
      '    @property',
      '    def summary(self):',
      '        return "\\n".join(',
      '            f"{key}: {value!r}"',
      '            for key, value in sorted(self.table.items())',
      '            if value',
      '        )',
      '',
      '',
    );
  }

  private definition({ lines, names, stub }: Module): void {
    const a = this.fresh();
    const b = this.fresh();
    if (stub) {
      lines.push(
        this.pick([
          `${a}: int`,
          `def ${a}(x: int) -> str: ...`,
          `class ${a}:\n    ${b}: int`,
          `${a} = 1`,
          `if sys.version_info >= (3, 8):\n    ${a}: int\nelse:\n    ${b}: int`,
        ]),
      );
      names.push(a);
      if (this.chance(0.2)) names.push(b);
      return;
    }
    const plain: string[] = [
      `def ${a}():\n    return 1`,
      `async def ${a}(x, *, y=2):\n    await x`,
      `class ${a}:\n    ${b} = 1\n    def go(self): pass`,
      `${a} = ${b} = 1`,
      `${a}, ${b} = 1, 2`,
      `(${a}, [${b}, *rest_${this.counter}]) = 1, [2]`,
      `${a}: int = 3`,
      `${a}: int`,
      `${a}: Final = 3\n${b}: "Final"`,
      `for ${a}, (${b}, _) in []:\n    pass`,
      `for ${a} in [1, 2]:\n    continue\nelse:\n    ${b} = 1`,
      `while flag():\n    ${a} = 1\n    break\nelse:\n    ${b} = 2`,
      `while True:\n    ${a} = 1\n    if flag(): break\n${b} = 1`,
      `with open("x") as ${a}, open("y") as (${b}, _): pass`,
      `try:\n    ${a} = 1\nexcept ValueError as ${b}:\n    pass`,
      `try:\n    pass\nexcept Exception:\n    ${a} = 1\nelse:\n    ${b} = 2\nfinally:\n    pass`,
      `if flag():\n    ${a} = 1\nelif (${b} := flag()):\n    pass`,
      `if flag():\n    def ${a}(): pass\nelse:\n    def ${a}(x): pass`,
      `print(${a} := 1)`,
      `[${a} := ${b} for ${b} in [1]]`,
      `_keep = lambda ${b}: (${a} := 1)`,
      `_keep = lambda x=(${a} := 1): x, (${b} := 2)`,
      `def _make_${a}():\n    global ${a}, ${b}\n    ${a} = 1`,
      `def _make_${a}():\n    def inner():\n        global ${a}\n        class ${a}: pass\n    ${b} = 1`,
      `class _Has_${a}:\n    def go(self):\n        global ${a}\n        for ${a} in []: pass`,
      `class _Gives_${a}:\n    global ${a}\n    ${a} = 1`,
      `def _stop_${a}():\n    global ${a}\n    return 1\n    ${a} = 2`,
      `${a} = 1\ndel ${a}`,
      `del ${a}`,
      `if TYPE_CHECKING:\n    ${a} = 1\nelse:\n    ${b} = 2`,
      `if not TYPE_CHECKING:\n    ${a} = 1\nelse:\n    ${b} = 2`,
      `if sys.version_info >= (3, 8):\n    ${a} = 1\nelse:\n    ${b} = 2`,
      `if sys.version_info[0] == 2:\n    ${a} = 1\nelif sys.version_info >= (3,):\n    ${b} = 2`,
      `if sys.version_info < (3, 7) or sys.platform == "win32":\n    ${a} = 1\nelse:\n    ${b} = 2`,
      `if sys.platform == "linux" and flag():\n    ${a} = 1\nelse:\n    ${b} = 2`,
      `if sys.platform.startswith("win"):\n    ${a} = 1\nelse:\n    ${b} = 2`,
      `if os.name == "nt":\n    ${a} = 1\nelse:\n    ${b} = 2`,
      `if False:\n    ${a} = 1\nif 0:\n    ${b} = 2`,
      `if not (False or flag()):\n    ${a} = 1\nif None:\n    ${b} = 2`,
      `if flag() and False:\n    ${a} = 1\nelse:\n    ${b} = 2`,
      `if flag() or True:\n    ${a} = 1\nelse:\n    ${b} = 2`,
      `while 1:\n    ${a} = 1\n    if flag():\n        break\n    continue\n    ${b} = 2`,
      `while False:\n    ${a} = 1`,
      `assert flag(), (${a} := "message")`,
      `match flag():\n    case [${a}, *${b}]:\n        pass\n    case {"x": int() as other_${a}, **more_${a}}:\n        pass`,
      `match flag():\n    case 1 | 2:\n        ${a} = 1\n    case _:\n        raise ValueError\n${b} = 2`,
      `match flag():\n    case str(${a}) if ${a}:\n        ${b} = 2\n    case all_${a}:\n        pass\n    case 3:\n        never_${a} = 1`,
      `match ${b}:\n    case 1:\n        ${a} = 1\n    case _:\n        raise ValueError\n${b} = 2`,
      `match ${b}, flag():\n    case _ if False:\n        ${a} = 1\n    case (_, x):\n        ${b} = 1`,
      `type ${a} = list[int]`,
      `type ${a}[T] = list[T]`,
      `def ${a}[T](x: T = (${b} := 1)) -> T:\n    return x`,
      `@deco(${b} := 1)\ndef ${a}(): pass`,
      `${a} = 1; ${b} = 2`,
      `${a} += 1`,
      `${a}.attribute = 1\n${b}[0] = 2`,
      `class ${a}((${b} := object)):\n    class Inner_${a}: pass`,
      `def _exits_${a}():\n    if flag():\n        return\n    raise ValueError\n${a} = 1`,
      `try:\n    raise ValueError\nfinally:\n    ${a} = 1`,
      `with flag():\n    raise ValueError\n${a} = 1`,
      `try:\n    from .gone_${a} import ${a}\nexcept ImportError:\n    ${a} = None`,
      `try:\n    from .gone_${a} import ${a}\nexcept ImportError:\n    def ${a}(): pass`,
      `def ${a}(): pass\ntry:\n    from .gone_${a} import ${a}\nexcept ImportError: pass`,
      `import os.path as ${a}\nimport collections.abc`,
      `from os import path as ${a}, sep as ${b}`,
      `${a} = """\ndef ${b}(): pass\n${b} = 1\n"""`,
      `# ${a} = 1\n${b} = r"\\\\"; ${b}_more = '''\n'''`,
      `${a} = (1 +\n  2)\n${b} = {\n"x": 1,\n}`,
      `${a} = \\\n  1`,
      `def ${a}(text="""\nzero column\n"""):\n    """\nDoc at column zero\n    """\n    return dict(\na=1)\n${b} = 1`,
      `class ${a}:\n    def go(self):\n\n# comment at column zero\n\n        return f"{self.x["k"]}"\n    ${b} = 1`,
    ];
    const text = this.pick(plain);
    lines.push(text);
    names.push(a);
    if (text.includes(b)) names.push(b);
    for (const [, more] of text.matchAll(/\b((?:other|more|all|never|rest)_\w+)/gu))
      if (this.chance(0.3)) names.push(more!);
  }

  private dunderAll({ lines, names }: Module): void {
    const some = names.filter(() => this.chance(0.5));
    const list = some.map((name) => `"${name}"`).join(', ');
    lines.push(
      this.pick([
        `__all__ = [${list}]`,
        `__all__ = (${list === '' ? '' : `${list},`})`,
        `__all__: list[str] = [${list}, "absent_${this.counter}"]`,
        `__all__ = [${list}]\n__all__ += ["${this.pick(names)}"]`,
        `__all__ = []\n__all__.extend([${list}])\n__all__.append("${this.pick(names)}")`,
        `__all__ = [${list}]\n__all__.remove("${some[0] ?? names[0]!}")`,
        `__all__ = ["${names[0]!}"] + [${list}]`,
        `__all__ = [name for name in dir()]`,
        `__all__ = ["${names[0]!}"]\nif flag():\n    __all__ += [${list}]`,
      ]),
    );
  }

  /** How the importer can name the target. */
  private ways(from: Module, to: Module): string[] {
    const ways: string[] = [];
    const isLoose = to.path.startsWith('tools/') || to.path.startsWith('script');
    if (
      !isLoose ||
      to.path.startsWith('script') ||
      from.folder === to.folder ||
      from.folder.startsWith(`${to.folder}/`)
    )
      ways.push(to.dotted);
    const here = from.folder.split('/');
    const there = to.path.replace(/(?:\/__init__)?\.pyi?$/u, '').split('/');
    let same = 0;
    while (same < here.length && same < there.length && here[same] === there[same]) same++;
    if (same > 0) ways.push('.'.repeat(here.length - same + 1) + there.slice(same).join('.'));
    return ways;
  }

  private connect(module: Module): void {
    const head: string[] = ['import os', 'import sys', 'from typing import TYPE_CHECKING, Final'];
    const tail: string[] = [];
    const many = 3 + this.below(5);
    for (let i = 0; i < many; i++) {
      const target = this.pick(this.modules);
      const ways = this.ways(module, target);
      if (target === module || ways.length === 0) continue;
      const text = this.importOf(module, target, this.pick(ways));
      if (this.chance(0.7)) head.push(text);
      else tail.push(text);
    }
    if (this.chance(0.5)) head.push(this.broken(module));
    module.lines.unshift(...head);
    module.lines.push(...tail);
    if (!module.stub && this.chance(0.05)) module.lines.push('sys.exit(0)', this.broken(module));
  }

  private importOf(module: Module, target: Module, way: string): string {
    const names = Array.from({ length: 1 + this.below(5) }, () =>
      this.chance(0.85) && target.names.length > 0 ? this.pick(target.names) : this.fresh(),
    );
    if (this.chance(0.1))
      names.push(this.pick(['__file__', '__doc__', '__path__', '__dict__', '__qualname__', '__version__']));
    if (target.isPackage && this.chance(0.5)) {
      const inside = this.modules.filter(
        ({ folder, path }) => folder === target.folder && path !== target.path,
      );
      if (inside.length > 0) names.push(this.pick(inside).path.replace(/^.*\//u, '').replace(/\..*$/u, ''));
    }
    for (const name of names) if (this.chance(0.6)) module.names.push(name);
    const list = names.join(', ');
    const [first = 'x'] = names;
    const asNames = names.map((name) => {
      const alias = this.fresh();
      module.names.push(alias);
      return `${name} as ${this.chance(0.3) ? name : alias}`;
    });
    const from = `from ${way} import`;
    if (module.stub) {
      return this.pick([
        `${from} ${list}`,
        `${from} ${names.map((name) => `${name} as ${name}`).join(', ')}`,
        `${from} *`,
        `${from} ${asNames.join(', ')}`,
        ...(way.startsWith('.') ? [] : [`import ${way}`, `import ${way} as ${first}`]),
      ]);
    }
    const forms = [
      `${from} ${list}`,
      `${from} ${list}`,
      `${from} ${asNames.join(', ')}`,
      `${from} (\n    ${names.join(',\n    ')},  # why\n)`,
      `${from} \\\n    ${list}`,
      `${from} *`,
      `if TYPE_CHECKING:\n    ${from} ${list}`,
      `if not TYPE_CHECKING:\n    ${from} ${list}`,
      `try:\n    ${from} ${list}\nexcept ImportError:\n    ${first} = None`,
      `try:\n    ${from} ${list}\nexcept:\n    pass`,
      `def _late_${this.counter++}():\n    ${from} ${list}\n    return ${first}`,
      `def _late_${this.counter++}():\n    if flag():\n        return 1\n        ${from} ${list}\n    return 2`,
      `def _late_${this.counter++}():\n    with open("x") as f:\n        return 1\n    ${from} ${list}`,
      `def _late_${this.counter++}():\n    global ${first}\n    ${from} ${list}`,
      `async def _late_${this.counter++}(x: int):\n    for _ in [1]:\n        return\n    ${from} ${list}`,
      `def _late_${this.counter++}():\n    try:\n        return 1\n    except ValueError:\n        pass\n    ${from} ${list}`,
      `def _late_${this.counter++}():\n    while True:\n        ${from} ${list}\n    ${from} ${list}`,
      `def _late_${this.counter++}():\n    assert False\n    ${from} ${list}`,
      `class _Late_${this.counter++}:\n    ${from} ${list}\n    def go(self):\n        ${from} ${list}`,
      `if sys.version_info < (3, 0):\n    ${from} ${list}`,
      `with contextlib.suppress(ImportError):\n    ${from} ${list}`,
      `${from} ${list}  # type: ignore`,
      `${from} ${list}  # pyright: ignore[reportAttributeAccessIssue]`,
      `${from} ${list}  # noqa: F401`,
      `${from} ${list}; ${first}_copy = ${first}`,
    ];
    // Where a call that never returns stands in a function of code that is itself cut off, pyright is of two minds.
    if (!module.lines.some((text) => text.includes('raise ValueError'))) {
      forms.push(`def _late_${this.counter++}():\n    sys.exit(1)\n    ${from} ${list}`);
    }
    if (!way.startsWith('.')) {
      const top = way.split('.')[0]!;
      module.names.push(top);
      forms.push(
        `import ${way}`,
        `import ${way} as ${first}`,
        `import ${way}, os.path`,
        `import ${way}.absent`,
      );
      forms.push(
        `import ${way} as _all_${this.counter}\n__all__ = ["${first}"]\n__all__ += _all_${this.counter}.__all__`,
      );
    } else if (!target.isPackage && way.includes('.', 1) === false && way !== '.') {
      const name = way.replace(/^\.+/u, '');
      const dots = way.slice(0, way.length - name.length);
      if (name !== '')
        forms.push(`from ${dots} import ${name}\n__all__ = ["${first}"]\n__all__ += ${name}.__all__`);
    }
    return this.pick(forms);
  }

  private broken({ path }: Module): string {
    const depth = path.split('/').length;
    return this.pick([
      'from . import nothing_at_all',
      'from .nowhere import thing',
      'from .nowhere.deeper import thing as other',
      'from .. import nothing_at_all',
      `from ${'.'.repeat(depth)} import alpha`,
      `from ${'.'.repeat(depth)}alpha import core, nothing`,
      `from ${'.'.repeat(depth + 1)} import thing`,
      `from ${'.'.repeat(depth + 2)}thing import other`,
      'import alpha.nowhere',
      'import alpha.core.nowhere as away',
      'import space.nowhere',
      'import space.inner, space.outer',
      'from space import inner, outer, nothing',
      'from space.outer import nothing',
      'from alpha import core, web, loose, typed, static',
      'from alpha.native import anything\nimport alpha.native',
      'from alpha.loose import nothing',
      'import gamma.io.nowhere',
      'from gamma import io, nothing',
      'from gamma.io import __init__',
      'import delta.nowhere, os',
      'import elsewhere_project.part\nfrom elsewhere_project import thing',
      'from json import dumps, decoder\nimport xml.dom.minidom',
      'try:\n    import alpha.nowhere\nexcept ModuleNotFoundError:\n    pass',
      'def _later():\n    return\n    import alpha.nowhere',
      'import script0, script99\nimport tool0',
      'from script1 import nothing',
      'from alpha.core.deep import (  # type: ignore\n    nothing,\n)',
    ]);
  }
}

/**
 * A project of about `modules` Python modules. The same seed gives the same project. `filler`: how many classes of
 * ordinary code each module holds beside. Default: none.
 */
export function generateModules(seed: number, modules: number, filler = 0): GeneratedProject {
  return new Generator(seeded(seed), modules, filler).run();
}
