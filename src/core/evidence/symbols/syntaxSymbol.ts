import { findSymbol, isNotInherited } from '../../syntax/findSymbol.js';
import type { SyntaxDefinition, SyntaxOutline, SyntaxRange } from '../../syntax/Outline.js';
import { parseSymbolName } from '../../syntax/symbolName.js';
import type { CodeFile } from '../CodeView.js';
import { definedAnswer, type SymbolAnswer } from './SymbolAnswer.js';
import { wordIn } from './wordIn.js';

const callable = new Set<SyntaxDefinition['kind']>(['function', 'method', 'constructor']);

/** By the outline of a syntax tree. */
export function syntaxSymbol(outline: SyntaxOutline, file: CodeFile, name: string): SymbolAnswer {
  const { state, definition, container, stubReason } = findSymbol(outline, name, file.path);
  const owner = container && { name: container.name, start: container.nameStart, end: container.nameEnd };
  const held = owner ? { container: owner } : {};
  if (definition) {
    const at = { start: definition.nameStart, end: definition.nameEnd };
    // What is half written may be anything once it is whole.
    if (definition.hasError && definition.body && callable.has(definition.kind))
      return { state: 'unsure', at, doubt: 'body', ...held };
    // What a declaration file says is made in another.
    const declares =
      isNotInherited(definition) || (definition.isSignature && !/\.d\.[cm]?ts$/u.test(file.path));
    return definedAnswer({ state, stubReason, declares }, at, held);
  }
  const zones = zonesAround(outline, container);
  const word = parseSymbolName(name).parts.at(-1)?.replace(/^#/u, '') ?? '';
  const at = zones.length > 0 ? wordIn(file.text, word, zones) : undefined;
  return at ? { state: 'unsure', at, ...held } : { state: 'absent', ...held };
}

/** Where the symbol can have got lost: nowhere when what should hold it was read without an error. */
function zonesAround(
  { errorZones, language }: SyntaxOutline,
  container: SyntaxDefinition | undefined,
): readonly SyntaxRange[] {
  // In Rust and Go the members of a type stand outside of it.
  if (!container || language === 'rust' || language === 'go') return errorZones;
  const touches = errorZones.some((zone) => zone.start < container.end && container.start < zone.end);
  return touches ? [...errorZones, container] : [];
}
