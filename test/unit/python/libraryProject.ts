/** The libraries of a virtual environment, below its `site-packages`. Each has `X`. */
export const libraries: Readonly<Record<string, string>> = {
  'whole/__init__.py': 'X = 1\n__all__ = ["X", "sub"]\n',
  'whole/sub.py': 'X = 1\n',
  'single.py': 'X = 1\n',
  'onlystubs-stubs/__init__.pyi': 'X: int\n',
  'onlystubs-stubs/sub.pyi': 'X: int\n',
  'lacking/__init__.py': 'X = 1\n',
  'lacking/sub.py': 'X = 1\n',
  'lacking-stubs/__init__.pyi': 'X: int\n',
  'part/__init__.py': 'X = 1\n',
  'part/sub.py': 'X = 1\n',
  'part-stubs/__init__.pyi': 'X: int\n',
  'part-stubs/py.typed': 'partial\n',
  'alone-stubs/__init__.pyi': 'X: int\n',
  'alone-stubs/py.typed': 'partial\n',
  'spaces/one.py': 'X = 1\n',
  'spaces/two/__init__.py': 'X = 1\n',
  'spaces/three/four.py': 'X = 1\n',
  'native.cpython-313-x86_64-linux-gnu.so': '',
  'google/ours/__init__.py': 'X = 1\n',
  'typed/__init__.py': 'X = 1\n',
  'typed/py.typed': '',
  'yaml/__init__.py': 'X = 1\nYAMLError = 1\n',
  'further.pth': '# more\nimport nothing\n../../../further\n',
  '../../../further/beyond.py': 'X = 1\n',
};

/** Modules of libraries and a name that is in each that is there. */
const sources: readonly (readonly [module: string, name: string])[] = [
  ['whole', 'X'],
  ['whole.sub', 'X'],
  ['whole.nosub', 'X'],
  ['whole', 'sub'],
  ['single', 'X'],
  ['single.sub', 'X'],
  ['onlystubs', 'X'],
  ['onlystubs.sub', 'X'],
  ['onlystubs.nosub', 'X'],
  ['lacking', 'X'],
  ['lacking.sub', 'X'],
  ['part', 'X'],
  ['part.sub', 'X'],
  ['part.nosub', 'X'],
  ['alone', 'X'],
  ['alone.sub', 'X'],
  ['spaces', 'one'],
  ['spaces', 'two'],
  ['spaces', 'three'],
  ['spaces', 'nothing'],
  ['spaces.one', 'X'],
  ['spaces.three', 'four'],
  ['spaces.three.four', 'X'],
  ['spaces.nothing', 'X'],
  ['native', 'X'],
  ['typed', 'X'],
  ['typed.sub', 'X'],
  ['beyond', 'X'],
  ['beyond.sub', 'X'],
  ['nothing', 'X'],
  ['nothing.sub', 'X'],
  // Of pyright's own stubs.
  ['requests', 'Session'],
  ['requests.sessions', 'Session'],
  ['requests.nothing', 'Session'],
  ['yaml', 'YAMLError'],
  ['yaml.composer', 'Composer'],
  ['six.moves', 'urllib'],
  ['six.moves.urllib.parse', 'urlparse'],
  ['google', 'protobuf'],
  ['google.protobuf.message', 'Message'],
  ['google.ours', 'X'],
  ['google.nothing', 'X'],
  // Of the standard library.
  ['os', 'path'],
  ['os.path', 'join'],
  ['os.nothing', 'X'],
  ['xml.dom.minidom', 'parse'],
];

/** Ways that a module takes a name of another. `M`, `N`: the module and the name. */
const forms: readonly string[] = [
  'from M import N\n',
  'from M import N as other\nN = other\n',
  'from M import N as N\n',
  'try:\n    from M import N\nexcept ImportError:\n    N = None\n',
  'try:\n    from M import N\nexcept ImportError:\n    def N(): ...\n',
  'try:\n    from M import N\nexcept ImportError:\n    from nothing import N\n',
  'try:\n    from nothing import N\nexcept ImportError:\n    from M import N\n',
  'try:\n    from M import N\nexcept ImportError:\n    pass\n',
  'try:\n    import M as N\nexcept ImportError:\n    N = None\n',
  'N = None\ntry:\n    from M import N\nexcept ImportError:\n    pass\n',
  'N: object = None\nfrom M import N\n',
  'from M import N\nN = N\n',
  'from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from M import N\n',
  'from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from M import N\nelse:\n    N = None\n',
  'import M as N\n',
  'import sys\nif sys.platform == "linux":\n    from M import N\nelse:\n    N = 1\n',
  'if input():\n    from M import N\nelse:\n    from nothing import N\n',
  'if input():\n    from nothing import N\nelse:\n    from M import N\n',
  'from M import *\n__all__ = ["N"]\n',
  'from M import N\n__all__ = ["N"]\n',
  'def f():\n    global N\n    from M import N\n',
  'from M import N\ndel N\n',
  'from nothing import *\nfrom M import N\n',
  'with open("f"):\n    from M import N\n',
  'class N: ...\nfrom M import N\n',
  'from M import N\ndef N(): ...\n',
];

/** Star imports of a module that holds no more than `X` and of one that is not there: whatever else is taken is in neither. */
const stars: readonly string[] = ['whole', 'nothing', 'spaces', 'lacking.sub'].map(
  (module) => `from ${module} import *\n`,
);

/**
 * Modules of packages that are called as libraries are: taken by those beside them, below them and by themselves, which is what they mean
 * where there is no such library.
 */
function namesakes(): [path: string, text: string][] {
  return ['whole', 'nothing', 'spaces', 'yaml', 'native'].flatMap((name): [string, string][] => [
    [`wraps_${name}/__init__.py`, ''],
    [
      `wraps_${name}/${name}.py`,
      `from ${name} import X, Own as Alias\nfrom ${name}.sub import Y\nimport ${name}.sub\nOther = 1\n`,
    ],
    [
      `wraps_${name}/beside.py`,
      `from ${name} import X, Y, Other, Gone\nimport ${name}\nimport ${name}.gone\n`,
    ],
    [`folders_${name}/__init__.py`, ''],
    [`folders_${name}/${name}/env.py`, `from ${name} import context, X\nimport ${name}\n`],
    [
      `folders_${name}/${name}/versions/one.py`,
      // What would be below a compiled module is not judged.
      `from ${name} import op, env, X\n${name === 'native' ? '' : `from ${name}.versions import one, two\n`}from ${name}.gone import Y\n`,
    ],
    [`wraps_${name}/below/__init__.py`, ''],
    [`wraps_${name}/below/user.py`, `def f():\n    from ${name} import Y, Gone\n`],
    [
      `takes_${name}.py`,
      `from wraps_${name}.${name} import X, Y, Other, Gone\nfrom wraps_${name}.beside import X, Y\n`,
    ],
    [
      `scripts_${name}/${name}.py`,
      `from ${name} import X, Gone as Alias\nfrom ${name}.sub import Y\nOther = 1\n`,
    ],
    [`scripts_${name}/user.py`, `from ${name} import X, Y, Other, Gone\n`],
  ]);
}

/** A project that takes names of libraries and hands them on. Its configuration names the environment at `../environments/own`. */
export function libraryProject(): Map<string, string> {
  const files = new Map<string, string>([
    [
      'pyrightconfig.json',
      JSON.stringify({
        pythonVersion: '3.13',
        pythonPlatform: 'Linux',
        venvPath: '../environments',
        venv: 'own',
      }),
    ],
    ['google/here.py', 'X = 1\n'],
    ['google/user.py', 'from google import here, ours, protobuf, nothing\nfrom google.nothing import X\n'],
    [
      'google/users.py',
      'import google.here\nimport google.ours\nimport google.protobuf.message\nimport google.nothing\n',
    ],
    ['hands/__init__.py', ''],
    ['hands/all.py', 'import whole\nfrom whole import *\n__all__ = ["Y"]\n__all__ += whole.__all__\nY = 1\n'],
    [
      'hands/none.py',
      'import nothing\nfrom nothing import *\n__all__ = ["Y"]\n__all__ += nothing.__all__\nY = 1\n',
    ],
    ...namesakes(),
    ['compiled/__init__.py', 'from . import own, stubbed, sourced\n'],
    ['compiled/own.cpython-313-x86_64-linux-gnu.so', ''],
    ['compiled/stubbed.abi3.so', ''],
    ['compiled/stubbed.pyi', 'X: int\n'],
    ['compiled/sourced.cpython-313-x86_64-linux-gnu.so', ''],
    ['compiled/sourced.py', 'X = 1\n'],
    [
      'compiled/inside.py',
      'from . import own, stubbed\nfrom .own import X\nfrom .own.deep import X as Y\nimport compiled.own\n',
    ],
    ['spread/own.cpython-313-x86_64-linux-gnu.so', ''],
    ['spread/inside.py', 'from . import own\nfrom spread import own as again\n'],
    [
      'takes_compiled.py',
      'from compiled import own, stubbed, sourced, nothing\nfrom compiled.own import X\nfrom spread import own as other\n',
    ],
    ['takes_all.py', 'from hands.all import X, Y\nfrom hands.none import X as A, Y as B, Z as C\n'],
  ]);
  let count = 0;
  const add = (text: string, name: string): void => {
    const module = `m${count++}`;
    files.set(`hands/${module}.py`, text);
    files.set(`hands/${module}_again.py`, `from .${module} import ${name}\n`);
    files.set(`hands/${module}_star.py`, `from .${module} import *\n`);
    files.set(
      `takes/${module}.py`,
      `from hands.${module} import ${name}\nfrom hands.${module}_again import ${name} as second\n` +
        `try:\n    from hands.${module}_star import ${name} as third\nexcept ImportError:\n    third = None\n`,
    );
    if (count % 5 !== 0) return;
    files.set(`hands/${module}_stub.pyi`, text);
    files.set(`takes/${module}_stub.py`, `from hands.${module}_stub import ${name}\n`);
  };
  for (const [i, [module, name]] of sources.entries()) {
    for (const [j, form] of forms.entries()) {
      // Every form with a third of the libraries, and with one that is there and one that is not.
      if ((i + j) % 3 === 0 || module === 'whole' || module === 'nothing')
        add(form.replaceAll('M', module).replaceAll(/\bN\b/gu, name), name);
    }
  }
  for (const star of stars) {
    add(star, 'X');
    add(`X = 1\n${star}`, 'X');
    add(`try:\n    ${star}except ImportError:\n    X = None\n`, 'X');
  }
  return files;
}
