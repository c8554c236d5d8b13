import assert from 'node:assert/strict';
import fc from 'fast-check';
import { AskedPlaces, placeKey } from '../../../src/core/evidence/AskedPlaces.js';
import type { Mention } from '../../../src/core/model/range.js';

/** 1,024 characters along a line are the next one to the hash: places that meet there are told apart all the same. */
const source: fc.Arbitrary<Mention> = fc
  .record({
    path: fc.constantFrom('a.json', 'b.json'),
    line: fc.nat(2),
    character: fc.constantFrom(0, 4, 1024, 1028),
    long: fc.nat(1),
  })
  .map(({ path, line, character, long }) => ({
    path,
    range: { start: { line, character }, end: { line, character: character + long } },
  }));
const step = fc.record({ do: fc.constantFrom('add', 'add', 'delete', 'move'), source, to: source });

suite('places that a question is asked from', () => {
  test('are found as in a plain map, over any history', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 24 }), (steps) => {
        const places = new AskedPlaces<{ anchor: { source: Mention } }>();
        const plain = new Map<string, { anchor: { source: Mention } }>();
        for (const { do: what, source: at, to } of steps) {
          const known = plain.get(placeKey(at));
          if (what === 'add' && !known) {
            const asked = { anchor: { source: at } };
            places.add(asked);
            plain.set(placeKey(at), asked);
          } else if (what === 'delete' && known) {
            places.delete(known);
            plain.delete(placeKey(at));
          } else if (what === 'move' && known && !plain.has(placeKey(to))) {
            places.delete(known);
            plain.delete(placeKey(at));
            known.anchor = { source: to };
            places.add(known);
            plain.set(placeKey(to), known);
          }
          assert.equal(places.size, plain.size);
          assert.deepEqual(new Set(places.all()), new Set(plain.values()));
          for (const asked of [at, to]) assert.equal(places.at(asked), plain.get(placeKey(asked)));
          assert.equal(places.first === undefined, plain.size === 0);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
