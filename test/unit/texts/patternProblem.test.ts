import assert from 'node:assert/strict';
import { compilePattern } from '../../../src/core/evidence/patterns/Pattern.js';

const cases: readonly [string, string][] = [
  ['(', 'a closing parenthesis is missing'],
  ['a)', 'a parenthesis is closed that was never opened'],
  ['[a', 'a closing bracket is missing'],
  ['[b-a]', 'a range of characters is not valid: `b-a`'],
  ['*a', 'there is nothing to repeat: `*`'],
  ['a{2000}', 'a repetition has a count that is not valid: `{2000}`'],
  ['\\8', 'an escape is not known'],
  ['a\\', 'it ends with a backslash'],
];

suite('texts: why RE2 refuses a pattern', () => {
  for (const [pattern, why] of cases)
    test(pattern, () => {
      const answer = compilePattern(pattern);
      assert.ok('refused' in answer);
      assert.ok(
        answer.refused.startsWith(`The pattern \`${pattern}\` is not valid RE2: ${why}.`),
        answer.refused,
      );
    });
});
