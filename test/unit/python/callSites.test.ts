import assert from 'node:assert/strict';
import { findCalls, type CallSite } from '../../../src/core/python/callSites.js';
import { parsePython } from '../../../src/core/python/parsePython.js';

function calls(text: string, name = 'f'): CallSite[] {
  const module = parsePython(text);
  return findCalls(module, name, { start: 0, end: text.length });
}

const args: [text: string, expected: string][] = [
  ['', ''],
  ['a', 'a'],
  ['a, b.c(1, 2), [x, y]', 'a; b.c(1, 2); [x, y]:list'],
  ['"s", \'t\' "u", f"{x}", b"v", rb"w"', '"s":str; \'t\' "u":str; f"{x}":str; b"v":bytes; rb"w":bytes'],
  ['1, -2, 0x1f, 1.5, 1e3, 2j', '1:int; -2:int; 0x1f:int; 1.5:float; 1e3:float; 2j'],
  ['True, False, None', 'True:bool; False:bool; None:None'],
  ['[], {}, (), (1,), (1), {1}, {1: 2}, {**a}, {x for x in y}', '[]:list; {}:dict; ():tuple; (1,):tuple; (1); {1}:set; {1: 2}:dict; {**a}:dict; {x for x in y}:set'],
  ['[1][0], {}.x, "a".b, 1 + 2, not True', '[1][0]; {}.x; "a".b; 1 + 2; not True'],
  ['a, k=1, *b, **c', 'a; k=1:int; *b; **c'],
  ['k = "v", x==y, z', 'k="v":str; x==y; z'],
  ['lambda x, y: x, 2', 'lambda x, y: x; 2:int'],
  ['x for x in y', 'x for x in y'],
  ['\n    a,  # first\n    b,\n', 'a; b'],
  ['k=', 'k='],
]; // prettier-ignore

suite('python: call sites', () => {
  for (const [source, expected] of args) {
    test(`arguments ${JSON.stringify(source)}`, () => {
      const text = `x = f(${source})\n`;
      const [call, ...rest] = calls(text);
      assert.deepEqual(rest, []);
      const shown = call!.args.map(({ text: value, keyword, star, literal }) => {
        return `${star ?? ''}${keyword === undefined ? '' : `${keyword}=`}${value}${literal ? `:${literal}` : ''}`;
      });
      assert.equal(shown.join('; '), expected);
      assert.equal(text.slice(call!.start, call!.end), text.slice(4, -1));
    });
  }

  const uses: [text: string, awaited: boolean, resultUsed: boolean][] = [
    ['f()', false, false],
    ['await f()', true, false],
    ['x = f()', false, true],
    ['x = await f()', true, true],
    ['f().x', false, true],
    ['if a: f()', false, false],
    ['if f(): pass', false, true],
    ['g(); f()', false, false],
    ['return f()', false, true],
    ['@f()\ndef g(): pass', false, true],
    ['x = lambda: f()', false, true],
    ['with f() as x: pass', false, true],
  ];
  for (const [text, awaited, resultUsed] of uses) {
    test(`use of ${JSON.stringify(text)}`, () => {
      assert.deepEqual(calls(text).map((call) => [call.awaited, call.resultUsed]), [[awaited, resultUsed]]); // prettier-ignore
    });
  }

  const counts: [text: string, name: string, count: number][] = [
    ['def f(): pass\nclass f(): pass', 'f', 0],
    ['a.f()\nf\nf(1)(2)', 'f', 1],
    ['m.f()\nx.m.f()\nm.f\nm . f ()', 'm.f', 2],
    ['f(f(1), f(2))', 'f', 3],
    ['f(1\ndef g(): f(2)', 'f', 1],
    ['def g(f): f()\nf()', 'f', 1],
    ['f(', 'f', 0],
  ];
  for (const [text, name, count] of counts) {
    test(`${count} calls of ${name} in ${JSON.stringify(text)}`, () =>
      assert.equal(calls(text, name).length, count));
  }
});
