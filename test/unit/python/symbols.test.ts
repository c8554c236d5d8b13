import assert from 'node:assert/strict';
import { parsePython } from '../../../src/core/python/parsePython.js';
import {
  docstringOf,
  findSymbol,
  isStub,
  listMembers,
  topLevelDefinitions,
} from '../../../src/core/python/symbols.js';

const bodies: [title: string, body: string, reason: string | undefined][] = [
  ['pass', 'pass', 'only `pass`'],
  ['ellipsis', '...', 'only `...`'],
  ['pass with comments', '# TODO\n    pass  # FIXME', 'only `pass`'],
  ['docstring and pass', '"""Doc."""\n    pass', 'only `pass`'],
  ['docstring', '"""Doc."""', 'only a docstring'],
  ['raise', 'raise NotImplementedError', 'raises NotImplementedError'],
  ['raise with a message', 'raise NotImplementedError("later")', 'raises NotImplementedError'],
  ['raise from', 'raise NotImplementedError from None', 'raises NotImplementedError'],
  ['return NotImplemented', 'return NotImplemented', 'returns NotImplemented'],
  ['several', '"""Doc."""\n    ...\n    raise NotImplementedError()', 'raises NotImplementedError'],
  ['nothing', '# only a comment', 'empty body'],
  ['return None', 'return None', undefined],
  ['return', 'return', undefined],
  ['another error', 'raise NotImplementedErrors', undefined],
  ['a real statement with a TODO', 'x = 1  # TODO', undefined],
  ['a real statement before', 'log()\n    raise NotImplementedError', undefined],
  [
    'its message in a variable',
    'msg = "later"\n    raise NotImplementedError(msg)',
    'raises NotImplementedError',
  ],
  [
    'a line in the log before',
    'logger.warning("x")\n    raise NotImplementedError',
    'raises NotImplementedError',
  ],
  ['a yield that is not reached', 'raise NotImplementedError\n    yield', 'raises NotImplementedError'],
  ['a variable alone', 'msg = "later"', undefined],
  ['a line in the log alone', 'logger.warning("x")', undefined],
  ['work before', 'msg = make()\n    raise NotImplementedError(msg)', undefined],
  ['conditional', 'if x:\n        raise NotImplementedError', undefined],
  ['f-string is no docstring', 'f"""Doc."""', undefined],
];

const never: [title: string, text: string, name: string][] = [
  ['abstract method', 'class A:\n    @abstractmethod\n    def f(self): ...', 'A.f'],
  ['dotted abstract method', 'class A:\n    @property\n    @abc.abstractmethod\n    def f(self):\n        raise NotImplementedError', 'A.f'],
  ['overload', '@typing.overload\ndef f(a): ...', 'f'],
  ['protocol', 'class A(Protocol):\n    def f(self): ...', 'A.f'],
  ['generic protocol in a branch', 'class A(typing.Protocol[T], Sized):\n    if x:\n        def f(self): ...', 'A.f'],
  ['empty constructor', 'class A:\n    def __init__(self):\n        """Doc."""\n        pass', 'A.__init__'],
  ['class with bases', 'class E(Exception):\n    """Doc."""', 'E'],
  ['decorated class', '@dataclass\nclass E:\n    pass', 'E'],
  ['inline body', 'def f(): return 1', 'f'],
]; // prettier-ignore

const text = `"""Module."""
LIMIT: int = 3
if x:
    def early(): pass
else:
    def early(): return 1
try:
    import fast
    class Node(Base):
        """Node."""
        KIND = 'n'
        def start(self):
            self.x = 1
        class Inner:
            def run(self):
                return 2
        if y:
            def stop(self): ...
except ImportError:
    Node = None
class Other:
    def stop(self): return 3
    @overload
    def many(self, a): ...
    @overload
    def many(self, b): ...
    def many(self, c):
        return c
def outer():
    def nested(): return 1
    local = 2
`;
const module = parsePython(text);

const lookups: [name: string, state: string, at?: string | undefined, container?: string][] = [
  ['LIMIT', 'present', 'LIMIT: int'],
  ['early', 'present', 'early(): return'],
  ['Node', 'present', 'Node(Base)'],
  ['Node.start', 'present', 'start(self)', 'Node'],
  ['Node.KIND', 'present', "KIND = 'n'", 'Node'],
  ['Node.Inner.run', 'present', 'run(self)', 'Inner'],
  ['Node.stop', 'stub', 'stop(self): ...', 'Node'],
  ['stop', 'present', 'stop(self): return', 'Other'],
  ['start', 'present', 'start(self)', 'Node'],
  ['run', 'present', 'run(self)', 'Inner'],
  ['Other.many', 'present', 'many(self, c)', 'Other'],
  ['outer.nested', 'present', 'nested()'],
  ['nested', 'absent'],
  ['local', 'absent'],
  ['x', 'absent'],
  ['Node.x', 'absent', undefined, 'Node'],
  ['Node.Inner.stop', 'absent', undefined, 'Inner'],
  ['Node.Missing.stop', 'absent'],
  ['Missing.stop', 'absent'],
  ['', 'absent'],
  ['Node.', 'absent', undefined, 'Node'],
];

suite('python: symbols', () => {
  for (const [title, body, reason] of bodies) {
    test(`stub: ${title}`, () => {
      const found = findSymbol(parsePython(`def f(self):\n    ${body}\nx = 1\n`), 'f');
      assert.equal(found.stubReason, reason);
      assert.equal(found.state, reason === undefined ? 'present' : 'stub');
      assert.equal(isStub(found.statement!), reason !== undefined);
    });
  }
  for (const [title, source, name] of never) {
    test(`never a stub: ${title}`, () =>
      assert.equal(findSymbol(parsePython(source), name).state, 'present'));
  }

  test('a constructor that raises, a plain empty class, a function named __init__', () => {
    const of = (source: string, name: string): string => findSymbol(parsePython(source), name).state;
    assert.equal(of('class A:\n    def __init__(self): raise NotImplementedError', 'A.__init__'), 'stub');
    assert.equal(of('class A:\n    pass', 'A'), 'stub');
    assert.equal(of('def __init__(): pass', '__init__'), 'stub');
  });

  for (const [name, state, at, container] of lookups) {
    test(`looks up ${name || 'an empty name'}`, () => {
      const found = findSymbol(module, name);
      assert.equal(found.state, state);
      assert.equal(found.nameStart, at === undefined ? undefined : text.indexOf(at));
      assert.equal(found.container?.name, container);
    });
  }

  test('an imported name is absent, and said to be imported', () => {
    const found = findSymbol(parsePython('from a import B as C\nimport d.e'), 'C');
    assert.equal(found.state, 'absent');
    assert.equal(found.imported?.module, 'a');
    assert.equal(findSymbol(parsePython('import d.e'), 'd.f').imported?.module, 'd.e');
  });

  test('lists', () => {
    const names = topLevelDefinitions(module).map(({ name, kind }) => `${name}:${kind}`);
    assert.deepEqual(names, ['LIMIT:assignment', 'early:def', 'early:def', 'Node:class', 'Node:assignment', 'Other:class', 'outer:def']); // prettier-ignore
    const node = findSymbol(module, 'Node').statement!;
    assert.deepEqual(listMembers(node).map(({ name }) => name), ['KIND', 'start', 'Inner', 'stop']); // prettier-ignore
  });

  test('docstrings', () => {
    const of = (source: string): string | undefined => docstringOf(parsePython(source))?.content;
    assert.equal(docstringOf(module)?.content, 'Module.');
    assert.equal(docstringOf(findSymbol(module, 'Node').statement!)?.content, 'Node.');
    assert.equal(docstringOf(findSymbol(module, 'Other').statement!), undefined);
    assert.equal(of('r"a\\b" "c"'), 'a\\bc');
    assert.equal(of('b"a"'), undefined);
    assert.equal(of('"a".x'), undefined);
    assert.equal(of('"""abc'), 'abc');
    assert.equal(of("'''a''"), "a''");
  });
});
