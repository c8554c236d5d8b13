import assert from 'node:assert/strict';
import { silentLogger } from '../../../src/core/files/FileAccess.js';
import { LedgerEngine } from '../../../src/core/LedgerEngine.js';
import type { Defect } from '../../../src/core/model/ledger.js';
import type { GrammarAccess } from '../../../src/core/syntax/GrammarAccess.js';
import { SyntaxParsers } from '../../../src/core/syntax/SyntaxParsers.js';
import { MemoryFiles } from '../support/MemoryFiles.js';
import { installedGrammars, installedParsers } from '../support/syntaxParsers.js';

const parsers = installedParsers();
const symbol = (path: string, name: string, required = true) => ({ kind: 'symbol', path, name, required });

/** An engine over one defect with the anchors, and over the files. */
async function engineOver(files: Record<string, string>, anchors: object[], syntax?: SyntaxParsers) {
  const defects = [{ id: 'D-1', title: 'a defect', anchors }];
  const memory = new MemoryFiles({ ...files, 'defects.yaml': JSON.stringify({ version: 1, defects }) });
  const services = syntax ? { syntax } : {};
  const engine = new LedgerEngine(memory, { include: ['defects.yaml'] }, silentLogger, services);
  const ledger = await engine.load();
  return { engine, memory, ledger, defect: ledger.defects[0]! };
}

const shown = ({ occurrences }: Defect): string[] =>
  occurrences.map(({ path, range, proves, message }) =>
    `${path}:${range.start.line + 1}:${range.start.character + 1}${proves ? '!' : ''} ${message ?? ''}`.trim(),
  );

interface Case {
  title: string;
  path: string;
  code: string;
  name: string;
  required?: boolean;
  evidence: Defect['evidence'];
  says: string[];
}

const ts =
  'export class Store {\n  restore() {\n    throw new Error("Not implemented");\n  }\n  close() {}\n}\n';
const cases: Case[] = [
  {
    title: 'a stub counts as absent and says so',
    path: 'src/store.ts',
    code: ts,
    name: 'Store.restore',
    evidence: 'confirmed',
    says: ['src/store.ts:2:3! `Store.restore` is a stub: throws "not implemented".'],
  },
  {
    title: 'what is absent is shown at its class',
    path: 'src/store.ts',
    code: ts,
    name: 'Store.encode',
    evidence: 'confirmed',
    says: ['src/store.ts:1:14! `Store` lacks the required `encode`.'],
  },
  {
    title: 'a word that is only called is no definition',
    path: 'src/use.ts',
    code: 'class Store { run() { this.encode(); } }\n// encode\n',
    name: 'Store.encode',
    evidence: 'confirmed',
    says: ['src/use.ts:1:7! `Store` lacks the required `encode`.'],
  },
  {
    title: 'what is there clears',
    path: 'src/store.ts',
    code: ts,
    name: 'Store.close',
    evidence: 'cleared',
    says: [],
  },
  {
    title: 'not required: located at its name',
    path: 'src/store.ts',
    code: ts,
    name: 'Store.restore',
    required: false,
    evidence: 'located',
    says: ['src/store.ts:2:3 `Store.restore` is affected: a defect'],
  },
  {
    title: 'Rust, with `::`',
    path: 'src/raft.rs',
    code: 'struct Raft;\nimpl Raft {\n    fn encode(&self) -> u8 { todo!() }\n}\n',
    name: 'Raft::encode',
    evidence: 'confirmed',
    says: ['src/raft.rs:3:8! `Raft::encode` is a stub: only `todo!`.'],
  },
  {
    title: 'Rust, absent, with `::`',
    path: 'src/raft.rs',
    code: 'struct Raft;\n',
    name: 'Raft::encode',
    evidence: 'confirmed',
    says: ['src/raft.rs:1:8! `Raft` lacks the required `encode`.'],
  },
  {
    title: 'Go, by receiver',
    path: 'raft.go',
    code: 'package raft\n\ntype Raft struct{}\n\nfunc (r *Raft) Encode() error { return errors.New("not implemented") }\n',
    name: '(*Raft).Encode',
    evidence: 'confirmed',
    says: ['raft.go:5:16! `(*Raft).Encode` is a stub: returns "not implemented".'],
  },
  {
    title: 'Java, with `#`',
    path: 'Raft.java',
    code: 'class Raft {\n  void close() {}\n}\n',
    name: 'Raft#encode',
    evidence: 'confirmed',
    says: ['Raft.java:1:7! `Raft` lacks the required `encode`.'],
  },
  {
    title: 'code that does not parse proves nothing where the word stands',
    path: 'src/cut.ts',
    code: 'class Store {\n  open() { if (true) {\n  encode() { return 1; }\n}\n',
    name: 'Store.encode',
    evidence: 'located',
    says: [
      'src/cut.ts:3:3 `Store.encode` is not found as a definition, but the code does not parse here, so it may be one.',
    ],
  },
  {
    title: 'code that does not parse and lacks the word lacks the symbol',
    path: 'src/cut.ts',
    code: 'class Store {\n  open() { if (true) {\n',
    name: 'Store.encode',
    evidence: 'confirmed',
    says: ['src/cut.ts:1:1! The required `Store.encode` is absent.'],
  },
  {
    title: 'Python: a string that is not closed swallows the method',
    path: 'store.py',
    code: 'class Store:\n    def open(self):\n        return """\n\n    def encode(self):\n        return 1\n',
    name: 'Store.encode',
    evidence: 'located',
    says: [
      'store.py:5:9 `Store.encode` is not found as a definition, but the code does not parse here, so it may be one.',
    ],
  },
  {
    title: 'Python: the method of another class is not the one',
    path: 'store.py',
    code: 'class Store:\n    def open(self):\n        x = )\n\nclass Other:\n    def encode(self):\n        return 1\n',
    name: 'Store.encode',
    evidence: 'confirmed',
    says: ['store.py:1:7! `Store` lacks the required `encode`.'],
  },
  {
    title: 'Python: an error behind it changes nothing',
    path: 'store.py',
    code: 'def encode_all():\n    return 1\n\nx = (\n',
    name: 'encode',
    evidence: 'confirmed',
    says: ['store.py:1:1! The required `encode` is absent.'],
  },
  {
    title: 'Python, with `::`',
    path: 'store.py',
    code: 'class Store:\n    def encode(self):\n        pass\n',
    name: 'Store::encode',
    evidence: 'confirmed',
    says: ['store.py:2:9! `Store::encode` is a stub: only `pass`.'],
  },
];

suite('symbol anchors by syntax tree', () => {
  for (const { title, path, code, name, required = true, evidence, says } of cases) {
    test(title, async () => {
      const { defect } = await engineOver({ [path]: code }, [symbol(path, name, required)], parsers);
      assert.deepEqual(shown(defect), says);
      assert.equal(defect.evidence, evidence);
    });
  }

  test('one file of several that may hold it proves nothing while another does not parse', async () => {
    const files = { 'a.ts': 'class A {}\n', 'b.ts': 'class B { encode( { \n' };
    const { defect } = await engineOver(files, [symbol('{a.ts,b.ts}', 'encode')], parsers);
    assert.equal(defect.evidence, 'located');
  });

  test('a change is seen: the stub is written, the method goes', async () => {
    const { engine, memory } = await engineOver(
      { 'src/store.ts': ts },
      [symbol('src/store.ts', 'Store.restore')],
      parsers,
    );
    const after = async (text: string): Promise<string> => {
      memory.set('src/store.ts', text);
      return (await engine.apply([{ path: 'src/store.ts', kind: 'changed' }])).defects[0]!.evidence;
    };
    assert.equal(await after(ts.replace('throw new Error("Not implemented")', 'this.x = 1')), 'cleared');
    assert.equal(await after('export class Store {}\n'), 'confirmed');
    assert.equal(await after('export class Store { restore() { return 1; } }\n'), 'cleared');
  });
});

suite('test anchors by syntax tree', () => {
  const named = (path: string, name: string) => ({ kind: 'test', path, name });
  const js = "describe('store', () => {\n  it('keeps the term', () => {});\n});\n";

  test('a test is located at its name', async () => {
    const anchors = [named('a.test.ts', 'store > keeps the term'), named('a_test.go', 'TestA/b_c')];
    const go = 'package a\n\nfunc TestA(t *testing.T) {\n\tt.Run("b c", func(t *testing.T) {})\n}\n';
    const { defect } = await engineOver({ 'a.test.ts': js, 'a_test.go': go }, anchors, parsers);
    assert.deepEqual(shown(defect), [
      'a.test.ts:2:7 This test shows the defect: a defect',
      'a_test.go:4:9 This test shows the defect: a defect',
    ]);
  });

  test('an id that matches none is a problem of the source', async () => {
    const { ledger, defect } = await engineOver(
      { 'a.test.ts': js },
      [named('a.test.ts', 'store > other')],
      parsers,
    );
    assert.equal(defect.evidence, 'unlocated');
    assert.match(ledger.problems[0]!.message, /No test matches `a\.test\.ts::store > other`/u);
  });

  test('where the code does not parse, the word will do', async () => {
    const broken = "describe('store', () => {\n  it('keeps the term', () => {\n";
    const { defect } = await engineOver(
      { 'a.test.ts': broken },
      [named('a.test.ts', 'keeps the term')],
      parsers,
    );
    assert.equal(defect.evidence, 'located');
  });
});

suite('loading of grammars', () => {
  const counting = (fail?: RegExp): { loads: string[]; access: GrammarAccess } => {
    const loads: string[] = [];
    const load = (file: string): Promise<Uint8Array> => {
      loads.push(file);
      return fail?.test(file) ? Promise.reject(new Error('no such file')) : installedGrammars.load(file);
    };
    return { loads, access: { load } };
  };

  test('nothing is loaded for Python, texts and files that no anchor names', async () => {
    const { loads, access } = counting();
    const files = { 'a.py': 'x = 1\n', 'b.txt': 'x', 'c.ts': 'const y = 1;\n' };
    const anchors = [symbol('a.py', 'x'), symbol('b.txt', 'x'), { kind: 'file', path: 'c.ts' }];
    await engineOver(files, anchors, new SyntaxParsers(access));
    assert.deepEqual(loads, []);
  });

  test('each language is loaded when the first file of it is asked for, once', async () => {
    const { loads, access } = counting();
    const files = { 'a.rs': 'fn x() {}\n', 'b.rs': 'fn y() {}\n', 'c.ts': 'const y = 1;\n' };
    const anchors = [symbol('a.rs', 'x'), symbol('b.rs', 'x'), symbol('{a.rs,b.rs}', 'z')];
    await engineOver(files, anchors, new SyntaxParsers(access));
    assert.deepEqual(loads.sort(), ['tree-sitter-rust.wasm', 'web-tree-sitter.wasm']);
  });

  test('a grammar that cannot be loaded leaves the text, and says so once', async () => {
    const { access } = counting(/rust/u);
    const warnings: string[] = [];
    const log = { info: () => {}, warn: (line: string) => void warnings.push(line) };
    const files = { 'a.rs': 'fn x() {}\n', 'b.rs': '\n', 'c.go': 'package c\nfunc x() {}\n' };
    const anchors = [symbol('a.rs', 'x'), symbol('b.rs', 'y'), symbol('c.go', 'x')];
    const { defect } = await engineOver(files, anchors, new SyntaxParsers(access, log));
    assert.deepEqual(shown(defect), ['b.rs:1:1! The required `y` is absent.']);
    assert.deepEqual(warnings, [
      'tree-sitter-rust.wasm cannot be loaded; such code is searched as text: no such file',
    ]);
  });

  test('bytes that are no grammar leave the text', async () => {
    const access: GrammarAccess = {
      load: (file) =>
        file.startsWith('web') ? installedGrammars.load(file) : Promise.resolve(new Uint8Array([1, 2, 3])),
    };
    const { defect } = await engineOver(
      { 'a.go': 'package a\nfunc x() {}\n' },
      [symbol('a.go', 'x')],
      new SyntaxParsers(access),
    );
    assert.equal(defect.evidence, 'cleared');
  });

  test('without parsers the text is searched', async () => {
    const { defect } = await engineOver({ 'a.go': 'package a\n' }, [symbol('a.go', 'x')]);
    assert.deepEqual(shown(defect), ['a.go:1:1! The required `x` is absent.']);
  });

  test('a file over the limit is searched as text', async () => {
    const text = `const filler = 1;\n${'// filler line of a generated file\n'.repeat(60_000)}`;
    assert.equal(await parsers.parse('a.ts', text), undefined);
    const tree = await parsers.parse('a.ts', text.slice(0, 100_000));
    assert.ok(tree);
    tree.dispose();
  });
});
