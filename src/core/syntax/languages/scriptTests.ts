import type { Node } from 'web-tree-sitter';
import { rangeOf, type OutlineBuilder } from '../OutlineBuilder.js';
import { isFunction } from './scriptValues.js';

const groups = /^(?:describe|suite|context|fdescribe|xdescribe)$/u;
const cases = /^(?:it|test|specify|fit|xit|xtest)$/u;

/** A text without it has no test. */
export const testCall = /\b[fx]?(?:describe|suite|context|it|test|specify)\b[\w.]*\s*[(`]/u;

/** `describe('x', …)`, `it('y', …)`, `test.each(…)('z %i', …)`, `suite.only('w', …)`, `test.describe('v', …)` (Playwright). */
export function readScriptTest(node: Node, builder: OutlineBuilder): void {
  const called = node.childForFieldName('function');
  const names = called && runnerNames(called);
  if (!names?.some(isRunner)) return;
  const args = node.childForFieldName('arguments')?.namedChildren ?? [];
  const title = args.find((child) => !child.type.endsWith('comment'));
  if (!title || args.length < 2) return;
  // `Deno.test`, `t.test`: anything can have a method of that name, so it has to be given a function.
  if (!isRunner(names[0]!) && !args.some(isFunction)) return;
  if (title.type !== 'string' && title.type !== 'template_string') return;
  const isFilled = title.namedChildren.some((child) => child.type === 'template_substitution');
  const isPattern = isFilled || (names.includes('each') && /[%$]/u.test(title.text));
  builder.addTest(rangeOf(title), rangeOf(node), { isPattern });
}

function isRunner(name: string): boolean {
  return groups.test(name) || cases.test(name);
}

/** `['test', 'each']` of `test.each([…])`. */
function runnerNames(called: Node): string[] | undefined {
  const names: string[] = [];
  let at: Node | null = called;
  for (let depth = 0; at && depth < 6; depth++) {
    if (at.type === 'identifier') return [at.text, ...names];
    if (at.type === 'member_expression') names.unshift(at.childForFieldName('property')?.text ?? '');
    at = at.type === 'member_expression' ? at.childForFieldName('object') : at.childForFieldName('function');
  }
  return undefined;
}
