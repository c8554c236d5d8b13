import assert from 'node:assert/strict';
import fc from 'fast-check';
import { IgnoreComments } from '../../../src/core/evidence/imports/summary/ignoreComments.js';
import { PackedSummary } from '../../../src/core/evidence/imports/summary/PackedSummary.js';
import { SummaryPacker } from '../../../src/core/evidence/imports/summary/SummaryPacker.js';
import type { ImportSummary, ModuleSummary } from '../../../src/core/python/moduleSummary.js';
import { summarizeModule } from '../../../src/core/python/summarizeModule.js';
import { LineIndex } from '../../../src/core/text/LineIndex.js';
import { pythonish } from '../python/pythonText.js';

const options = { stub: false, init: false, version: [3, 13] } as const;

/** All that is asked of a summary, from the packed one. */
function unpacked(packed: PackedSummary): object {
  const count = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);
  const importOf = (each: number): object => ({
    plain: packed.isPlain(each),
    star: packed.isStar(each),
    guarded: packed.isGuarded(each),
    reached: packed.isReached(each),
    level: packed.level(each),
    module: packed.module(each),
    place: { ...packed.importPlace(each), ignored: packed.isImportIgnored(each) },
    names: count(packed.firstName(each), packed.firstName(each + 1)).map((i) => ({
      name: packed.name(i),
      place: { ...packed.namePlace(i), ignored: packed.isNameIgnored(i) },
    })),
  });
  return {
    stub: packed.stub,
    init: packed.init,
    symbols: count(0, packed.symbolCount).map((symbol) => ({
      name: packed.symbolName(symbol),
      hidden: packed.isHidden(symbol),
      isFound: packed.symbolNamed(packed.symbolName(symbol)) === symbol,
      declarations: count(packed.firstDeclaration(symbol), packed.firstDeclaration(symbol + 1)).map((i) => ({
        order: packed.order(i),
        typed: packed.isTyped(i),
        inHandler: packed.isInHandler(i),
        callable: packed.isCallable(i),
        import: packed.importOf(i) < 0 ? undefined : importOf(packed.importOf(i)),
        isFrom: packed.fromOf(i) >= 0,
        symbol: packed.takenName(i),
      })),
    })),
    imports: count(0, packed.judgedCount).map(importOf),
    stars: count(0, packed.starCount).map((star) => ({
      order: packed.starOrder(star),
      inHandler: packed.isStarInHandler(star),
      from: importOf(packed.starImport(star)),
    })),
    hasAll: packed.hasAll,
    all: packed.allSteps(),
  };
}

/** The same from the summary itself. */
function plain({ symbols, stars, all, imports, stub, init }: ModuleSummary, text: string): object {
  const lines = new LineIndex(text);
  const ignored = new IgnoreComments(text, lines);
  const place = ({ start, end }: { start: number; end: number }, what: 'module' | 'name'): object => ({
    start,
    end,
    range: lines.range(start, end),
    ignored: ignored.covers(start, what),
  });
  const importOf = ({ number: _, names, start, end, ...said }: ImportSummary): object => ({
    ...said,
    place: place({ start, end }, 'module'),
    names: names.map((each) => ({ name: each.name, place: place(each, 'name') })),
  });
  return {
    stub,
    init,
    symbols: [...symbols].map(([name, { hidden, declarations }]) => ({
      name,
      hidden,
      isFound: true,
      declarations: declarations.map(({ order, typed, inHandler, callable, from, module, symbol }) => ({
        order,
        typed,
        inHandler,
        callable: callable ?? false,
        import: (from ?? module) ? importOf((from ?? module)!) : undefined,
        isFrom: from !== undefined,
        symbol,
      })),
    })),
    imports: imports.map(importOf),
    stars: stars.map(({ order, inHandler, from }) => ({ order, inHandler, from: importOf(from) })),
    hasAll: all.length > 0,
    all,
  };
}

suite('packed summaries of Python files', () => {
  const written = [
    ['nothing', ''],
    ['every kind of import', 'import a, b.c as d\nfrom . import (e,\n  f as g)\nfrom ..h.i import *\n'],
    ['an import that is not judged', 'raise SystemExit\nfrom a import b\n'],
    ['in a handler', 'try:\n  import a\nexcept ImportError:\n  a = None\n'],
    ['__all__', "from . import m\n__all__ = ['a', 'b']\n__all__ += m.__all__\n__all__.remove('a')\n"],
    ['comments that take errors back', 'from a import b  # type: ignore\nfrom a import (b,  # pyright: ignore\n  c)\n'],
    ['lines that end in other ways', 'import a\rfrom b import c\r\nfrom d import (\r\n  e)\r'],
  ] as const; // prettier-ignore
  for (const [what, text] of written) {
    for (const each of [options, { ...options, stub: true, init: true }]) {
      test(`${what}${each.stub ? ', in the stub of a package' : ''}: what is packed is what was read`, () => {
        const summary = summarizeModule(text, each);
        const packed = new PackedSummary(new SummaryPacker(true).pack(summary, text));
        assert.deepEqual(unpacked(packed), plain(summary, text));
      });
    }
  }

  test('many, one after the other, whatever they hold', () => {
    fc.assert(
      fc.property(fc.array(pythonish, { maxLength: 4 }), fc.boolean(), (texts, shares) => {
        const packer = new SummaryPacker(shares);
        const summaries = texts.map((text) => summarizeModule(text, options));
        const packed = summaries.map((each, i) => new PackedSummary(packer.pack(each, texts[i]!)));
        for (const [i, each] of packed.entries())
          assert.deepEqual(unpacked(each), plain(summaries[i]!, texts[i]!));
      }),
    );
  });

  test('larger than the arrays that files share, and many that fill them', () => {
    const packer = new SummaryPacker(true);
    const large = Array.from({ length: 9000 }, (_, i) => `from m${i} import n${i}\n`).join('');
    const texts = [large, ...Array.from({ length: 400 }, (_, i) => large.slice(0, 200 + 37 * i)), large];
    const packed = texts.map((text) => new PackedSummary(packer.pack(summarizeModule(text, options), text)));
    for (const [i, each] of packed.entries()) {
      const text = texts[i]!;
      const { imports, symbols } = summarizeModule(text, options);
      assert.deepEqual([each.judgedCount, each.symbolCount], [imports.length, symbols.size]);
      const last = imports.length - 1;
      assert.deepEqual([each.module(last), each.importPlace(last).start], [imports[last]!.module, imports[last]!.start]); // prettier-ignore
    }
  });
});
