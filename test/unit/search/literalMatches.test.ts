import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LiteralMatches } from '../../../src/node/search/LiteralMatches.js';

/** Whether `other` may stand in a text so that nothing but `told`, which stands before it, is told: it begins within, or both begin alike. */
function mayBeHidden(told: string, other: string): boolean {
  if (told.startsWith(other)) return true;
  return [...told].some((_, at) => at > 0 && agrees(told.slice(at), other));
}

function agrees(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length);
  return a.slice(0, length) === b.slice(0, length);
}

suite('literals that a search tells', () => {
  const literal = fc.string({ unit: fc.constantFrom('a', 'b', 'k'), minLength: 1, maxLength: 5 });

  test('what may be hidden counts as found, and nothing else', () => {
    fc.assert(
      fc.property(fc.uniqueArray(literal, { minLength: 1, maxLength: 30 }), fc.nat(), (literals, pick) => {
        const matches = new LiteralMatches(literals);
        const told = literals[pick % literals.length]!;
        matches.add('a.py', told.toUpperCase());
        const expected = literals.flatMap((other, i) => (mayBeHidden(told, other) ? [i] : []));
        assert.deepEqual([...matches.byPath.get('a.py')!], expected);
      }),
    );
  });
});
