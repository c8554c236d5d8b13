import { Random } from '../../bench/drift/Random.js';

/** Texts that are no Python, what is wrong with them, and the names that pyright takes them to bind, in the order that they are first bound. */
export const brokenTexts: readonly (readonly [wrong: string, text: string, names: string])[] = [
  ['two operands side by side', 'a = 1\nb c = 2\nd = 3 4\n', 'a c d'],
  ['a value that is missing', 'a =\nb = c =\nd += \ne: = 1\nf: int = \n', 'a b c d e f'],
  ['a sum that is not finished', 'a + = 1\nb * = 1\nc = d +\n', 'c'],
  ['a call that is closed by the wrong bracket', 'a = f(1]\nb = 2\n', 'a b'],
  ['a bracket that is never closed', 'a = 1\nb = f(1,\ndef c(): pass\nd = 2\n', 'a b'],
  ['a bracket that is never opened', 'a = 1)\nb, c) = 1, 2\nd = 3\n', 'a d'],
  ['a string that is never closed', 'a = "text\nb = f("text)\nc = 1\n', 'a b'],
  ['a text in three quotes that is never closed', 'a = 1\n"""\nb = 2\n', 'a'],
  ['a function without its name', 'a = 1\ndef (b):\n    c = 2\nd = 3\n', 'a b c d'],
  ['a function without parameters', 'def a:\n    b = 2\nc = 3\n', 'b c'],
  ['parameters that are not closed', 'def a(b:\n    c = 2\nd = 3\n', 'a'],
  ['a class without its name', 'class :\n    a = 1\nb = 2\n', 'b'],
  ['two names of a class', 'class A B: c = 1\nd = 2\n', 'A d'],
  ['a header without a colon', 'if a\n    b = 1\nwhile c\n    d = 2\ne = 3\n', 'b d e'],
  ['a header without a colon and a block', 'if a\nb = 1\n', 'b'],
  ['something before the colon', 'if a b: c = 1\nfor d in e f: g = 1\n', 'c d g'],
  ['a loop over nothing', 'for a b in c: d = 1\nfor e:\n    f = 1\ng = 2\n', 'a e f g'],
  ['a block on the line of another', 'if a: b = 1 else: c = 2\nif d: for e in f: g = 1\nh = 3\n', 'b c h'],
  ['a branch without its head', 'a = 1\nelse:\n    b = 2\nexcept c:\n    d = 3\ne = 4\n', 'a b d e'],
  ['a line that is indented for no reason', 'a = 1\n    b = 2\n    c = 3\nd = 4\n', 'a b c d'],
  ['a line between two levels', 'def a():\n        b = 1\n    c = 2\nd = 3\n', 'a c d'],
  ['a line between two levels of a class', 'class A:\n    x = 1\n  b = 2\nc = 3\n', 'A b c'],
  ['a block that is not indented', 'def a():\nb = 1\nclass C:\nd = 2\n', 'a b C d'],
  ['tabs among spaces', 'if a:\n        b = 1\n\tc = 2\nd = 3\n', 'b c d'],
  ['a decorator of nothing', '@a\nb = 1\n@c d\ndef e(): pass\n', 'b e'],
  ['an import that is not finished', 'from a import\nfrom b import (c, d\ne = 1\n', 'c d e'],
  ['an import of two words', 'import a b\nfrom c import d e\nf = 1\n', 'a d f'],
  ['an import of a path', 'import a/b\nc = 1\n', 'a c'],
  ['an import in two halves', 'from a.b\n\nc import d\ne = 1\n', 'd e'],
  ['marks of a merge', '<<<<<<< HEAD\na = 1\n=======\na = 2\n>>>>>>> other\nb = 3\n', 'a b'],
  ['a fence of Markdown', '```python\na = 1\n```\n', 'a'],
  ['a sentence', 'Here is the code for you:\na = 1\n', 'you a'],
  ['a sentence that begins a loop', 'for all who read this\na = 1\n', 'all a'],
  ['what Python does not know', 'a = 1 $ b\nc = 2\n? d = 3\n“e” = 4\nf = 5\n', 'a c f'],
  ['a template', '{{ name }} = 1\n{% if a %}\nb = 2\n{% endif %}\n', 'b'],
  ['an old `print` and `exec`', 'print "a"\nexec "b" in c\nd = 1\n', 'd'],
  ['an old `except`', 'try:\n    a = 1\nexcept B, c:\n    d = 2\n', 'a d'],
  ['an old `raise`', 'if a:\n    raise B, "c"\nd = 2\n', 'd'],
  ['a target of a deletion that is none', 'a = 1\ndel a b\nc = 2\n', 'a c'],
  ['an annotation of what is no name', '-- a: b.c\nd = 1\n', 'd'],
  ['a case without its match', 'case a:\n    b = 1\nc = 2\n', 'a b c'],
  ['what is no case in a match', 'match a:\n    b = 1\n    case c: d = 2\ne = 3\n', 'c d e'],
  ['`async` before what cannot wait', 'async a = 1\nasync if b: c = 1\nd = 2\n', 'd'],
  ['a `with` of two words', 'with a b as c: d = 1\nwith e as (f, g: h = 2\n', 'd'],
  ['a `return` and more', 'a = 1\nreturn b c\nd = 2\n', 'a'],
  ['a `try` without an end', 'try:\n    a = 1\nb = 2\n', 'a b'],
  ['a dictionary with more in it', 'a = {1: 2, 3}\nb = {c d}\ne = 1\n', 'a b e'],
  ['a backslash before more', 'a = 1 \\ \nb = 2\n', 'a b'],
  ['a lambda with brackets', 'a = lambda (b, c): d\ne = 1\n', 'a e'],
  ['an unknown word in a name', 'def €(): pass\na€ = 1\nb = 2\n', 'b'],
]; // prettier-ignore

/** Sound pieces of a module. No function is without an import, so that all of it is read. */
const pieces = [
  'import alpha.beta as gamma, delta\n',
  'from . import here\nfrom .near import (\n    one as two,\n    three,\n)\n',
  'try:\n    import fast\nexcept ImportError as error:\n    fast = None\nelse:\n    found = True\nfinally:\n    done = 1\n',
  'def plain(first, *rest, key: int = 1, **more) -> str:\n    import inner\n    return inner.of(first)["key"]\n',
  'class Kind(Base, metaclass=Meta):\n    size: int = 4\n\n    @property\n    def name(self):\n        import told as teller\n        global told\n        told = {"a": [1, (2)], **{}}\n        return self.__name\n\n    import other\n    name = other\n',
  '@deco(1, [2])\nasync def waits():\n    from far import away\n    async with away() as near:\n        await near\n',
  'if flag and not (a == 1 or b in c):\n    left = 1\nelif other is not None:\n    right = 2\nelse:\n    middle = 3\n',
  'for x, (y, *z) in zip(a, b):\n    total = x + y ** -1\n    if total > 3: break\nelse:\n    rest = 0\n',
  'while count < 3 and not done:\n    last = count\n',
  'with open("a") as one, open("b") as (two, three):\n    text = one.read()\n',
  'value, (inner, *others) = call(key="v", *args)[1:2]\nalias = again = lambda q, w=1: q\n',
  'table = {\n    "a": 1,\n    "b": [x for x in range(3) if x],\n}\n',
  'match command:\n    case ["go", where] if where:\n        went = where\n    case Point(x=0) | None:\n        stayed = 1\n    case _:\n        pass\n',
  'typed: dict[str, int] = {}\ncount = 0; count += 1; type Pair[T] = tuple[T, T]\n',
  'message = "%s of it" % count + \'it\\\'s\' "more"\n"""Words of\na doc, with (brackets and "quotes".\n"""\n',
  'del value\nassert count, "never"\nraise_later = yes if no else maybe\n',
]; // prettier-ignore

const marks = ['(', ')', '[', ']', '{', '}', ':', '"', "'", '"""', '=', ',', '\\', '#', '@', '.', ';', '$', '?', '!', '`', '*', '->', ':=']; // prettier-ignore
const lines = [
  'class', 'def f', 'if x', 'for i in', 'try:', 'except:', 'else:', 'elif x:', 'import', 'from x', 'import .x', 'from x import (', 'lambda', 'await', '@', 'x =', 'x = (', 'x = "',
  'print "x"', 'x y z', 'x ? y : z', '}', '];', 'Here is the code:', '```', '{% if x %}', '<<<<<<< HEAD', 'def a b(): pass', 'with a, b c: d = 1', 'return', 'case y:', 'match z', 'async x',
]; // prettier-ignore

/** Makes texts, most of which are no Python: sound pieces with one or two slips, always the same for a seed. */
export class BrokenTexts {
  private readonly random: Random;

  constructor(seed: number) {
    this.random = new Random(seed);
  }

  next(): string {
    let text = '';
    for (let i = 2 + this.random.int(5); i > 0; i--) text += this.random.pick(pieces);
    for (let i = 1 + this.random.int(2); i > 0; i--) text = this.slip(text);
    return text;
  }

  private slip(text: string): string {
    const at = this.random.int(text.length);
    const all = text.split('\n');
    const line = this.random.int(all.length);
    const indent = /^\s*/u.exec(all[line]!)![0];
    switch (this.random.int(9)) {
      case 0:
        return text.slice(0, at) + this.random.pick(marks) + text.slice(at);
      case 1:
        return text.slice(0, at) + text.slice(at + 1 + this.random.int(3));
      case 2:
        return text.slice(0, at) + text.slice(at + this.random.int(60));
      case 3:
        return text.slice(0, at) + this.random.pick(['\n', '\n    ', '\n\n', ' ']) + text.slice(at);
      case 4:
        all.splice(line, 0, indent + this.random.pick(lines));
        return all.join('\n');
      case 5:
        all.splice(line, 1);
        return all.join('\n');
      case 6:
        all[line] = this.random.pick([' ', '  ', '    ', '\t']) + all[line]!;
        return all.join('\n');
      case 7:
        all[line] = all[line]!.slice(this.random.int(5));
        return all.join('\n');
      default:
        all.splice(line, 2, `${all[line]!}${this.random.pick([' ', '', ';'])}${all[line + 1] ?? ''}`);
        return all.join('\n');
    }
  }
}
