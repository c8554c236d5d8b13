import assert from 'node:assert/strict';
import { silentLogger } from '../../../../src/core/files/FileAccess.js';
import { LedgerEngine } from '../../../../src/core/LedgerEngine.js';
import type { Defect } from '../../../../src/core/model/ledger.js';
import { MemoryFiles } from '../../support/MemoryFiles.js';
import { installedParsers } from '../../support/syntaxParsers.js';

const parsers = installedParsers();

type Files = Record<string, string>;

/** `asked`: `path name`, with `?` in front where it is not required. */
async function engineOver(files: Files, asked: string) {
  const [, mark, path, name] = /^(\??)(\S+) (.+)$/u.exec(asked)!;
  const anchors = [{ kind: 'symbol', path, name, required: mark === '' }];
  const defects = [{ id: 'D-1', title: 'a defect', anchors }];
  const memory = new MemoryFiles({ ...files, 'defects.yaml': JSON.stringify({ version: 1, defects }) });
  const engine = new LedgerEngine(memory, { include: ['defects.yaml'] }, silentLogger, { syntax: parsers });
  return { engine, memory, defect: (await engine.load()).defects[0]! };
}

const shown = ({ evidence, occurrences }: Defect): string =>
  [
    evidence,
    ...occurrences.map(({ path, range, message, confidence }) =>
      `${path}:${range.start.line + 1} ${confidence === 'exact' ? '' : `(${confidence}) `}${message}`.trim(),
    ),
  ].join(' | ');

const python: Files = {
  'shop/__init__.py':
    'from .core import Store, process as run\nfrom .star import *\nfrom . import tools\nfrom lib import gone\n',
  'shop/core.py':
    'from shop.mixins import Snapshots\nfrom . import mixins as m\nimport shop.mixins\nfrom lib.base import Model\n\n' +
    'class Store(Snapshots):\n    def save(self):\n        return 1\n\n' +
    'class Other(m.Snapshots, Model):\n    pass\n\nclass Third(shop.mixins.Snapshots):\n    x = 1\n\n' +
    'def process():\n    return 1\n',
  'shop/mixins.py':
    'from abc import ABC, abstractmethod\nfrom .roots import Root\nclass Snapshots(Root, ABC):\n    def restore(self):\n        return 2\n' +
    '    def drop(self):\n        raise NotImplementedError\n    @abstractmethod\n    def load(self): ...\n',
  'shop/roots.py':
    'from .mixins import Snapshots\nclass Root(Snapshots):\n    def deep(self):\n        return 3\n',
  'shop/star.py':
    'def from_star():\n    return 1\ndef _hidden():\n    return 1\nclass Starred:\n    def inner(self):\n        return 1\n',
  'shop/tools.py': 'def hammer():\n    return 1\n',
  'shop/more.py':
    'from .stubs import Undone\nfrom .mixins import Snapshots\nfrom . import mixins\nAgain = mixins.Snapshots\nclass First(Undone, Snapshots):\n    x = 1\nclass Last(Snapshots, Undone):\n    x = 1\nclass Alias(Again):\n    x = 1\n',
  'shop/stubs.py': 'class Undone:\n    def restore(self):\n        raise NotImplementedError\n',
  'shop/tried.py':
    'try:\n    from .star import from_star\nexcept ImportError:\n    def from_star():\n        raise NotImplementedError\n',
  'shop/listed.py':
    '__all__ = ["given"]\n__all__ += ["later"]\ndef given():\n    return 1\ndef later():\n    return 1\ndef kept():\n    return 1\n',
  'shop/stars.py': 'from .listed import *\nfrom .fields import Fields\nclass Own(Fields):\n    pass\n',
  'shop/fields.py': 'class Fields:\n    def __init__(self):\n        self.size: int = 1\n',
  'shop/late.py':
    'try:\n    from .fast import go\nexcept ImportError:\n    from .star import from_star as go\n',
};

const script: Files = {
  'src/index.ts':
    "import { used } from './store.js';\nimport Base from './base';\nimport * as all from './store';\nexport { Store, save as keep } from './store.js';\nexport * from './more';\nexport * as tools from './tools/index.js';\n" +
    "export { Base };\nexport { far } from 'far';\nimport { near } from 'near';\nexport class Own extends all.Store {}\nexport class Lib extends Far {}\n",
  'src/store.ts':
    "import { Disk, type Port } from './disk';\nimport { Far } from 'far';\nexport class Store extends Disk implements Port {}\nexport class Odd extends Far { x = 1 }\nexport function save() { return 1; }\nexport const used = 1;\n",
  'src/disk.ts':
    "export interface Port { open(): void; }\nexport abstract class Disk {\n  close() { return 1; }\n  drop() { throw new Error('not implemented'); }\n  abstract sync(): void;\n}\n",
  'src/base.ts': 'class Base { root() { return 1; } }\nexport default Base;\n',
  'src/more.ts': "export function more() { return 1; }\nexport * from './index';\n",
  'src/tools/index.ts': 'export const hammer = () => 1;\nconst saw = 1;\n',
};

const java: Files = {
  'src/com/shop/Store.java':
    'package com.shop;\nimport com.shop.base.Disk;\nimport org.lib.Far;\nclass Store extends Disk implements Port { int x; }\n',
  'src/com/shop/Port.java':
    'package com.shop;\ninterface Port { void open(); default int close() { return 1; } }\n',
  'src/com/shop/Odd.java': 'package com.shop;\nimport org.lib.Far;\nclass Odd extends Far { int x; }\n',
  'src/com/shop/Wide.java':
    'package com.shop;\nimport com.shop.base.*;\nclass Wide extends Disk { int x; }\n',
  'src/com/shop/base/Outer.java':
    'package com.shop.base;\npublic class Outer { public static class Inner { int in() { return 1; } } }\n',
  'src/com/shop/Nested.java':
    'package com.shop;\nimport com.shop.base.Outer;\nimport com.shop.base.Outer.Inner;\nclass Nested extends Outer.Inner {}\nclass Second extends Inner {}\nclass Third extends com.shop.base.Disk {}\n',
  'test/com/shop/StoreTest.java': 'package com.shop;\nclass StoreTest extends Store {}\n',
  'src/com/shop/base/Disk.java':
    'package com.shop.base;\npublic class Disk {\n  private int own() { return 1; }\n  Disk() { x = 1; }\n  public int sync() { return 1; }\n  public int drop() { throw new UnsupportedOperationException("not implemented"); }\n}\n',
};

const go: Files = {
  'raft/node.go':
    'package raft\n\ntype Node struct {\n\tBase\n\tterm int\n}\n\nfunc (n *Node) Step() int { return 1 }\n',
  'raft/snapshot.go':
    'package raft\n\nfunc (n *Node) Restore() int { return 1 }\n\nfunc (n *Node) Drop() error { return errors.New("not implemented") }\n\nfunc Encode() int { return 1 }\n',
  'raft/base.go': 'package raft\n\ntype Base struct{}\n\nfunc (b *Base) Close() int { return 1 }\n',
  'raft/node_test.go': 'package raft\n\nfunc (n *Node) Helper() int { return 1 }\n',
  'go.mod': 'module example.com/cluster/v2\n\ngo 1.22\n',
  'raft/wide.go':
    'package raft\n\nimport (\n\t"sync"\n\tdb "example.com/cluster/v2/store"\n\t"github.com/far/lib"\n)\n\ntype Wide struct {\n\t*db.Disk\n\tsync.Mutex\n\tlib.Far\n\tterm int\n}\n',
  'store/disk.go': 'package store\n\ntype Disk struct{}\n',
  'store/sync.go': 'package store\n\nfunc (d *Disk) Flush() int { return 1 }\n',
  'raft/alias.go': 'package raft\n\ntype Same = Base\n\ntype Own Base\n',
  'raft/_skip.go': 'package raft\n\nfunc (n *Node) Skipped() int { return 1 }\n',
  'raft/other.go': 'package other\n\nfunc (n *Node) Alien() int { return 1 }\n',
};

const rust: Files = {
  'Cargo.toml': '[workspace]\nmembers = ["app", "model"]\n',
  'app/Cargo.toml': '[package]\nname = "app"\n',
  'app/src/lib.rs': 'pub use my_model::{Model, deep::Deep, gone};\n',
  'model/Cargo.toml': '[package]\nname = "my-model"\n',
  'model/src/lib.rs': 'pub mod deep;\npub struct Model;\nimpl Model {\n    pub fn id(&self) -> u8 { 1 }\n}\n',
  'model/src/deep.rs': 'pub struct Deep;\n',
  'src/plain.rs': 'pub struct Plain;\n',
  'src/synced.rs': 'use crate::plain::Plain;\nuse crate::store::Sync;\nimpl Sync for Plain {}\n',
  'src/lib.rs':
    'mod raft;\nmod store;\npub use raft::Node;\npub use crate::store::{open, close as shut};\nuse store::hidden;\n',
  'src/raft/mod.rs':
    'mod snapshot;\nuse crate::store::Sync;\nuse std::fmt::Display;\npub struct Node;\nimpl Sync for Node {}\nimpl Display for Node {}\n',
  'src/raft/snapshot.rs':
    'use super::Node;\nimpl Node {\n    pub fn restore(&self) -> u8 { 1 }\n    pub fn drop_it(&self) -> u8 { todo!() }\n}\n',
  'src/raft/other.rs': 'pub struct Node;\nimpl Node {\n    pub fn alien(&self) -> u8 { 1 }\n}\n',
  'src/store.rs':
    'pub trait Sync {\n    fn sync(&self) -> u8 { 1 }\n    fn flush(&self) -> u8;\n}\npub fn open() -> u8 { 1 }\npub fn close() -> u8 { 1 }\npub fn hidden() -> u8 { 1 }\n',
};

const defaults: Files = {
  'src/main.ts': 'export default class Main { start() { return 1; } }\n',
  'src/named.ts':
    'class Named { run() { return 1; } }\nconst hidden = 1;\nexport function open() { return 1; }\nexport { Named as default };\n',
  'src/old.ts': 'class Thing { t() { return 1; } }\nexport = Thing;\n',
  'src/barrel.ts':
    "export { default } from './main';\nexport { default as Renamed } from './named';\nimport { open } from './named';\nexport { open as begin };\nexport * from './named';\n",
  'src/use.ts':
    "import Other from './main';\nimport { default as D } from './named';\nimport Barrel from './barrel';\nimport { Renamed } from './barrel';\nimport Thing = require('./old');\n" +
    'export class A extends Other {}\nexport class B extends D {}\nexport class C extends Barrel {}\nexport class E extends Renamed {}\nexport class F extends Thing {}\n' +
    'export const K = class extends Other {};\nconst L = Other;\nexport class M extends L {}\nexport { Other as Again };\n',
};

const common: Files = {
  'lib/c.js': 'class C { go() { return 1; } }\nmodule.exports = C;\n',
  'lib/all.js': 'exports.A = class A { a() { return 1; } };\nexports.fn = function () { return 1; };\n',
  'lib/d.js':
    "const C = require('./c');\nconst { A: B } = require('./all');\nconst Far = require('far');\nclass D extends C {}\nclass E extends B {}\nclass G extends Far {}\nmodule.exports = { D, E };\n",
  'lib/index.js': "module.exports = { ...require('./all'), other: 1 };\n",
  'lib/again.js': "module.exports = require('./c');\nexports.fn = require('./all').fn;\n",
};

const lacks = (owner: string, member: string) => `\`${owner}\` lacks the required \`${member}\``;
const unseen = (base: string) =>
  ` (\`${base}\`, which it builds on, is of a library and was not looked into).`;

const tables: [language: string, files: Files, cases: [asked: string, told: string][]][] = [
  [
    'Python',
    python,
    [
      ['shop/core.py Store.restore', 'cleared'],
      ['shop/core.py Store.deep', 'cleared'],
      ['shop/core.py Other.restore', 'cleared'],
      ['shop/core.py Third.restore', 'cleared'],
      ['shop/core.py Store.nowhere', `confirmed | shop/core.py:6 ${lacks('Store', 'nowhere')}.`],
      [
        'shop/core.py Other.nowhere',
        `confirmed | shop/core.py:10 ${lacks('Other', 'nowhere')}${unseen('Model')}`,
      ],
      // What a base only declares nobody has written.
      ['shop/core.py Store.load', `confirmed | shop/core.py:6 ${lacks('Store', 'load')}.`],
      [
        'shop/core.py Store.drop',
        `confirmed | shop/core.py:6 ${lacks('Store', 'drop')}: what it inherits from \`Snapshots\` is a stub.`,
      ],
      [
        '?shop/core.py Store.restore',
        'located | shop/mixins.py:4 `Store.restore` is affected: a defect (inherited from `Snapshots`)',
      ],
      ['shop/__init__.py Store', 'cleared'],
      ['shop/__init__.py Store.save', 'cleared'],
      ['shop/__init__.py Store.restore', 'cleared'],
      ['shop/__init__.py run', 'cleared'],
      ['shop/__init__.py process', 'confirmed | shop/__init__.py:1 The required `process` is absent.'],
      ['shop/__init__.py from_star', 'cleared'],
      ['shop/__init__.py _hidden', 'confirmed | shop/__init__.py:1 The required `_hidden` is absent.'],
      ['shop/__init__.py inner', 'confirmed | shop/__init__.py:1 The required `inner` is absent.'],
      ['shop/__init__.py Starred.inner', 'cleared'],
      ['shop/__init__.py tools', 'cleared'],
      ['shop/__init__.py tools.hammer', 'cleared'],
      ['shop/__init__.py tools.saw', 'confirmed | shop/__init__.py:1 The required `tools.saw` is absent.'],
      // A library is not looked into: what it gives is there.
      ['shop/__init__.py gone', 'cleared'],
      [
        'shop/__init__.py gone.method',
        'located | shop/__init__.py:1 (similar) What should have `gone.method` comes from a library, which was not looked into.',
      ],
      [
        '?shop/__init__.py run',
        'located | shop/core.py:16 `run` is affected: a defect (`shop/__init__.py` has it from here)',
      ],
      ['shop/late.py go', 'cleared'],
      ['shop/stars.py given', 'cleared'],
      ['shop/stars.py later', 'cleared'],
      ['shop/stars.py kept', 'confirmed | shop/stars.py:1 The required `kept` is absent.'],
      [
        'shop/stars.py Own.size',
        'located | shop/fields.py:3 (similar) `Own.size` is a field that is set here; whether that is what is meant nobody can say.',
      ],
      // The first base that has it wins.
      [
        'shop/more.py First.restore',
        `confirmed | shop/more.py:5 ${lacks('First', 'restore')}: what it inherits from \`Undone\` is a stub.`,
      ],
      ['shop/more.py Last.restore', 'cleared'],
      ['shop/more.py Alias.restore', 'cleared'],
      ['shop/more.py Again.restore', 'cleared'],
      ['shop/tried.py from_star', 'cleared'],
    ],
  ],
  [
    'TypeScript',
    script,
    [
      ['src/index.ts Store', 'cleared'],
      ['src/index.ts Store.close', 'cleared'],
      ['src/index.ts keep', 'cleared'],
      ['src/index.ts more', 'cleared'],
      ['src/index.ts tools.hammer', 'cleared'],
      ['src/index.ts Base.root', 'cleared'],
      ['src/index.ts Own.close', 'cleared'],
      ['src/index.ts tools.saw', 'confirmed | src/index.ts:1 The required `tools.saw` is absent.'],
      ['src/index.ts nowhere', 'confirmed | src/index.ts:1 The required `nowhere` is absent.'],
      ['src/index.ts far', 'cleared'],
      [
        'src/index.ts used',
        'located | src/store.ts:6 (similar) `used` is defined here; `src/index.ts`, which should have it, only uses it.',
      ],
      ['src/index.ts near', 'confirmed | src/index.ts:1 The required `near` is absent.'],
      ['src/store.ts Store.close', 'cleared'],
      [
        'src/store.ts Store.drop',
        `confirmed | src/store.ts:3 ${lacks('Store', 'drop')}: what it inherits from \`Disk\` is a stub.`,
      ],
      ['src/store.ts Store.sync', `confirmed | src/store.ts:3 ${lacks('Store', 'sync')}.`],
      ['src/store.ts Store.open', `confirmed | src/store.ts:3 ${lacks('Store', 'open')}.`],
      ['src/store.ts Odd.run', `confirmed | src/store.ts:4 ${lacks('Odd', 'run')}${unseen('Far')}`],
      [
        '?src/index.ts keep',
        'located | src/store.ts:5 `keep` is affected: a defect (`src/index.ts` has it from here)',
      ],
    ],
  ],
  [
    'default exports',
    defaults,
    [
      ['src/use.ts A.start', 'cleared'],
      ['src/use.ts B.run', 'cleared'],
      ['src/use.ts C.start', 'cleared'],
      ['src/use.ts E.run', 'cleared'],
      ['src/use.ts F.t', 'cleared'],
      ['src/use.ts K.start', 'cleared'],
      ['src/use.ts M.start', 'cleared'],
      ['src/use.ts Again.start', 'cleared'],
      ['src/use.ts A.run', `confirmed | src/use.ts:6 ${lacks('A', 'run')}.`],
      ['src/barrel.ts default', 'cleared'],
      ['src/barrel.ts Renamed.run', 'cleared'],
      ['src/barrel.ts begin', 'cleared'],
      // What a module keeps to itself.
      ['src/barrel.ts hidden', 'confirmed | src/barrel.ts:1 The required `hidden` is absent.'],
      ['src/barrel.ts Named', 'confirmed | src/barrel.ts:1 The required `Named` is absent.'],
    ],
  ],
  [
    'CommonJS',
    common,
    [
      ['lib/d.js D.go', 'cleared'],
      ['lib/d.js E.a', 'cleared'],
      ['lib/d.js D.nowhere', `confirmed | lib/d.js:4 ${lacks('D', 'nowhere')}.`],
      ['lib/d.js G.far', `confirmed | lib/d.js:6 ${lacks('G', 'far')}${unseen('Far')}`],
      ['lib/index.js A', 'cleared'],
      ['lib/index.js A.a', 'cleared'],
      ['lib/index.js other', 'cleared'],
      ['lib/index.js nowhere', 'confirmed | lib/index.js:1 The required `nowhere` is absent.'],
      ['lib/again.js C', 'cleared'],
      ['lib/again.js fn', 'cleared'],
    ],
  ],
  [
    'Java',
    java,
    [
      ['src/com/shop/Store.java Store.sync', 'cleared'],
      ['src/com/shop/Store.java Store.close', 'cleared'],
      [
        'src/com/shop/Store.java Store.own',
        `confirmed | src/com/shop/Store.java:4 ${lacks('Store', 'own')}.`,
      ],
      [
        'src/com/shop/Store.java Store.Disk',
        `confirmed | src/com/shop/Store.java:4 ${lacks('Store', 'Disk')}.`,
      ],
      [
        'src/com/shop/Store.java Store.open',
        `confirmed | src/com/shop/Store.java:4 ${lacks('Store', 'open')}.`,
      ],
      [
        'src/com/shop/Store.java Store.drop',
        `confirmed | src/com/shop/Store.java:4 ${lacks('Store', 'drop')}: what it inherits from \`Disk\` is a stub.`,
      ],
      ['src/com/shop/Wide.java Wide.sync', 'cleared'],
      ['src/com/shop/Nested.java Nested.in', 'cleared'],
      ['src/com/shop/Nested.java Second.in', 'cleared'],
      ['src/com/shop/Nested.java Third.sync', 'cleared'],
      ['test/com/shop/StoreTest.java StoreTest.sync', 'cleared'],
      [
        'src/com/shop/Odd.java Odd.run',
        `confirmed | src/com/shop/Odd.java:3 ${lacks('Odd', 'run')}${unseen('Far')}`,
      ],
    ],
  ],
  [
    'Go',
    go,
    [
      ['raft/node.go Node.Restore', 'cleared'],
      ['raft/node.go (*Node).Restore', 'cleared'],
      [
        'raft/node.go Node.Drop',
        'confirmed | raft/snapshot.go:5 `Node.Drop` is a stub: returns "not implemented".',
      ],
      ['raft/node.go Node.Close', 'cleared'],
      ['raft/wide.go Wide.Flush', 'cleared'],
      [
        'raft/wide.go Wide.Nowhere',
        `confirmed | raft/wide.go:9 ${lacks('Wide', 'Nowhere')}${unseen('lib.Far')}`,
      ],
      ['raft/alias.go Same.Close', 'cleared'],
      ['raft/alias.go Own.Close', `confirmed | raft/alias.go:5 ${lacks('Own', 'Close')}.`],
      ['raft/node.go Node.Skipped', `confirmed | raft/node.go:3 ${lacks('Node', 'Skipped')}.`],
      ['raft/node.go Encode', 'cleared'],
      ['raft/node.go Restore', 'confirmed | raft/node.go:1 The required `Restore` is absent.'],
      ['raft/node.go Node.Helper', `confirmed | raft/node.go:3 ${lacks('Node', 'Helper')}.`],
      ['raft/node.go Node.Alien', `confirmed | raft/node.go:3 ${lacks('Node', 'Alien')}.`],
      [
        '?raft/node.go Node.Restore',
        'located | raft/snapshot.go:3 `Node.Restore` is affected: a defect (`raft/node.go` has it from here)',
      ],
    ],
  ],
  [
    'Rust',
    rust,
    [
      ['app/src/lib.rs Model', 'cleared'],
      ['app/src/lib.rs Model.id', 'cleared'],
      ['app/src/lib.rs Deep', 'cleared'],
      ['app/src/lib.rs gone', 'confirmed | app/src/lib.rs:1 The required `gone` is absent.'],
      ['src/plain.rs Plain.sync', 'cleared'],
      ['src/plain.rs Plain.flush', `confirmed | src/plain.rs:1 ${lacks('Plain', 'flush')}.`],
      ['src/lib.rs Node', 'cleared'],
      ['src/lib.rs open', 'cleared'],
      ['src/lib.rs shut', 'cleared'],
      [
        'src/lib.rs hidden',
        'located | src/store.rs:7 (similar) `hidden` is defined here; `src/lib.rs`, which should have it, only uses it.',
      ],
      ['src/raft/mod.rs Node::restore', 'cleared'],
      ['src/raft/mod.rs Node::sync', 'cleared'],
      ['src/raft/mod.rs Node::flush', `confirmed | src/raft/mod.rs:4 ${lacks('Node', 'flush')}.`],
      [
        'src/raft/mod.rs Node::drop_it',
        'confirmed | src/raft/snapshot.rs:4 `Node::drop_it` is a stub: only `todo!`.',
      ],
      ['src/raft/mod.rs Node::alien', `confirmed | src/raft/mod.rs:4 ${lacks('Node', 'alien')}.`],
    ],
  ],
];

suite('symbols that a file has from other files', () => {
  for (const [language, files, cases] of tables)
    for (const [asked, told] of cases)
      test(`${language}: ${asked}`, async () => {
        assert.equal(shown((await engineOver(files, asked)).defect), told);
      });

  test('a change of the other file is heard', async () => {
    const { engine, memory } = await engineOver(python, 'shop/core.py Store.nowhere');
    const mixins = `${python['shop/mixins.py']}    def nowhere(self):\n        return 1\n`;
    memory.set('shop/mixins.py', mixins);
    const ledger = await engine.apply([{ path: 'shop/mixins.py', kind: 'changed' }]);
    assert.equal(ledger.defects[0]!.evidence, 'cleared');
  });

  test('a module that appears is heard', async () => {
    const { 'shop/mixins.py': mixins, ...rest } = python;
    const { engine, memory, defect } = await engineOver(rest, 'shop/core.py Store.restore');
    assert.equal(defect.evidence, 'confirmed');
    memory.set('shop/mixins.py', mixins!);
    const ledger = await engine.apply([{ path: 'shop/mixins.py', kind: 'created' }]);
    assert.equal(ledger.defects[0]!.evidence, 'cleared');
  });
});
