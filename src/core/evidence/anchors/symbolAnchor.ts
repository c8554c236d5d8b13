import { findSymbol, type SymbolLookup } from '../../python/symbols.js';
import type { CodeFile, CodeView } from '../CodeView.js';
import {
  fileHead,
  result,
  type AnchorPlace,
  type AnchorResolver,
  type AnchorToResolve,
} from '../AnchorResult.js';

type State = 'present' | 'stub' | 'absent';
interface Lookup {
  state: State;
  place: AnchorPlace;
  /** The class that should hold it is there: this is the file that is meant. */
  near: boolean;
}

/** Required: confirmed while absent or a stub in every file that could hold it. Else: located where it is. */
export const resolveSymbolAnchor: AnchorResolver<'symbol'> = async (anchor, code) => {
  const paths = (await code.find(anchor.path)).sort();
  const lookups: Lookup[] = [];
  for (const path of paths) {
    const file = await code.file(path);
    if (file) lookups.push(await lookUp(file, anchor, code));
  }
  // A file that is absent cannot show that a member of it is: that is another anchor's claim.
  if (lookups.length === 0) return result('unlocated');
  const present = lookups.filter((lookup) => lookup.state === 'present');
  if (!anchor.required) {
    const found = lookups.filter((lookup) => lookup.state !== 'absent');
    return result(
      found.length > 0 ? 'located' : 'unlocated',
      found.map((lookup) => lookup.place),
    );
  }
  if (present.length > 0) return result('cleared');
  const best = lookups.find((l) => l.state === 'stub') ?? lookups.find((l) => l.near) ?? lookups[0]!;
  return result('confirmed', [best.place]);
};

async function lookUp(file: CodeFile, anchor: AnchorToResolve<'symbol'>, code: CodeView): Promise<Lookup> {
  return /\.pyi?$/u.test(file.path) ? lookUpPython(file, anchor, code) : lookUpText(file, anchor);
}

async function lookUpPython(
  file: CodeFile,
  anchor: AnchorToResolve<'symbol'>,
  code: CodeView,
): Promise<Lookup> {
  const module = await code.python(file.path);
  const found: SymbolLookup = module ? findSymbol(module, anchor.name) : { state: 'absent' };
  // In a stub file `...` is how a body is written (FIXES.md: never a stub).
  const symbol: SymbolLookup =
    found.state === 'stub' && file.path.endsWith('.pyi') ? { ...found, state: 'present' } : found;
  const { name, required } = anchor;
  const proves = required && symbol.state !== 'present';
  const at = symbol.nameStart === undefined ? symbol.container : symbol;
  const range =
    at?.nameStart === undefined ? fileHead(file) : file.lines.range(at.nameStart, at.nameEnd ?? at.nameStart);
  let message: string | undefined;
  if (symbol.state === 'stub' && required)
    message = `\`${name}\` is a stub${symbol.stubReason ? `: ${symbol.stubReason}` : ''}.`;
  if (symbol.state === 'absent' && required) {
    const inside = symbol.container?.name;
    message =
      inside && name.includes('.')
        ? `\`${inside}\` lacks the required \`${name.slice(name.lastIndexOf('.') + 1)}\`.`
        : `The required \`${name}\` is absent.`;
  }
  return {
    state: symbol.state,
    near: symbol.container !== undefined,
    place: { path: file.path, range, proves, ...(message === undefined ? {} : { message }) },
  };
}

/** Other languages: the name as a word; a file without the word surely lacks the symbol. */
function lookUpText(file: CodeFile, anchor: AnchorToResolve<'symbol'>): Lookup {
  const name = anchor.name.slice(anchor.name.lastIndexOf('.') + 1);
  const at = wordOffset(file.text, name);
  if (at >= 0) {
    return {
      state: 'present',
      near: true,
      place: { path: file.path, range: file.lines.range(at, at + name.length), proves: false },
    };
  }
  const message = `The required \`${anchor.name}\` is absent.`;
  return {
    state: 'absent',
    near: false,
    place: { path: file.path, range: fileHead(file), proves: anchor.required, message },
  };
}

function wordOffset(text: string, word: string): number {
  const isWord = (char: string | undefined): boolean => char !== undefined && /[\p{L}\p{N}_$]/u.test(char);
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!isWord(text[at - 1]) && !isWord(text[at + word.length])) return at;
  }
  return -1;
}
