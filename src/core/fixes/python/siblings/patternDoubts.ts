import type { PythonModule, PythonStatement } from '../../../python/parsePython.js';
import { TokenKind } from '../../../python/tokenKinds.js';
import { tokenAtOrAfter, tokenText } from '../../../python/tokenReading.js';
import type { Sibling } from './Sibling.js';
import type { Slot } from './Slot.js';

/**
 * Whether the module keeps a list of the siblings elsewhere, by that string, in which the missing function's is not: a table that is
 * looked up, say. What exports names (`__all__`) is no such list.
 */
export function isListedElsewhere(
  module: PythonModule,
  slot: Slot,
  siblings: readonly Sibling[],
  written: string,
): boolean {
  const listed = siblings.filter((each) => {
    const text = slot.render(each);
    return text !== undefined && standsIn(module, text, each);
  });
  return listed.length * 2 > siblings.length && !standsIn(module, written, undefined);
}

/** Whether the string stands at top level outside of the sibling, and outside the assignments that have its name in theirs. */
function standsIn(module: PythonModule, text: string, sibling: Sibling | undefined): boolean {
  const own = sibling?.stem.join('').toLowerCase();
  return module.statements.some((statement) => {
    const { tokens, kind, start, end, first } = statement;
    if (statement === sibling?.statement || (kind !== 'simple' && kind !== 'def')) return false;
    const target = tokenText(tokens, first);
    if (target === '__all__' || kind === 'def') return false;
    if (own !== undefined && target.replaceAll('_', '').toLowerCase().includes(own)) return false;
    for (let i = tokenAtOrAfter(tokens, start); i < tokens.count && tokens.starts[i]! < end; i++) {
      if (tokens.kinds[i] === TokenKind.String && tokenText(tokens, i) === text) return true;
    }
    return false;
  });
}

/** Whether an attribute may be there for the missing function: it is where the module says which ones there are, or it does not say. */
export function isKnownMember(module: PythonModule, sibling: string, name: string): boolean {
  const members = new Set<string>();
  const visit = (statements: readonly PythonStatement[], inClass: boolean): void => {
    for (const each of statements) {
      if (inClass && each.kind === 'def' && each.name !== undefined) members.add(each.name);
      if (inClass && each.kind === 'simple') members.add(tokenText(each.tokens, each.first));
      if (each.body.length > 0) visit(each.body, each.kind === 'class');
    }
  };
  visit(module.statements, false);
  const assigned = new RegExp(`\\.${sibling}\\s*(?::[^=\\n]*)?=(?!=)`, 'u').test(module.text);
  if (!members.has(sibling) && !assigned) return true;
  return members.has(name) || new RegExp(`\\.${name}\\s*(?::[^=\\n]*)?=(?!=)`, 'u').test(module.text);
}
