import assert from 'node:assert/strict';
import { parseYaml } from '../../../src/core/sources/parseYaml.js';

/** A text, and what is said of it first. */
const cases: readonly [string, string][] = [
  ['a: "b\n', 'This string is never closed.'],
  ['a: [b, c\nd: 1\n', 'A closing `]` is expected here.'],
  ['a: {b: c\n', 'A closing `}` is expected here.'],
  ['a:\n\t- b\n', 'Tabs cannot indent in YAML.'],
  ['a: 1\nb\nc: 2\n', 'A colon and a value are expected after this key.'],
  ['a: "\\q"\n', 'This is not an escape that YAML knows.'],
  ['a: &x &y 1\n', 'A value has one anchor at most.'],
  ['a: !b !c 1\n', 'A value has one tag at most.'],
  ['a: @b\n', 'Text that begins with this character has to be in quotes.'],
  ['a: b: c\n', 'A mapping or list cannot begin here, in the line of a key.'],
  ['a:\n    b: 1\n  c: 2\n', 'The indentation of this line does not fit the lines above.'],
];

suite('texts: YAML problems', () => {
  for (const [text, message] of cases)
    test(JSON.stringify(text), () => {
      assert.equal(parseYaml(text).problems[0]?.message, message);
    });
});
