import assert from 'node:assert/strict';
import { findInFile } from '../../../../src/core/evidence/symbols/findInFile.js';
import { parsePython } from '../../../../src/core/python/parsePython.js';
import { LineIndex } from '../../../../src/core/text/LineIndex.js';

/** What a file says of a name, and the line that it is found in. */
async function told(path: string, text: string, name: string): Promise<string> {
  const lines = new LineIndex(text);
  const code = { python: () => Promise.resolve(parsePython(text)), syntax: () => Promise.resolve(undefined) };
  const { state, at } = await findInFile({ path, text, lines }, name, code);
  return at ? `${state} ${lines.position(at.start).line + 1}` : state;
}

const python = `from lib import Other
class Base:
    def inherited(self): return 1
    def undone(self): raise NotImplementedError
class Child(Base, Other[int], metaclass=Meta):
    def own(self): return 1
    class Inner:
        def deep(self): return 1
class Late(Late): pass
class Box(Generic[Base], metaclass=Child): pass
def route(): return 1
class Port(Protocol):
    def save(self): ...
class Disk(Port):
    def save(self): raise NotImplementedError
`;

const names: [name: string, told: string][] = [
  ['Child.own', 'present 6'],
  ['Child.own()', 'present 6'],
  ['Child.own(self, x)', 'present 6'],
  ['`route`', 'present 11'],
  ['node.Child.own', 'present 6'],
  ['src.node.Child.own()', 'present 6'],
  ['Child::own', 'present 6'],
  ['self.own()', 'present 6'],
  ['Inner.deep', 'present 8'],
  ['Child.Inner.deep', 'present 8'],
  ['Child.inherited', 'present 3'],
  ['Child.undone', 'stub 4'],
  ['Child.nowhere', 'absent'],
  ['Late.nowhere', 'absent'],
  // What a type is given, and a keyword, are no bases.
  ['Box.inherited', 'absent'],
  ['Box.own', 'absent'],
  ['other.Child.own', 'absent'],
  // What only declares it says nothing of whether it is written.
  ['save', 'stub 15'],
  ['Port.save', 'present 13'],
];

const c = `/* restore_snapshot() is not written yet */
#define LIMIT 10
static int save(struct store *s, int n)
{
  return write_all(s, n);
}
int main(void) { return save(0, 1); }
`;
const cs = `class Store : IStore {
  // Drop() is for later
  public void Restore(byte[] data) { throw new NotImplementedException(); }
  public int Count => 1;
  private async Task<int> Save(int n) { return await Load(n); }
}
`;
const kt = `class Store {
  fun restore(): Int = TODO("later")
  fun save(n: Int): Int { return n }
  val limit = 10
}
`;
const rb = `module Store
  def self.restore(data)
    save data
  end
end
`;
const texts: [path: string, text: string, name: string, told: string][] = [
  ['a.c', c, 'restore_snapshot', 'unsure 1'],
  ['a.c', c, 'save', 'present 3'],
  ['a.c', c, 'main', 'present 7'],
  ['a.c', c, 'LIMIT', 'present 2'],
  ['a.c', c, 'write_all', 'unsure 5'],
  ['a.c', c, 'nowhere', 'absent'],
  ['a.cs', cs, 'Store.Restore', 'stub 3'],
  ['a.cs', cs, 'Other.Restore', 'unsure 3'],
  ['a.cs', cs, 'Store.Save', 'present 5'],
  ['a.cs', cs, 'Drop', 'unsure 2'],
  ['a.cs', cs, 'Load', 'unsure 5'],
  ['a.kt', kt, 'Store.restore', 'stub 2'],
  ['a.kt', kt, 'Store.save', 'present 3'],
  ['a.kt', kt, 'limit', 'present 4'],
  ['a.rb', rb, 'Store.restore', 'present 2'],
  ['a.rb', rb, 'save', 'unsure 3'],
  ['a.sh', 'deploy() {\n  run x\n}\n', 'deploy', 'present 1'],
  ['a.yml', 'services:\n  web:\n    image: x\n', 'web', 'present 2'],
  ['a.sql', 'CREATE TABLE orders (id INT);\n', 'orders', 'present 1'],
];

suite('a symbol in a file', () => {
  for (const [name, expected] of names)
    test(`Python: ${name}`, async () => assert.equal(await told('src/node.py', python, name), expected));

  test('Python: a body that does not parse is none that is empty', async () => {
    const text = 'def one(x):\n<<<<<<< HEAD\n    return x + 1\n=======\n    return x\n>>>>>>> other\n';
    assert.equal(await told('a.py', text, 'one'), 'unsure 1');
  });

  for (const [path, text, name, expected] of texts)
    test(`as text: ${path} ${name}`, async () => assert.equal(await told(path, text, name), expected));

  test('as text: takes linear time', async () => {
    for (const piece of ['save ', 'a<b> save(', '    int save(', 'x = '])
      assert.match(await told('a.c', piece.repeat(200_000), 'save'), /^(?:unsure|absent)/u);
  });
});
